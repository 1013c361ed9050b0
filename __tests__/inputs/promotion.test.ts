import {describe, expect, it, test} from 'vitest';
import {problemsOf, settingsOf, warningsOf} from './support.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const promote = (from: string, to: string) => ({mode: 'promote', images: 'ghcr.io/acme/app', from, to});

test.each([
  {name: 'a tag', from: '1.1.0', want: {text: '1.1.0', tag: '1.1.0'}},
  {name: 'a digest', from: DIGEST, want: {text: DIGEST, digest: DIGEST}},
  {
    name: 'a tag of another repository',
    from: 'ghcr.io/Acme/staging:1.1.0',
    want: {text: 'ghcr.io/Acme/staging:1.1.0', repository: 'ghcr.io/acme/staging', tag: '1.1.0'}
  },
  {
    name: 'a digest of another registry',
    from: `localhost:5000/staging@${DIGEST}`,
    want: {text: `localhost:5000/staging@${DIGEST}`, repository: 'localhost:5000/staging', digest: DIGEST}
  }
])('from: $name', async ({from, want}) => {
  expect((await settingsOf(promote(from, 'latest'))).promotion).toEqual({from: want, to: ['latest']});
});

test('to: a list, each once', async () => {
  const {promotion} = await settingsOf(promote('1.1.0', 'latest, 1\nlatest\nproduction'));
  expect(promotion?.to).toEqual(['latest', '1', 'production']);
});

describe('what is wrong is told, all at once', () => {
  test.each([
    {
      name: 'nothing given',
      given: promote('', ''),
      want: [
        'from: nothing to promote. Name a tag such as "from: 1.1.0", or a digest.',
        'to: no tag to write. Name at least one, such as "to: latest".'
      ]
    },
    {
      name: 'half a digest, and a tag with a repository',
      given: promote('sha256:abc', 'ghcr.io/acme/app:latest'),
      want: [
        'from: "sha256:abc" is not a digest (want sha256: and 64 hex digits). Write a tag (1.1.0), a digest, or repository:tag.',
        'to: "ghcr.io/acme/app:latest" is not a tag (want up to 128 letters, digits, _ . -, such as latest). The repositories are those of "images" or "config".'
      ]
    },
    {
      name: 'a repository alone',
      given: promote('ghcr.io/acme/app', 'latest'),
      want: [
        'from: "ghcr.io/acme/app" has neither a tag nor a digest. Write a tag (1.1.0), a digest, or repository:tag.'
      ]
    }
  ])('$name', async ({given, want}) => {
    expect(await problemsOf(given)).toEqual(want);
  });

  it('has no effect in another mode', async () => {
    expect(await warningsOf({...promote('1.1.0', 'latest'), mode: 'run'})).toEqual([
      'from: has no effect with "mode: run". Set "mode: promote", or remove it.',
      'to: has no effect with "mode: run". Set "mode: promote", or remove it.'
    ]);
  });
});
