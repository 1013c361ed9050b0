import {beforeAll, describe, expect, it} from 'vitest';
import type {ActionRun} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {newRepository, publishedTags} from './support/registry.ts';
import {check, failureOf, type Variant} from './support/services.ts';

interface Failing extends Variant {
  /** Texts of title, cause, remedy and details. */
  readonly want: readonly string[];
}

const timeout = '8s';

/** Python takes its time to start on a busy machine: that is not what these fail in. */
const UP = {log: {pattern: 'listening', within: '120s'}};

const CHECKS: Readonly<Record<string, Failing>> = {
  json: {
    smoke: {
      timeout,
      checks: [UP, {http: {path: '/health', json: {status: 'ok', parts: [{up: false}]}}}]
    },
    want: [
      'not healthy in 8 s (check 2 of 2: GET :8000/health, JSON {"status":"ok","parts":[{"up":false}]})',
      'Its last answer: status 200, and in its JSON .parts[0].up is true, not false'
    ]
  },
  'not-utf-8': {
    smoke: {timeout, checks: [UP, {http: {path: '/latin1', body: 'grüße'}}]},
    want: ['status 200, and the body does not match /grüße/: gr\ufffd']
  },
  redirect: {
    smoke: {timeout, checks: [UP, {http: '/moved'}]},
    want: ['status 302 instead of 2xx, a redirect to /login, which is not followed', '"status: 302"']
  },
  broken: {
    smoke: {timeout, checks: [UP, {http: '/broken'}]},
    want: ['not healthy in 8 s (check 2 of 2: GET :8000/broken)', 'the connection broke off in the middle of the body']
  },
  'slow-body': {
    smoke: {timeout, checks: [UP, {http: {path: '/endless', body: 'end'}}]},
    want: ['status 200, and the body as far as it was read does not match /end/: xxx']
  },
  'tcp-nobody': {
    smoke: {checks: [UP, {tcp: {port: 9000, within: '6s'}}]},
    want: [
      'not listening in 6 s (check 2 of 2: TCP :9000)',
      'Wrong port: it listens on 8000, not on 9000.',
      'health-port'
    ]
  },
  'tcp-local': {
    smoke: {command: 'local', timeout, checks: [UP, {tcp: 8000}]},
    want: ['It listens on 127.0.0.1:8000 inside the container', 'Make it listen on 0.0.0.0']
  },
  'http-local': {
    smoke: {command: 'local', timeout, checks: [UP, {http: '/health'}]},
    want: ['not healthy in 8 s (check 2 of 2: GET :8000/health)', 'It listens on 127.0.0.1:8000 inside the container']
  },
  exec: {
    smoke: {checks: [{exec: {command: ['sh', '-c', 'echo no database; exit 2'], within: '20s'}}]},
    want: ['not successful in 20 s', 'Its last result: exit code 2 instead of 0', '"within"', 'no database']
  },
  'exec-output': {
    smoke: {checks: [{exec: {command: 'echo version 1', output: '^version 2$', within: '20s'}}]},
    want: ['not successful in 20 s', 'exit code 0, and its output does not match /^version 2$/', 'version 1']
  },
  'exec-missing': {
    smoke: {checks: [{exec: 'pg_isready -q'}]},
    want: ['could not be executed (exec pg_isready -q)', 'The image does not have the program of the check.']
  },
  'exec-hangs': {
    smoke: {checks: [{exec: {command: 'sleep 600', within: '3s'}}]},
    want: ['not successful in 3 s (exec sleep 600)', 'the command had not ended']
  },
  run: {
    target: 'tool',
    smoke: {checks: [{run: 'help'}, {run: 'fail'}]},
    want: [
      'exit code 3 instead of 0 (check 2 of 2: run fail)',
      'It ended with exit code 3.',
      '"exit-code"',
      'no such garment'
    ]
  },
  'run-output': {
    target: 'tool',
    smoke: {checks: [{run: {command: 'help', output: 'version'}}]},
    want: ['exit code 0, and its output does not match /version/', 'usage: fit help']
  },
  'run-hangs': {
    target: 'tool',
    smoke: {checks: [{run: {command: 'hang', within: '4s'}}]},
    want: ['not done in 4 s (run hang)', 'It had not ended.', '"within"']
  },
  log: {
    smoke: {checks: [UP, {log: {pattern: 'ready to serve', within: '5s'}}]},
    want: [
      'no such line in its log in 5 s (check 2 of 2: log /ready to serve/)',
      'No line of its log matches /ready to serve/.',
      'listening'
    ]
  },
  'no-log': {
    smoke: {command: 'trace', checks: [{'no-log': 'Traceback'}, {http: '/health'}, {exec: 'sleep 30'}]},
    want: [
      'its log has a line that it must not have: Traceback (most recent call last): no database (check 1 of 3: no log /Traceback/)',
      'Its log matches /Traceback/.'
    ]
  },
  'no-healthcheck': {
    smoke: {checks: ['healthcheck']},
    want: ['There is a healthcheck among the checks, and the image has no HEALTHCHECK', 'Add a HEALTHCHECK']
  }
};

