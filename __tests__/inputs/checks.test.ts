import {describe, expect, it, test} from 'vitest';
import type {Check, SmokeTest} from '../../src/inputs/check-settings.ts';
import {problemsOf, settingsOf, variant} from './support.ts';

const smokeOf = async (smoke: string): Promise<SmokeTest> => {
  const settings = variant(await settingsOf({smoke})).smoke;
  if (settings === 'off') throw new Error('is off');
  return settings;
};

const http = {kind: 'http', path: '/', lenient: false} as const;
const exec = {kind: 'exec', command: ['pg_isready', '-q'], exitCode: 0} as const;

describe('a check', () => {
  test.each<{text: string; want: Check}>([
    {text: 'healthcheck', want: {kind: 'healthcheck'}},
    {text: 'healthcheck:', want: {kind: 'healthcheck'}},
    {text: 'healthcheck: {within: 10s}', want: {kind: 'healthcheck', withinMs: 10_000}},
    {text: 'http: /health', want: {...http, path: '/health'}},
    {text: 'http: {}', want: {...http, lenient: true}},
    {text: 'http: {body: ok}', want: {...http, body: 'ok'}},
    {
      text: 'http: {port: 81, path: /api, method: post, headers: {X-Key: 1, Accept: a/b}, status: 201, body: "^ok$", json: {a: [1, {b: null}]}, within: 5}',
      want: {
        ...http,
        path: '/api',
        port: 81,
        method: 'POST',
        headers: {'X-Key': '1', Accept: 'a/b'},
        status: 201,
        body: '^ok$',
        json: {a: [1, {b: null}]},
        withinMs: 5000
      }
    },
    {text: 'tcp: 5432', want: {kind: 'tcp', port: 5432}},
    {text: 'tcp: {within: 1m}', want: {kind: 'tcp', withinMs: 60_000}},
    {text: 'exec: pg_isready -q', want: exec},
    {text: 'exec: [sleep, 10, "a b"]', want: {...exec, command: ['sleep', '10', 'a b']}},
    {
      text: `exec: {command: 'sh -c "exit 3"', exit-code: 3, output: (?i)no, within: 2s}`,
      want: {...exec, command: ['sh', '-c', 'exit 3'], exitCode: 3, output: '(?i)no', withinMs: 2000}
    },
    {text: 'run: fit help', want: {...exec, kind: 'run', command: ['fit', 'help']}},
    {
      text: 'run: {entrypoint: python, command: [-c, import torch]}',
      want: {...exec, kind: 'run', entrypoint: 'python', command: ['-c', 'import torch']}
    },
    {text: 'log: "listening on :\\\\d+"', want: {kind: 'log', pattern: 'listening on :\\d+'}},
    {text: 'log: {pattern: up, within: 3s}', want: {kind: 'log', pattern: 'up', withinMs: 3000}},
    {text: 'no-log: Traceback', want: {kind: 'no-log', pattern: 'Traceback'}},
    {text: 'no-log: {pattern: panic}', want: {kind: 'no-log', pattern: 'panic'}}
  ])('$text', async ({text, want}) => expect((await smokeOf(`checks:\n  - ${text}\n`)).checks).toEqual([want]));

  test.each([
    {text: 'healthchek', want: 'item 1 (line 2): "healthchek" is not right here (want healthcheck'},
    {text: '{}', want: 'item 1 (line 2): names no check. Give each check an item of its own'},
    {text: '{http: /a, tcp: 1}', want: 'item 1 (line 2): is 2 checks at once: http and tcp'},
    {text: 'htp: /a', want: '"htp" is not a key here. Did you mean "http"?'},
    {text: 'http: health', want: '› http (line 2): "health" is not a path'},
    {text: 'http: {port: 0}', want: '› http › port (line 2): the number 0 is not right here (want at least 1)'},
    {text: 'http: {method: "GET /"}', want: '› method (line 2): "GET /" is not a method of HTTP'},
    {text: 'http: {headers: {"a b": 1}}', want: '› headers › a b (line 2): is not a header'},
    {text: 'http: {headers: {a: "x\\ny"}}', want: '› headers › a (line 2): is not a header'},
    {text: 'http: {body: "("}', want: '› body (line 2): "(" is not a regular expression: Unterminated group'},
    {text: 'http: {within: soon}', want: '› within (line 2): "soon" is not a duration'},
    {text: 'tcp: 70000', want: '› tcp (line 2): the number 70000 is not right here (want at most 65535'},
    {text: 'exec: ""', want: '› exec (line 2): names no command'},
    {text: `exec: "sh -c 'x"`, want: 'is never closed; write the arguments as a list'},
    {text: 'exec: {output: a}', want: '› exec › command (line 2): is missing'},
    {text: 'exec: {command: a, exit-code: 256}', want: '› exit-code (line 2): the number 256 is not right here'},
    {text: 'exec: {command: a, entrypoint: b}', want: '"entrypoint" is not a key here'},
    {text: 'run: {command: []}', want: '› run › command (line 2): names no command'},
    {text: 'log: "[a"', want: '› log (line 2): "[a" is not a regular expression'},
    {text: 'log: ""', want: '› log (line 2): is empty, and would match every line'},
    {
      text: 'no-log: {pattern: "a**"}',
      want: '› pattern (line 2): "a**" is not a regular expression: Nothing to repeat'
    },
    {text: 'no-log: {pattern: a, within: 3s}', want: '"within" is not a key here'}
  ])('$text is refused', async ({text, want}) => {
    const problems = await problemsOf({smoke: `checks:\n  - ${text}\n`});
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(want);
  });
});

