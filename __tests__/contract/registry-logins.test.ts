import {chmodSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, describe, expect, it, test, vi} from 'vitest';
import {diskFiles} from '../../src/adapters/files.ts';
import {createProcess} from '../../src/adapters/process.ts';
import {authorize} from '../../src/adapters/registry-auth.ts';
import {createLogins, type LoginOf} from '../../src/adapters/registry-logins.ts';
import type {RegistryLogin} from '../../src/inputs/settings.ts';
import {temporaryFolder} from '../e2e/support/folders.ts';
import {serve} from './support/serve.ts';

const basic = (user: string, password: string): string => Buffer.from(`${user}:${password}`).toString('base64');
const AUTH = basic('written', 'down');

/**
 * By the protocol of docker-credential-helpers: the server on standard input, JSON on standard output, and for what is
 * not there exit code 1 with these words.
 */
const HELPER = `#!/bin/sh
read -r server || true
echo "$1 $server" >> "$(dirname "$0")/asked"
case "$server" in
  reg.example|https://index.docker.io/v1/) echo "{\\"ServerURL\\":\\"$server\\",\\"Username\\":\\"kept\\",\\"Secret\\":\\"p:w\\"}" ;;
  token.example) echo '{"ServerURL":"token.example","Username":"<token>","Secret":"refresh"}' ;;
  broken.example) echo 'error getting credentials: the keychain is locked' >&2; exit 1 ;;
  odd.example) echo 'hello' ;;
  *) echo 'credentials not found in native keychain'; exit 1 ;;
esac
`;

afterEach(() => {
  vi.unstubAllEnvs();
});

interface Setup {
  readonly loginOf: LoginOf;
  readonly asked: () => Promise<readonly string[]>;
}

function setUp(config: object | string, {logins = [] as readonly RegistryLogin[], helpers = true} = {}): Setup {
  const folder = temporaryFolder();
  const helper = join(folder, 'docker-credential-test');
  writeFileSync(helper, HELPER);
  chmodSync(helper, 0o755);
  writeFileSync(join(folder, 'config.json'), typeof config === 'string' ? config : JSON.stringify(config));
  const path = `${folder}:/usr/bin:/bin`;
  // Tools are looked for on the action's own PATH.
  vi.stubEnv('PATH', path);
  const process = createProcess({env: {PATH: path}, cwd: folder});
  return {
    loginOf: createLogins({files: diskFiles, dockerConfig: folder, logins, ...(helpers ? {process} : {})}),
    asked: async () => ((await diskFiles.read(join(folder, 'asked'))) ?? '').split('\n').filter(line => line !== '')
  };
}

describe('the login of a registry', () => {
  const STORE = {credsStore: 'test'};
  test.each<{name: string; config: object | string; registry: string; want: string | undefined}>([
    {name: 'a written one', config: {auths: {'reg.example': {auth: AUTH}}}, registry: 'reg.example', want: AUTH},
    {
      name: 'one written with its address',
      config: {auths: {'https://reg.example/v2/': {auth: AUTH}}},
      registry: 'reg.example',
      want: AUTH
    },
    {
      name: "Docker Hub's, by its old name",
      config: {auths: {'https://index.docker.io/v1/': {auth: AUTH}}},
      registry: 'docker.io',
      want: AUTH
    },
    {
      name: 'of another registry',
      config: {auths: {'reg.example': {auth: AUTH}}},
      registry: 'a.example',
      want: undefined
    },
    {
      name: 'an identity token',
      config: {auths: {'acr.example': {identitytoken: 'refresh'}}},
      registry: 'acr.example',
      want: basic('<token>', 'refresh')
    },
    {name: 'in the store', config: STORE, registry: 'reg.example', want: basic('kept', 'p:w')},
    {
      name: 'in the store, which comes before an empty entry',
      config: {...STORE, auths: {'reg.example': {}}},
      registry: 'reg.example',
      want: basic('kept', 'p:w')
    },
    {name: "Docker Hub's in the store", config: STORE, registry: 'docker.io', want: basic('kept', 'p:w')},
    {
      name: "in the registry's own helper",
      config: {credsStore: 'none', credHelpers: {'reg.example': 'test'}},
      registry: 'reg.example',
      want: basic('kept', 'p:w')
    },
    {
      name: 'where its helper is turned off',
      config: {...STORE, credHelpers: {'reg.example': ''}, auths: {'reg.example': {auth: AUTH}}},
      registry: 'reg.example',
      want: AUTH
    },
    {name: 'not in the store', config: STORE, registry: 'a.example', want: undefined},
    {
      name: 'not in the store, but written',
      config: {...STORE, auths: {'a.example': {auth: AUTH}}},
      registry: 'a.example',
      want: AUTH
    },
    {
      name: 'written, while its helper is missing',
      config: {credsStore: 'none', auths: {'a.example': {auth: AUTH}}},
      registry: 'a.example',
      want: AUTH
    },
    {name: 'in a file that is none', config: '{"auths": ', registry: 'reg.example', want: undefined},
    {
      name: 'in a file of another kind',
      config: '{"auths": [], "credHelpers": 7}',
      registry: 'a.example',
      want: undefined
    }
  ])('$name', async ({config, registry, want}) => {
    expect(await setUp(config).loginOf(registry)).toBe(want);
  });

  test.each([
    {name: 'is not there', config: {credsStore: 'none'}, registry: 'a.example', reason: /it is not on the PATH/},
    {name: 'is locked', config: STORE, registry: 'broken.example', reason: /the keychain is locked/},
    {name: 'talks nonsense', config: STORE, registry: 'odd.example', reason: /is not what a credential helper gives/}
  ])('is told why there is none where its helper $name', async ({config, registry, reason}) => {
    await expect(setUp(config).loginOf(registry)).rejects.toMatchObject({
      code: 'login-failed',
      message: expect.stringMatching(reason),
      remedy: expect.stringContaining('"registry-auths"')
    });
  });

  it('comes from the inputs first, and its helper is asked once', async () => {
    const logins = [{registry: 'reg.example', username: 'ci', password: 'x'}];
    const {loginOf, asked} = setUp(STORE, {logins});
    expect(await loginOf('reg.example')).toBe(basic('ci', 'x'));
    await Promise.all([loginOf('docker.io'), loginOf('docker.io')]);
    expect(await asked()).toEqual(['get https://index.docker.io/v1/']);
  });

  it('is not asked of helpers where none may run', async () => {
    expect(await setUp(STORE, {helpers: false}).loginOf('reg.example')).toBeUndefined();
  });
});

it('an identity token is exchanged at the token service', async () => {
  const bodies: string[] = [];
  const {host} = await serve(({method, url, body}) => {
    bodies.push(`${method} ${url.pathname} ${body}`);
    return {status: 200, body: {access_token: 'tkn'}};
  });
  const challenge = `Bearer realm="http://${host}/oauth2/token",service="acr.example"`;
  const {loginOf} = setUp({credsStore: 'test'});
  const login = await loginOf('token.example');
  expect(await authorize(challenge, {path: 'acme/hello', actions: 'pull'}, login, fetch)).toBe('Bearer tkn');
  expect(bodies).toEqual([
    'POST /oauth2/token grant_type=refresh_token&client_id=multiarch-build&refresh_token=refresh&service=acr.example&scope=repository%3Aacme%2Fhello%3Apull'
  ]);
});
