import {describe, expect, it, test} from 'vitest';
import type {Workflow} from '../../src/ports/workflow.ts';
import {redactResult} from '../../src/report/redact.ts';
import {secretsOf, secretsOfDockerConfig, secretsOfSettings} from '../../src/stages/known-secrets.ts';
import {createSecrets, hidingWorkflow} from '../../src/stages/secrets.ts';
import {settingsOf} from '../inputs/support.ts';
import {success} from '../report/fixtures.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('what is secret', () => {
  it('is every secret of the inputs, in the forms that files have, and of the variables', async () => {
    const settings = await settingsOf({
      username: 'ci',
      password: 'pass-word-1',
      'github-token': 'ghs_1',
      secrets: 'npm=npm-token',
      gates: '- cosign: {key: env://KEY, password-env: PASS}'
    });
    const env = {
      KEY: 'pem-of-a-key',
      PASS: 'opens-it',
      SNYK_TOKEN: 'snyk-token-1',
      MY_API_KEY: 'api-key-12',
      SHORT_TOKEN: 'abc',
      PWD: '/home/runner/work',
      TOKEN_URL: 'https://acme.dev',
      'INPUT_SECRET-ENVS': 'id=VARIABLE',
      INPUT_TOKEN: 'an-input-of-another-step'
    };
    expect([...secretsOf(settings, env)].sort()).toEqual(
      [
        'pass-word-1',
        base64('ci:pass-word-1'),
        'ghs_1',
        base64('x-access-token:ghs_1'),
        'npm-token',
        'pem-of-a-key',
        'opens-it',
        'snyk-token-1',
        'api-key-12'
      ].sort()
    );
  });

  test.each([
    {
      name: 'a token',
      query: '?token=hunter2-hunter2&v=1',
      settings: ['hunter2-hunter2'],
      hidden: ['token=hunter2-hunter2&v=1']
    },
    {
      name: 'a signature as it is written and read',
      query: '?X-Amz-Signature=abc%2Bdef%3D',
      settings: ['abc%2Bdef%3D', 'abc+def='],
      hidden: ['X-Amz-Signature=abc%2Bdef%3D']
    },
    {name: 'what is no secret', query: '?raw=true', settings: [], hidden: ['raw=true']},
    {name: 'what is too short', query: '?v=2', settings: [], hidden: []},
    {name: 'nothing', query: '', settings: [], hidden: []}
  ])('is $name in the query of a file that is fetched', async ({query, settings: want, hidden}) => {
    const settings = await settingsOf({'cache-paths': `- {path: a.zip, url: "https://acme.dev/a.zip${query}"}`});
    expect(secretsOfSettings(settings, {})).toEqual(want);
    expect(secretsOf(settings, {})).toEqual([...want, ...hidden]);
  });

  it('is every login of a Docker configuration', () => {
    const config = {auths: {a: {auth: base64('u:p:1')}, b: {}, c: {identitytoken: 'idt'}}, credsStore: 'x'};
    expect(secretsOfDockerConfig(JSON.stringify(config))).toEqual([base64('u:p:1'), 'p:1', 'idt']);
    expect(secretsOfDockerConfig(undefined)).toEqual([]);
    expect(secretsOfDockerConfig('{broken')).toEqual([]);
  });
});

describe('a workflow that hides', () => {
  it('shows none of what it was told to mask, from then on', () => {
    const said: unknown[] = [];
    const record =
      (name: string) =>
      (...args: unknown[]) =>
        said.push([name, ...args]);
    const inner = {info: record('info'), group: record('group'), annotate: record('annotate'), mask: record('mask')};
    const workflow = hidingWorkflow(inner as unknown as Workflow, createSecrets());
    workflow.info('hunter22');
    workflow.mask('hunter22');
    workflow.info('is hunter22');
    workflow.group('of hunter22', ['a', 'hunter22']);
    workflow.annotate({level: 'error', message: 'm hunter22', title: 't hunter22'});
    expect(said).toEqual([
      ['info', 'hunter22'],
      ['mask', 'hunter22'],
      ['info', 'is ***'],
      ['group', 'of ***', ['a', '***']],
      ['annotate', {level: 'error', message: 'm ***', title: 't ***'}]
    ]);
  });
});

describe('redactResult', () => {
  it('reaches every text that came from outside, and leaves the plan alone', () => {
    const result = success({
      failures: [{code: 'gate-failed', title: 'latest', cause: 'latest', remedy: 'latest', details: 'a\nlatest'}],
      warnings: [{message: 'latest'}],
      leftovers: ['latest'],
      gates: [{gate: 'g', target: 't', status: 'failed', summary: 'latest', verify: 'latest'}]
    });
    const {failures, warnings, leftovers, gates, plan} = redactResult(result, text => text.replaceAll('latest', '***'));
    expect(JSON.stringify({failures, warnings, leftovers, gates})).not.toContain('latest');
    expect(failures).toMatchObject([{code: 'gate-failed', details: 'a\n***'}]);
    expect(plan).toBe(result.plan);
  });
});