describe('options of the container', () => {
  it('are read', async () => {
    const text = `
env: {A: 1.10}
env-file: ./test.env
user: 1000
read-only: true
tmpfs: /tmp /run:size=1m
volumes: [data:/data, ./conf:/etc/app:ro]
memory: 512m
cpus: 1.5
shm-size: 64MB
pids: 100
gpus: auto
extra-hosts: {db: 10.0.0.1}
cap-add: [net_raw, CAP_SYS_CHROOT]
restart: true
foreign-binaries: /opt/firmware/**
without-gpu: {command: serve --cpu, env: {CPU: }, checks: [log: up]}
compose: {file: compose.yml, service: app, images: {db: backend}, wait: db cache}
`;
    expect(await smokeOf(text)).toEqual({
      timeoutMs: 60_000,
      checks: [],
      restart: true,
      foreignBinaries: ['/opt/firmware/**'],
      container: {
        env: {A: '1.10'},
        envFile: './test.env',
        user: '1000',
        readOnly: true,
        tmpfs: ['/tmp', '/run:size=1m'],
        volumes: ['data:/data', './conf:/etc/app:ro'],
        memory: 2 ** 29,
        cpus: 1.5,
        shmSize: 64e6,
        pids: 100,
        gpus: 'auto',
        extraHosts: ['db:10.0.0.1'],
        capAdd: ['NET_RAW', 'SYS_CHROOT']
      },
      withoutGpu: {command: ['serve', '--cpu'], env: {CPU: ''}, checks: [{kind: 'log', pattern: 'up'}]},
      compose: {file: 'compose.yml', service: 'app', images: {db: 'backend'}, wait: ['db', 'cache']}
    });
  });

  test.each([
    {text: 'restart: {checks: [http: /list]}', want: {checks: [{kind: 'http', path: '/list', lenient: false}]}},
    {text: 'restart: {}', want: true},
    {text: 'restart: false', want: false}
  ])('reads $text', async ({text, want}) => expect(await smokeOf(text)).toMatchObject({restart: want}));

  test.each([
    {text: 'env-file: /etc/environment', want: 'env-file (line 1): "/etc/environment" is not in the workspace'},
    {text: 'user: "a b"', want: 'user (line 1): "a b" is not a user'},
    {text: 'read-only: yes please', want: 'read-only (line 1): "yes please" is not right here (want true or false)'},
    {text: 'tmpfs: tmp', want: 'tmpfs (line 1): "tmp" is not a path in memory (want /tmp or /tmp:size=64m)'},
    {
      text: 'volumes: [/var/run/docker.sock:/var/run/docker.sock]',
      want: 'would give the image the whole engine'
    },
    {text: 'volumes: ["/etc:/host"]', want: 'volumes (line 1): "/etc" is not in the workspace'},
    {text: 'volumes: ["../..:/host"]', want: 'volumes (line 1): "../.." is not in the workspace'},
    {text: 'memory: lots', want: 'memory (line 1): "lots" is not a size (want 300MB, 2GiB, 512m'},
    {text: 'memory: 1m', want: 'memory (line 1): "1m" is too little for any container'},
    {text: 'cpus: 0', want: 'cpus (line 1): "0" is not a number of processors'},
    {text: 'shm-size: 5x', want: 'shm-size (line 1): "5x" is not a size'},
    {text: 'pids: 0', want: 'pids (line 1): the number 0 is not right here (want at least 1)'},
    {text: 'gpus: some', want: 'gpus (line 1): "some" is not right here (want auto or all or none)'},
    {text: 'extra-hosts: [db]', want: 'extra-hosts (line 1): "db" is not a host (want name:address)'},
    {text: 'cap-add: [NET RAW]', want: 'cap-add (line 1): "NET RAW" is not a capability'},
    {text: 'env: {"A=B": 1}', want: 'env › A=B (line 1): cannot name a variable'},
    {text: 'without-gpu: {gpus: none}', want: 'without-gpu › gpus (line 1): "gpus" is not a key here'},
    {
      text: 'compose: {file: ../c.yml, service: a}',
      want: 'compose › file (line 1): "../c.yml" is not in the workspace'
    },
    {text: 'restart: often', want: 'restart (line 1): "often" is not right here (want true or false or a map'},
    {text: 'restart: {check: []}', want: 'restart › check (line 1): "check" is not a key here. Did you mean "checks"?'},
    {text: 'restart: {checks: [http: {status: 1}]}', want: 'restart › checks › item 1 › http › status (line 1)'},
    {
      text: 'restart: {checks: [no-log: "("]}',
      want: 'restart › checks › item 1 › no-log (line 1): "(" is not a regular'
    },
    {
      text: 'compose: {file: c.yml, service: "-v"}',
      want: 'compose › service (line 1): "-v" begins with a hyphen. Give the service another name'
    },
    {text: 'compose: {file: c.yml}', want: 'compose › service (line 1): is missing'}
  ])('$text is refused', async ({text, want}) => {
    const problems = await problemsOf({smoke: text});
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(want);
  });

  test.each([
    {name: 'a variable', smoke: 'env: {TOKEN: hunter2hunter2}', key: 'TOKEN'},
    {name: 'a variable of the fallback', smoke: 'without-gpu: {env: {TOKEN: hunter2hunter2}}', key: 'TOKEN'},
    {name: 'a command', smoke: 'command: [serve, --token=hunter2hunter2]', key: 'command'},
    {name: 'the command of a check', smoke: 'checks: [exec: login hunter2hunter2]', key: 'command'},
    {
      name: 'a header',
      smoke: 'checks: [http: {headers: {Authorization: Bearer hunter2hunter2}}]',
      key: 'Authorization'
    },
    {name: 'a body', smoke: 'checks: [http: {body: hunter2hunter2}]', key: 'body'},
    {name: 'JSON', smoke: 'checks: [http: {json: {deep: [{token: hunter2hunter2}]}}]', key: 'token'},
    {name: 'a check after the restart', smoke: 'restart: {checks: [exec: login hunter2hunter2]}', key: 'command'},
    {name: 'a path', smoke: 'checks: [http: "/?token=hunter2hunter2"]', key: 'path'}
  ])('$name that holds a secret is refused', async ({smoke, key}) => {
    expect(await problemsOf({smoke, secrets: 'a=hunter2hunter2'})).toEqual([
      `smoke: the value of "${key}" holds a secret, which everyone who can see the plan could read. Take it out; a check gets secrets by "env-file".`
    ]);
  });
});
