import {describe, expect, it, test} from 'vitest';
import {
  eventsCommand,
  listCommand,
  logsCommand,
  pullCommand,
  readFileCommand,
  removeContainersCommand,
  removeImagesCommand,
  removeVolumesCommand,
  runCommand,
  versionCommand
} from '../../src/engine/container-command.ts';
import type {Command, ContainerSpec} from '../../src/ports.ts';

const spec: ContainerSpec = {
  name: 'c1',
  image: 'ghcr.io/acme/app@sha256:abc',
  platform: 'linux/arm64',
  labels: {'io.multiarch-build.session': 's1'},
  env: {},
  publish: []
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
    const command = runCommand({...spec, health: {intervalMs: 500, retries: 121, timeoutMs: 30_000}});
    expect(has(command, '--health-interval', '500ms')).toBe(true);
    expect(has(command, '--health-retries', '121')).toBe(true);
    expect(has(command, '--health-timeout', '30000ms')).toBe(true);
    expect(has(runCommand({...spec, health: {intervalMs: 500, retries: 1}}), '--health-timeout')).toBe(false);
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
});

test.each([
  {
    name: 'pull',
    command: pullCommand('a/b@sha256:c', 'linux/arm64'),
    want: 'pull --quiet --platform linux/arm64 a/b@sha256:c'
  },
  {name: 'logs', command: logsCommand('c1', 100), want: 'logs --tail 100 c1'},
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
