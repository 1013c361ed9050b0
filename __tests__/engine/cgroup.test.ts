import {readFileSync} from 'node:fs';
import {describe, expect, it, test} from 'vitest';
import {parseInnerUsage, parseStats, usageFilesIn, usageOf, usualUsageFiles} from '../../src/engine/cgroup.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/cli/engine/cgroup/${name}.txt`, import.meta.url), 'utf8');

const ID = 'c'.repeat(64);

describe('usualUsageFiles', () => {
  it('are those of systemd and of cgroupfs, in both versions', () => {
    const {memory, cpu} = usualUsageFiles(ID);
    expect(memory).toEqual([
      `/sys/fs/cgroup/system.slice/docker-${ID}.scope/memory.peak`,
      `/sys/fs/cgroup/docker/${ID}/memory.peak`,
      `/sys/fs/cgroup/memory/system.slice/docker-${ID}.scope/memory.max_usage_in_bytes`,
      `/sys/fs/cgroup/memory/docker/${ID}/memory.max_usage_in_bytes`
    ]);
    expect(cpu).toContain(`/sys/fs/cgroup/cpuacct/docker/${ID}/cpuacct.usage`);
    expect(cpu).toContain(`/sys/fs/cgroup/system.slice/docker-${ID}.scope/cpu.stat`);
  });
});

describe('usageFilesIn', () => {
  test.each([
    {
      name: 'version 2 alone',
      text: '0::/user.slice/user-1000.slice/user@1000.service/user.slice/docker-1.scope\n',
      memory: ['/sys/fs/cgroup/user.slice/user-1000.slice/user@1000.service/user.slice/docker-1.scope/memory.peak'],
      cpu: ['/sys/fs/cgroup/user.slice/user-1000.slice/user@1000.service/user.slice/docker-1.scope/cpu.stat']
    },
    {
      name: 'version 1, its controllers together',
      text: '5:memory:/a:b/1\n4:cpu,cpuacct:/c/1\n1:name=systemd:/d/1\n',
      memory: ['/sys/fs/cgroup/memory/a:b/1/memory.max_usage_in_bytes'],
      cpu: ['/sys/fs/cgroup/cpuacct/c/1/cpuacct.usage']
    },
    {name: 'nothing', text: 'no such line', memory: [], cpu: []}
  ])('$name', ({text, memory, cpu}) => expect(usageFilesIn(text)).toEqual({memory, cpu}));

  it('a real machine that has both', () => {
    const id = /docker\/([0-9a-f]{64})/.exec(fixture('proc-hybrid'))?.[1];
    expect(usageFilesIn(fixture('proc-hybrid'))).toEqual({
      memory: [
        `/sys/fs/cgroup/docker/${id}/memory.peak`,
        `/sys/fs/cgroup/memory/docker/${id}/memory.max_usage_in_bytes`
      ],
      cpu: [`/sys/fs/cgroup/cpuacct/docker/${id}/cpuacct.usage`, `/sys/fs/cgroup/docker/${id}/cpu.stat`]
    });
  });
});

describe('usage', () => {
  test.each([
    {name: 'version 2', memory: '65433600\n', cpu: fixture('cpu.stat'), want: {memory: 65_433_600, cpuMs: 68}},
    {name: 'version 1', memory: '65433600\n', cpu: '82412499\n', want: {memory: 65_433_600, cpuMs: 82}},
    {name: 'a kernel without memory.peak', memory: undefined, cpu: 'usage_usec 1000\n', want: {cpuMs: 1}},
    {name: 'no CPU time yet', memory: '4096\n', cpu: '0\n', want: {memory: 4096, cpuMs: 0}},
    {name: 'neither', memory: undefined, cpu: undefined, want: {}},
    {name: 'other text', memory: 'max\n', cpu: 'user_usec 5\n', want: {}}
  ])('of $name', ({memory, cpu, want}) => expect(usageOf(memory, cpu)).toEqual(want));

  test.each([
    {name: 'version 1', text: fixture('inner-v1'), want: {memory: 65_433_600, cpuMs: 82}},
    {name: 'version 2', text: `65433600\n${fixture('cpu.stat')}`, want: {memory: 65_433_600, cpuMs: 68}},
    {name: 'a container without cat', text: '', want: {}}
  ])('inside the container, $name', ({text, want}) => expect(parseInnerUsage(text)).toEqual(want));

  test.each([
    {text: fixture('stats'), want: {memory: 63_585_649}},
    {text: '512B / 1GiB\n', want: {memory: 512}},
    {text: '0B / 0B\n', want: {}},
    {text: '-- / --\n', want: {}}
  ])('by docker stats: $text', ({text, want}) => expect(parseStats(text)).toEqual(want));
});
