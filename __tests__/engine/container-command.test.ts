import {describe, expect, it, test} from 'vitest';
import {
  createCommand,
  eventsCommand,
  execCommand,
  infoCommand,
  listCommand,
  logsCommand,
  pullCommand,
  readFileCommand,
  removeContainersCommand,
  removeImagesCommand,
  removeVolumesCommand,
  runCommand,
  runOnceCommand,
  startAttachedCommand,
  startCommand,
  stopCommand,
  topCommand,
  versionCommand
} from '../../src/engine/container-command.ts';
import type {ContainerSpec} from '../../src/ports/container.ts';
import type {Command} from '../../src/ports/process.ts';

const spec: ContainerSpec = {
  name: 'c1',
  image: 'ghcr.io/acme/app@sha256:abc',
  platform: 'linux/arm64',
  labels: {'io.multiarch-build.session': 's1'},
  env: {},
  publish: [],
  readOnly: false,
  tmpfs: [],
  mounts: [],
  pids: 4096,
  capabilities: [],
  extraHosts: []
};
const has = ({args}: Command, ...part: readonly string[]): boolean =>
  args.some((_, index) => part.every((arg, offset) => args[index + offset] === arg));

describe('runCommand', () => {
  it('starts detached, labelled, for one platform', () => {
    const command = runCommand(spec);
    expect(command.tool).toBe('docker');
    expect(command.args.slice(0, 2)).toEqual(['run', '--detach']);
    expect(has(command, '--name', 'c1')).toBe(true);
    expect(has(command, '--platform', 'linux/arm64')).toBe(true);
    expect(has(command, '--label', 'io.multiarch-build.session=s1')).toBe(true);
    expect(command.args.at(-1)).toBe(spec.image);
    expect(command.args.filter(arg => arg.startsWith('--health') || arg === '--publish')).toEqual([]);
  });

  it('publishes on loopback alone', () => {
    const {args} = runCommand({...spec, publish: [80, 443]});
    const published = args.flatMap((arg, index) => (arg === '--publish' ? [args[index + 1]] : []));
    expect(published).toEqual(['127.0.0.1::80', '127.0.0.1::443']);
  });

  it('asks for the health often', () => {
    const command = runCommand({...spec, health: {intervalMs: 500, timeoutMs: 30_000}});
    expect(has(command, '--health-interval', '500ms')).toBe(true);
    expect(has(command, '--health-timeout', '30000ms')).toBe(true);
    expect(has(runCommand({...spec, health: {intervalMs: 500}}), '--health-timeout')).toBe(false);
  });

  it('puts the arguments of the program after the image, whatever they look like', () => {
    const command = runCommand({
      ...spec,
      entrypoint: '/app',
      command: ['--privileged', '$(id)', 'a b'],
      env: {A: 'x=y z'}
    });
    expect(command.args.slice(command.args.indexOf(spec.image))).toEqual([spec.image, '--privileged', '$(id)', 'a b']);
    expect(has(command, '--entrypoint', '/app')).toBe(true);
    expect(has(command, '--env', 'A=x=y z')).toBe(true);
  });

  it('has no capability, few processes and a short log unless more is asked for', () => {
    const {args} = runCommand(spec);
    expect(args.join(' ')).toContain('--cap-drop ALL --pids-limit 4096 --log-driver json-file --log-opt max-size=16m');
    for (const flag of ['--cap-add', '--memory', '--user', '--read-only', '--mount', '--privileged', '--network']) {
      expect(args).not.toContain(flag);
    }
  });

  it('gives what is asked for', () => {
    const {args} = runCommand({
      ...spec,
      envFile: '/run/env',
      user: '1000:1000',
      readOnly: true,
      tmpfs: ['/tmp:size=64m'],
      memory: 64_000_000,
      cpus: 1.5,
      shmSize: 1024,
      pids: 50,
      capabilities: ['CHOWN', 'NET_RAW'],
      gpus: 'runtime',
      extraHosts: ['db:10.0.0.1'],
      mounts: [
        {kind: 'bind', source: '/w/a,b', target: '/etc/app', readOnly: true},
        {kind: 'volume', source: 'c1-data', target: '/data', readOnly: false},
        {kind: 'volume', target: '/cache', readOnly: false}
      ]
    });
    const label = 'volume-label=io.multiarch-build.session=s1';
    expect(args.slice(args.indexOf('--env-file'), args.indexOf(spec.image))).toEqual([
      ...['--env-file', '/run/env', '--cap-drop', 'ALL', '--cap-add', 'CHOWN', '--cap-add', 'NET_RAW'],
      ...['--pids-limit', '50', '--memory', '64000000', '--memory-swap', '64000000', '--cpus', '1.5'],
      ...['--shm-size', '1024', '--log-driver', 'json-file', '--log-opt', 'max-size=16m', '--log-opt', 'max-file=2'],
      ...['--user', '1000:1000', '--read-only', '--tmpfs', '/tmp:size=64m'],
      ...['--mount', 'type=bind,"source=/w/a,b",target=/etc/app,readonly'],
      ...['--mount', `type=volume,source=c1-data,target=/data,${label}`],
      ...['--mount', `type=volume,target=/cache,${label}`],
      ...['--add-host', 'db:10.0.0.1', '--gpus', 'all']
    ]);
    expect(has(runCommand({...spec, gpus: 'cdi'}), '--device', 'nvidia.com/gpu=all')).toBe(true);
  });

  it('is created with the same arguments when its log is to be seen whole', () => {
    const run = runCommand({...spec, publish: [80], health: {intervalMs: 500}});
    expect(createCommand({...spec, publish: [80], health: {intervalMs: 500}}).args).toEqual([
      'create',
      ...run.args.slice(2)
    ]);
  });

  it('runs once in the foreground, without ports and health', () => {
    const {args, timeoutMs} = runOnceCommand({...spec, command: ['--version'], health: {intervalMs: 500}});
    expect(args.slice(0, 4)).toEqual(['run', '--no-healthcheck', '--name', 'c1']);
    expect(args.slice(-2)).toEqual([spec.image, '--version']);
    expect(args).not.toContain('--detach');
    expect(timeoutMs).toBeUndefined();
  });
});

