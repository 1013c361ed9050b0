import {afterEach, describe, expect, test} from 'vitest';
import {readAskedRef} from '../../src/cli/asked-ref.ts';
import {clone, removeClones} from './clone.ts';

afterEach(removeClones);

type Clone = ReturnType<typeof clone>;

/** Of another commit than that of main. */
function next({git}: Clone, branch = 'feature/y'): void {
  git('checkout', '--quiet', '-b', branch);
  git('commit', '--quiet', '--allow-empty', '--message', 'Second');
}

const ask = async (asked: string, change: (clone: Clone) => void, options: Parameters<typeof clone>[0] = {}) => {
  const made = clone(options);
  change(made);
  const sha = options?.committed === false ? '' : made.git('rev-parse', 'HEAD');
  return readAskedRef(asked, {sha}, made.process);
};

describe('--ref', () => {
  test.each<{name: string; asked: string; change?: (clone: Clone) => void; want: string; isNew?: true}>([
    {name: 'a tag at HEAD', asked: 'stable', change: ({git}) => git('tag', 'stable'), want: 'refs/tags/stable'},
    {
      name: 'an annotated tag at HEAD',
      asked: 'v1.0.0',
      change: ({git}) => git('tag', '--annotate', '--message', 'One', 'v1.0.0'),
      want: 'refs/tags/v1.0.0'
    },
    {name: 'the branch that is checked out', asked: 'main', want: 'refs/heads/main'},
    {name: 'a branch of the same commit', asked: 'b', change: ({git}) => git('branch', 'b'), want: 'refs/heads/b'},
    {
      name: 'the branch of the remote, whose own one is older',
      asked: 'main',
      change: clone => {
        next(clone);
        clone.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
        clone.git('checkout', '--quiet', '--detach');
      },
      want: 'refs/heads/main'
    },
    {
      name: 'the branch at HEAD, of which there is a tag elsewhere',
      asked: 'next',
      change: clone => {
        clone.git('tag', 'next');
        next(clone, 'next');
      },
      want: 'refs/heads/next'
    },
    {name: 'a version that is to be', asked: 'v2.0.0', want: 'refs/tags/v2.0.0', isNew: true},
    {name: 'a branch that is to be', asked: 'develop', want: 'refs/heads/develop', isNew: true},
    {name: 'a whole ref', asked: 'refs/heads/v9', want: 'refs/heads/v9', isNew: true},
    {name: 'a whole tag', asked: 'refs/tags/nine', want: 'refs/tags/nine', isNew: true},
    {
      name: 'a folder of branches, which is none',
      asked: 'feature',
      change: next,
      want: 'refs/heads/feature',
      isNew: true
    }
  ])('is $name', async ({asked, change = () => {}, want, isNew}) => {
    const kind = want.startsWith('refs/tags/') ? 'tag' : 'branch';
    const name = want.replace(/^refs\/\w+\//, '');
    const note = `There is no ${kind} ${name} here yet: the run is for the push that makes it.`;
    expect(await ask(asked, change)).toEqual({ok: true, ref: want, ...(isNew ? {note} : {})});
  });

  test('is as it is asked for before the first commit', async () => {
    expect(await ask('v1.0.0', () => {}, {committed: false})).toEqual({ok: true, ref: 'refs/tags/v1.0.0'});
  });

  test.each<{name: string; asked: string; change?: (clone: Clone) => void; message: RegExp; remedy: RegExp}>([
    {
      name: 'a tag of another commit',
      asked: 'v1.0.0',
      change: clone => {
        clone.git('tag', '--annotate', '--message', 'One', 'v1.0.0');
        next(clone);
      },
      message: /^--ref v1\.0\.0: the tag v1\.0\.0 is at [0-9a-f]{7}, and [0-9a-f]{7} is checked out$/,
      remedy: /^Check it out \(git checkout v1\.0\.0\), or /
    },
    {
      name: 'a branch of another commit',
      asked: 'main',
      change: next,
      message: /^--ref main: the branch main is at [0-9a-f]{7}, and [0-9a-f]{7} is checked out$/,
      remedy: /^Check it out \(git checkout main\), or /
    },
    {
      name: 'a branch that the remote alone has',
      asked: 'refs/heads/other',
      change: clone => {
        clone.git('update-ref', 'refs/remotes/origin/other', 'HEAD');
        next(clone);
      },
      message: /^--ref refs\/heads\/other: the branch other is at /,
      remedy: /git checkout other/
    },
    {name: 'no name', asked: 'bad ref~^', message: /^--ref bad ref~\^: this is not the name of/, remedy: /main or v1/},
    {name: 'HEAD', asked: 'HEAD', message: /^--ref HEAD: this is not the name/, remedy: /leave --ref out/},
    {name: 'a commit', asked: 'a'.repeat(40), message: /not the name of a branch or a tag/, remedy: /leave --ref out/},
    {name: 'a pull request', asked: 'refs/pull/7/merge', message: /not the name of a branch/, remedy: /leave --ref out/}
  ])('is not $name', async ({asked, change = () => {}, message, remedy}) => {
    expect(await ask(asked, change)).toEqual({
      ok: false,
      problem: {
        code: 'invalid-input',
        message: expect.stringMatching(message),
        remedy: expect.stringMatching(remedy)
      }
    });
  });
});
