import {describe, expect, it, test} from 'vitest';
import {redirect} from '../../src/cli/redirect.ts';
import {refuseUncommitted} from '../../src/cli/uncommitted.ts';
import {ActionError} from '../../src/errors.ts';
import {type Given, settingsOf} from '../plan/support.ts';

const SHA = '8f3b1c9d2e4a5f60718293a4b5c6d7e8f9012345';

async function refusal(given: Given, {changed = 2, sha = SHA, registry = ''} = {}): Promise<ActionError | undefined> {
  const settings = await settingsOf({images: 'ghcr.io/acme/hello', ...given});
  try {
    refuseUncommitted({changed, sha}, registry === '' ? settings : redirect(settings, registry));
    return undefined;
  } catch (error) {
    if (error instanceof ActionError) return error;
    throw error;
  }
}

describe('a folder that is not its commit', () => {
  test.each<{name: string; given: Given; registry?: string}>([
    {name: 'published', given: {push: 'true'}},
    {name: 'published if the event allows it', given: {push: 'auto'}},
    {name: 'published elsewhere', given: {push: 'true'}, registry: 'ghcr.io/octocat/'},
    {name: 'published here and elsewhere', given: {push: 'true', images: 'localhost:5000/a\nghcr.io/acme/a'}}
  ])('is not $name', async ({given, registry}) => {
    const error = await refusal(given, {...(registry ? {registry} : {})});
    expect(error?.code).toBe('invalid-input');
    expect(error?.message).toMatch(
      /^--push: 2 files changed since 8f3b1c9, and images in ghcr\.io\/\S+ would pass for/
    );
    expect(error?.remedy).toMatch(/^Commit the changes, put them away \(git stash --include-untracked\)/);
  });

  it('without a commit is not published either', async () => {
    const error = await refusal({push: 'true'}, {changed: 1, sha: ''});
    expect(error?.message).toMatch(/^--push: 1 file in the folder and no commit/);
  });

  test.each<{name: string; given: Given; registry?: string; changed?: number}>([
    {name: 'nothing is pushed', given: {push: 'false'}},
    {name: 'nothing is changed', given: {push: 'true'}, changed: 0},
    {name: 'it is only planned', given: {push: 'true', mode: 'plan'}},
    {name: 'nothing is built', given: {push: 'true', mode: 'cleanup'}},
    {name: 'the images stay on this machine', given: {push: 'true', images: '127.0.0.1:5000/a'}},
    {name: 'the registry is of this machine', given: {push: 'true'}, registry: 'localhost:5000/'}
  ])('is taken as it is where $name', async ({given, registry = '', changed = 2}) => {
    expect(await refusal(given, {registry, changed})).toBeUndefined();
  });
});