test.each([
  {
    name: 'pull',
    command: pullCommand('a/b@sha256:c', 'linux/arm64'),
    want: 'pull --quiet --platform linux/arm64 a/b@sha256:c'
  },
  {name: 'logs', command: logsCommand('c1', 100), want: 'logs --tail 100 c1'},
  {
    name: 'logs of a life',
    command: logsCommand('c1', 100, 1_763_736_000_123.5),
    want: 'logs --tail 100 --since 1763736000.123500 c1'
  },
  {name: 'rm', command: removeContainersCommand(['c1', 'c2']), want: 'rm --force --volumes c1 c2'},
  {name: 'image rm', command: removeImagesCommand(['a:1']), want: 'image rm a:1'},
  {name: 'volume rm', command: removeVolumesCommand(['v']), want: 'volume rm --force v'},
  {name: 'cat', command: readFileCommand('c1', '/proc/net/tcp'), want: 'exec c1 cat /proc/net/tcp'},
  {
    name: 'list containers',
    command: listCommand('container', 'label=a=b'),
    want: 'container ls --all --quiet --filter label=a=b'
  },
  {name: 'list volumes', command: listCommand('volume', 'name=x'), want: 'volume ls --quiet --filter name=x'},
  {name: 'start', command: startCommand('c1'), want: 'start c1'},
  {name: 'start with its log', command: startAttachedCommand('c1'), want: 'start --attach c1'},
  {name: 'stop', command: stopCommand('c1'), want: 'stop --time 10 c1'},
  {name: 'exec', command: execCommand('c1', ['a', '-b']), want: 'exec c1 a -b'},
  {name: 'top', command: topCommand('c1'), want: 'top c1 -o pid'},
  {name: 'info', command: infoCommand, want: 'info --format {{json .}}'},
  {name: 'version', command: versionCommand, want: 'version --format {{json .}}'},
  {
    name: 'events',
    command: eventsCommand('c1'),
    want: 'events --since 0 --format {{json .}} --filter type=container --filter container=c1 --filter event=start --filter event=health_status --filter event=die --filter event=oom'
  }
])('$name', ({command, want}) => expect(command.args.join(' ')).toBe(want));

it('bounds every command in time but the one that follows events', () => {
  expect(eventsCommand('c1').timeoutMs).toBeUndefined();
  for (const {timeoutMs} of [runCommand(spec), pullCommand('a', 'b'), versionCommand, logsCommand('c', 1)]) {
    expect(timeoutMs).toBeGreaterThan(0);
  }
});
