import {describe, expect, it, test} from 'vitest';
import {knownSecrets} from '../../src/stages/image-secrets.ts';
import {settingsOf} from '../inputs/support.ts';

const NPMRC =
  'registry=https://registry.example.org/path1\n//registry.example.org/:_authToken=npm_0123456789abcdef\nfund=false\n';
const KEY =
  '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg1234\n-----END PRIVATE KEY-----\n';

const find = async (file: string, trusted = true, env: Record<string, string> = {}) =>
  knownSecrets(
    await settingsOf({'secret-files': 'id=file', secrets: 'a=hunter2-hunter2', gates: '- cosign: {key: env://SIGN}'}),
    trusted,
    {env, variables: {}},
    {read: async () => file}
  );

describe('what no image may hold', () => {
  test.each([
    {what: 'the token of a .npmrc, without its other lines', file: NPMRC, want: 'npm_0123456789abcdef'},
    {what: 'the lines of a key', file: KEY, want: 'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg1234'},
    {what: 'a file as a whole', file: ' one-token ', want: 'one-token'},
    {what: 'a secret of the input', file: '', want: 'hunter2-hunter2'}
  ])('$what', async ({file, want}) => expect(await find(file)).toContain(want));

  it('nothing that other files have by chance', async () => {
    const found = await find(NPMRC);
    expect(found.some(one => one.startsWith('https://') || one === 'fund=false')).toBe(false);
  });

  it('the key that signs', async () => {
    expect(await find('', true, {SIGN: 'a-private-key-of-cosign'})).toContain('a-private-key-of-cosign');
  });

  it('is not asked for untrusted code', async () => expect(await find(NPMRC, false)).toEqual([]));
});
