import {expect, it, test} from 'vitest';
import {configCommand, lacksCompose, runServiceCommand, upCommand} from '../../src/engine/compose-command.ts';

const SOURCE = {name: 'stack-7', file: '/temp/compose.json', folder: '/work'};
const GLOBAL = ['compose', '--ansi', 'never', '--project-name', 'stack-7', '--project-directory', '/work', '--file'];

it('reads a file, or the text that was looked at instead of it', () => {
  expect(configCommand(SOURCE).args).toEqual([...GLOBAL, '/temp/compose.json', 'config', '--format', 'json']);
  const {args, input} = configCommand(SOURCE, '{"services":{}}');
  expect([args, input]).toEqual([[...GLOBAL, '-', 'config', '--format', 'json'], '{"services":{}}']);
});

it('never builds, and has no limit of its own where it waits for services', () => {
  const {args, timeoutMs} = upCommand(SOURCE);
  expect(args.slice(-4)).toEqual(['up', '--detach', '--no-build', '--quiet-pull']);
  expect(timeoutMs).toBeUndefined();
});

test.each([
  {name: 'a command', check: {command: ['fit', 'help']}, want: ['web', 'fit', 'help']},
  {
    name: 'another entrypoint',
    check: {command: ['-c', 'exit 3'], entrypoint: 'sh'},
    want: ['--entrypoint', 'sh', 'web', '-c', 'exit 3']
  }
])('runs a one-shot container of a service with $name', ({check, want}) => {
  const {args} = runServiceCommand(SOURCE, 'web', 'run-1', check);
  const options = ['run', '--no-deps', '--quiet-pull', '--no-TTY', '--name', 'run-1'];
  expect(args.slice(GLOBAL.length + 1)).toEqual([...options, ...want]);
});

test.each([
  {stderr: "docker: 'compose' is not a docker command.\nSee 'docker --help'", want: true},
  {stderr: "docker: unknown command: docker compose\n\nRun 'docker --help' for more information", want: true},
  {stderr: "unknown flag: --ansi\nSee 'docker --help'.\n", want: true},
  {stderr: "validating /work/compose.yaml: services.app additional properties 'bulid' not allowed", want: false},
  {stderr: 'unknown flag: --no-TTY', want: false}
])('there is no compose, by "$stderr": $want', ({stderr, want}) => {
  expect(lacksCompose(stderr)).toBe(want);
});