const SERVICES: Readonly<Record<string, Failing>> = {
  dies: {
    smoke: {command: 'dies', checks: [{http: '/health'}, {exec: ['sh', '-c', 'touch /tmp/die; sleep 60']}]},
    want: ['ended with exit code 7 (check 2 of 2: exec sh -c touch /tmp/die; sleep 60)', 'It crashed with exit code 7.']
  },
  flaps: {
    target: 'healthy',
    smoke: {command: 'flaps', checks: [{exec: {command: 'python3 /app/service.py outlast', within: '240s'}}]},
    want: ['was healthy, and is not any more (check 1 of 2: HEALTHCHECK)']
  },
  daemon: {
    smoke: {command: 'daemon', checks: [{http: '/health'}]},
    want: ['ended with exit code 0', 'It ended by itself, with exit code 0.', 'must stay in the foreground']
  },
  bomb: {
    smoke: {command: 'bomb', pids: 64, checks: [UP, {exec: {command: 'true', 'exit-code': 5, within: '15s'}}]},
    want: ['It came to its limit of 64 processes and threads.', '"pids" in "smoke"']
  },
  memory: {
    smoke: {command: 'hungry', memory: '64m', checks: [{http: '/health'}]},
    want: [
      'ended with exit code 137',
      'It was killed: out of memory, of which it may have 67.1 MB.',
      '"memory" in "smoke"'
    ]
  },
  'memory-of-a-child': {
    smoke: {
      command: 'hungry-child',
      memory: '64m',
      checks: [{log: {pattern: 'the child is gone', within: '120s'}}, {http: {path: '/health', within: '6s'}}]
    },
    want: ['not healthy in 6 s', 'It was killed: out of memory, of which it may have 67.1 MB.']
  },
  'read-only': {
    smoke: {command: 'writes', 'read-only': true, checks: [{http: '/health'}]},
    want: ['ended with exit code 1', "Read-only file system: '/tmp/lock'", '"tmpfs: [/tmp]"']
  },
  jailed: {
    smoke: {command: 'jailed', checks: [{http: '/health'}]},
    want: ['Operation not permitted', '"cap-add: [SYS_CHROOT]" in "smoke"']
  },
  gpus: {
    smoke: {gpus: 'all', checks: [{http: '/health'}]},
    want: ['could not be started', 'the engine has none to give', 'gpus: auto']
  },
  'gpus-with-log': {
    smoke: {gpus: 'all', checks: [{log: 'listening'}]},
    want: ['could not be started', 'the engine has none to give']
  },
  'not-there': {
    smoke: {entrypoint: '/no/such/program', checks: [{log: 'listening'}]},
    want: ['could not be started', 'The program that the image starts is not in it.']
  },
  stranger: {
    smoke: {user: 'nobody-here', checks: [{http: '/health'}]},
    want: ['could not be started', 'The image has no such user or group.', '"user" in "smoke"']
  },
  once: {
    smoke: {command: 'once', restart: true, volumes: ['data:/data'], checks: [{http: '/health'}]},
    want: ['ended with exit code 1 after a restart (GET :8000/health)', 'a pid file is in the way']
  }
};

describe.each([
  {what: 'every check', variants: CHECKS},
  {what: 'every bad habit of a service', variants: SERVICES}
])('a run that fails in $what', ({variants}) => {
  const repository = newRepository();
  let run: ActionRun;
  beforeAll(async () => {
    run = await check(variants, {repository});
  });

  it('publishes nothing, and leaves nothing behind', async () => {
    expect(run.exitCode, run.log).toBe(1);
    expect(await publishedTags(repository)).toEqual([]);
    await expectNoTrace(run, repository);
  });

  it.for(Object.keys(variants))('says why: %s', name => {
    const failure = failureOf(run, name);
    for (const text of variants[name]?.want ?? ['has a want']) expect(failure).toContain(text);
  });
});
