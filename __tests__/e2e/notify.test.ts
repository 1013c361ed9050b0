import {createHmac} from 'node:crypto';
import {describe, expect, it} from 'vitest';
import type {RunResult} from '../../src/report/result.ts';
import {errorsOf, resultOf, runAction} from './support/action.ts';
import {forkPullRequest, pushToMain} from './support/events.ts';
import {type Inputs, sharedBuilder} from './support/inputs.ts';
import {HELLO, project} from './support/project.ts';
import {newRepository} from './support/registry.ts';
import {webhookServer} from './support/webhook.ts';

const KEY = 'key-of-the-signature';
const BROKEN = 'FROM busybox:1.36\nRUN echo the compiler says no && false\n';

const run = (inputs: Inputs, env: Readonly<Record<string, string>>, {dockerfile = HELLO, event = pushToMain()} = {}) =>
  runAction({
    event,
    cwd: project({Dockerfile: dockerfile}),
    inputs: {...sharedBuilder(), images: newRepository(), platforms: 'linux/amd64', comment: 'off', ...inputs},
    env
  });

const warningsOf = ({annotations}: Awaited<ReturnType<typeof run>>): readonly string[] =>
  annotations.filter(({name}) => name === 'warning').map(({message}) => message);

describe('webhooks', () => {
  it('get the result of a run, signed, tried again, and each what it wants', async () => {
    const server = await webhookServer();
    server.answers.push({status: 503}, {status: 429, headers: {'retry-after': '0'}});
    const HOOK = `${server.url}/hooks/path-that-is-secret`;
    const done = await run(
      {
        notify: `- {url-env: HOOK, secret-env: SIGNING_KEY}
- {url: "${server.url}/failures", on: failure}
`
      },
      {HOOK, SIGNING_KEY: KEY}
    );
    expect(done.exitCode, done.log).toBe(0);
    expect(done.annotations).toEqual([]);
    expect(server.deliveries.map(({method, path}) => `${method} ${path}`)).toEqual([
      'POST /hooks/path-that-is-secret',
      'POST /hooks/path-that-is-secret',
      'POST /hooks/path-that-is-secret'
    ]);
    const last = server.deliveries.at(-1);
    expect(last?.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(last?.headers['x-hub-signature-256']).toBe(
      `sha256=${createHmac('sha256', KEY)
        .update(last?.body ?? '')
        .digest('hex')}`
    );
    expect(JSON.parse(last?.body ?? '')).toEqual(resultOf(done));
    for (const secret of [HOOK, KEY, 'path-that-is-secret'])
      expect(done.log + done.summary + done.files).not.toContain(secret);
    expect(done.log).toContain('Webhook HOOK was told of the success.');
  });

  it('hear of a failure, without the secrets of the run', async () => {
    const server = await webhookServer();
    const done = await run(
      {
        secrets: 'token=hunter2-of-the-build',
        notify: `- {url: "${server.url}/json", on: [failure, cancelled]}
- {url: "${server.url}/slack", format: slack}
- {url: "${server.url}/success", on: success}
`
      },
      {},
      {dockerfile: `${BROKEN.replace('no', 'no to hunter2-of-the-build')}`}
    );
    expect(done.exitCode).toBe(1);
    const bodies = Object.fromEntries(server.deliveries.map(({path, body}) => [path, body]));
    expect(Object.keys(bodies).sort()).toEqual(['/json', '/slack']);
    const result = JSON.parse(bodies['/json'] ?? '') as RunResult;
    expect(result).toMatchObject({outcome: 'failure', failures: [{target: 'hello/linux/amd64'}]});
    const {text} = JSON.parse(bodies['/slack'] ?? '') as {text: string};
    expect(text).toMatch(/^❌ <https:\/\/github\.com\/acme\/hello\/actions\/runs\/19563512345\|acme\/hello: /);
    expect(text).toContain('failed to build');
    expect(JSON.stringify(bodies)).not.toContain('hunter2');
    expect(bodies['/json']).toContain('the compiler says no to ***');
  });

  it('that fail only warn', async () => {
    const server = await webhookServer();
    server.answers.push({status: 404});
    const done = await run(
      {
        retries: '0',
        notify: `- url: "${server.url}/hooks/secret-path"
- {url: "http://127.0.0.1:2/nobody/secret-path", timeout: 5s}
- url-env: NOT_SET
- {url-env: HOOK, secret-env: NOT_SET}
`
      },
      {HOOK: `${server.url}/unsigned`}
    );
    expect(done.exitCode, done.log).toBe(0);
    expect(errorsOf(done)).toEqual([]);
    const host = server.url.replace('http://', '');
    expect(warningsOf(done)).toEqual([
      `The webhook ${host} was not told how the run ended: it answers 404.`,
      'The webhook 127.0.0.1:2 was not told how the run ended: ECONNREFUSED.',
      'The webhook NOT_SET was not told how the run ended: the variable NOT_SET is not set (a GitHub secret that does not exist is empty).',
      'The webhook HOOK was not told how the run ended: the variable NOT_SET is not set.'
    ]);
    expect(server.deliveries).toHaveLength(1);
    expect(done.log).not.toContain('secret-path');
  });

  it('hear nothing of a fork, nor of a plan', async () => {
    const server = await webhookServer();
    const notify = `- url: "${server.url}"`;
    const fork = await run({notify}, {}, {event: forkPullRequest()});
    expect(fork.exitCode, fork.log).toBe(0);
    const plan = await run({notify, mode: 'plan'}, {});
    expect(plan.exitCode, plan.log).toBe(0);
    expect(server.deliveries).toEqual([]);
  });

  it('hear of a promotion and of a clean-up', async () => {
    const server = await webhookServer();
    const notify = `- {url: "${server.url}", format: json}`;
    const promoted = await run({mode: 'promote', from: '1.0.0', to: 'latest', notify}, {});
    expect(promoted.exitCode).toBe(1);
    const retention = 'rules: [{match: "pr-*", keep-days: 1}]';
    const cleaned = await run({mode: 'cleanup', notify, retention}, {});
    expect(cleaned.exitCode, cleaned.log).toBe(0);
    expect(server.deliveries.map(({body}) => (JSON.parse(body) as RunResult).outcome)).toEqual(['failure', 'success']);
  });
});
