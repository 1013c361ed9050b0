import {describe, expect, it, test} from 'vitest';
import type {Payload} from '../../src/context/payload.ts';
import type {RunRef} from '../../src/context/run-ref.ts';
import {type Checkout, looksAtCheckout, readSubject} from '../../src/context/subject.ts';
import {SHA} from './support.ts';

const HEAD = 'c0ffee11223344556677889900aabbccddeeff00';
const MAIN: Checkout = {head: SHA, refs: ['refs/heads/main', 'refs/remotes/origin/main']};
const at = (...refs: string[]): Checkout => ({head: HEAD, refs});

const subjectOf = (eventName: string, payload: Payload, checkout?: Checkout, runRef?: RunRef) =>
  readSubject({eventName, payload, ref: 'refs/heads/main', sha: SHA, checkout, runRef});

describe('a dispatch with', () => {
  test.each([
    {name: 'nothing', inputs: {}, want: {ref: 'refs/heads/main', sha: SHA}},
    {name: 'inputs of other names', inputs: {reason: 'try it'}, want: {ref: 'refs/heads/main', sha: SHA}},
    {name: 'a version', inputs: {version: '1.2.3'}, want: {ref: 'refs/tags/1.2.3', sha: SHA}},
    {name: 'a version with v', inputs: {version: 'v1.2.3'}, want: {ref: 'refs/tags/v1.2.3', sha: SHA}},
    {name: 'a version with blanks', inputs: {version: ' v1.2.3\n'}, want: {ref: 'refs/tags/v1.2.3', sha: SHA}},
    {name: 'a pre-release', inputs: {version: '2.0.0-rc.1'}, want: {ref: 'refs/tags/2.0.0-rc.1', sha: SHA}},
    {
      name: 'a version of another commit that is checked out',
      inputs: {version: '1.2.3', ref: 'release'},
      checkout: at('refs/heads/release'),
      want: {ref: 'refs/tags/1.2.3', sha: HEAD}
    },
    {name: 'no version', inputs: {version: null, ref: null}, want: {ref: 'refs/heads/main', sha: SHA}},
    {
      name: 'a branch whose name is a number',
      inputs: {ref: 2024},
      checkout: at('refs/remotes/origin/2024'),
      want: {ref: 'refs/heads/2024', sha: HEAD}
    },
    {name: 'an empty version', inputs: {version: '', ref: ''}, want: {ref: 'refs/heads/main', sha: SHA}},
    {name: 'the ref it runs on', inputs: {ref: 'main'}, checkout: MAIN, want: {ref: 'refs/heads/main', sha: SHA}},
    {
      name: 'a branch by its short name',
      inputs: {ref: 'feat/a'},
      checkout: at('refs/remotes/origin/feat/a'),
      want: {ref: 'refs/heads/feat/a', sha: HEAD}
    },
    {
      name: 'a tag before a branch of the same name',
      inputs: {ref: 'v1'},
      checkout: at('refs/heads/v1', 'refs/tags/v1'),
      want: {ref: 'refs/tags/v1', sha: HEAD}
    },
    {
      name: 'a branch of the same name as a tag, in full',
      inputs: {ref: 'refs/heads/v1'},
      checkout: at('refs/heads/v1', 'refs/tags/v1'),
      want: {ref: 'refs/heads/v1', sha: HEAD}
    },
    {name: 'a commit', inputs: {ref: HEAD}, checkout: at(), want: {ref: '', sha: HEAD}},
    {name: 'the commit it runs on', inputs: {ref: SHA}, checkout: MAIN, want: {ref: 'refs/heads/main', sha: SHA}},
    {
      name: 'a pull request',
      inputs: {ref: 'refs/pull/7/merge'},
      checkout: at('refs/remotes/pull/7/merge'),
      want: {ref: 'refs/pull/7/merge', sha: HEAD}
    }
  ])('$name', ({inputs, checkout, want}) => {
    const read = [
      subjectOf('workflow_dispatch', {inputs}, checkout),
      subjectOf('repository_dispatch', {client_payload: inputs}, checkout)
    ];
    for (const {note, ...subject} of read) {
      expect(subject).toEqual(want);
      // A ref says by itself what it is; of a version nothing but its input tells where it is from.
      expect(note).toEqual(
        want.ref.startsWith('refs/tags/') && 'version' in inputs
          ? expect.stringMatching(/^"(inputs|client_payload)\.version" is \S+: the tags are those of that version/)
          : undefined
      );
    }
  });

  test.each([
    {name: 'what is no version', inputs: {version: '3.12'}, want: /"inputs.version" is "3.12", .* those of main\.$/},
    {name: 'a number', inputs: {version: 1.2}, want: /"inputs.version" is "1.2", .* those of main\.$/},
    {name: 'a map', inputs: {version: {name: '1.2.3'}}, want: /"inputs.version" is "{…}", which is no full/},
    {name: 'a list as a ref', inputs: {ref: ['main']}, checkout: MAIN, want: /names \[…\], and 8f3b1c9 is/},
    {name: 'a version of Python', inputs: {version: '1.2.3rc1'}, want: /no full semantic version/},
    {name: 'a ref that is not checked out', inputs: {ref: 'v1'}, checkout: MAIN, want: /names v1, and 8f3b1c9 is/},
    {name: 'a ref and no checkout', inputs: {ref: 'v1'}, want: /names v1, and there is no checkout/},
    {
      name: 'a ref that only ends alike',
      inputs: {ref: 'a'},
      checkout: at('refs/remotes/origin/feat/a'),
      want: /names a, and c0ffee1 is checked out/
    },
    {
      name: 'no version, and a ref that is not checked out',
      inputs: {version: 'x', ref: 'y'},
      checkout: MAIN,
      want: /is "x".*names y/
    }
  ])('$name, and says that it is not followed', ({inputs, checkout, want}) => {
    const {ref, note} = subjectOf('workflow_dispatch', {inputs}, checkout);
    expect(ref).toBe('refs/heads/main');
    expect(note).toMatch(want);
  });
});

describe('a workflow run', () => {
  const run = (more: Payload): Payload => ({
    workflow_run: {event: 'push', head_branch: 'feat/a', head_sha: HEAD, head_repository: {full_name: 'a/b'}, ...more}
  });

  test.each([
    {
      name: 'of a release',
      run: run({event: 'release', head_branch: 'autumn'}),
      want: {ref: 'refs/tags/autumn', sha: HEAD}
    },
    {name: 'without a branch', run: run({head_branch: null}), want: {ref: '', sha: HEAD}},
    {
      name: 'of a pull request of a fork',
      run: run({event: 'pull_request', pull_requests: []}),
      want: {ref: '', sha: HEAD}
    }
  ])('$name, checked out', ({run: payload, want}) => expect(subjectOf('workflow_run', payload, at())).toEqual(want));

  const [tags, heads]: readonly RunRef[] = [{kind: 'tags'}, {kind: 'heads'}];
  test.each<{
    name: string;
    branch: string;
    refs?: readonly string[];
    runRef?: RunRef | undefined;
    more?: Payload;
    want: string;
  }>([
    {name: 'of a branch', branch: 'feat/a', refs: ['refs/remotes/origin/feat/a'], want: 'refs/heads/feat/a'},
    {
      name: 'of a merge group',
      branch: 'gh-readonly-queue/main/pr-7-929f820',
      more: {event: 'merge_group'},
      want: 'refs/heads/gh-readonly-queue/main/pr-7-929f820'
    },
    {name: 'of the default branch', branch: 'main', want: 'refs/heads/main'},
    {name: 'of a branch that GitHub knows', branch: 'feat/a', runRef: heads, want: 'refs/heads/feat/a'},
    {
      name: 'of a push to the branch of a pull request',
      branch: 'feat/a',
      refs: ['refs/heads/feat/a'],
      more: {pull_requests: [{number: 7}]},
      want: 'refs/heads/feat/a'
    },
    {name: 'of a version', branch: 'v1.2.3', refs: ['refs/tags/v1.2.3'], want: 'refs/tags/v1.2.3'},
    {name: 'of a version that GitHub knows', branch: 'v1.2.3', runRef: tags, want: 'refs/tags/v1.2.3'},
    {name: 'of a branch called like a version', branch: '2.0.0', refs: ['refs/heads/2.0.0'], want: 'refs/heads/2.0.0'},
    {name: 'of a branch called so that GitHub knows', branch: '2.0.0', runRef: heads, want: 'refs/heads/2.0.0'},
    {name: 'of a tag of a part', branch: 'api-v1.2.3', refs: ['refs/tags/api-v1.2.3'], want: 'refs/tags/api-v1.2.3'},
    {name: 'of two numbers', branch: 'v1.2', refs: ['refs/tags/v1.2'], want: 'refs/tags/v1.2'},
    {name: 'of a day', branch: '2024.01', refs: ['refs/tags/2024.01'], want: 'refs/tags/2024.01'},
    {
      name: 'of a tag and a branch of one name and commit',
      branch: 'v1',
      refs: ['refs/remotes/origin/v1', 'refs/tags/v1'],
      want: 'refs/tags/v1'
    },
    {
      name: 'of a tag, which the checkout knows better',
      branch: 'v1',
      refs: ['refs/tags/v1'],
      runRef: heads,
      want: 'refs/tags/v1'
    }
  ])('$name, checked out, is of $want', ({branch, refs = [], runRef, more = {}, want}) => {
    const payload = {...run({head_branch: branch, ...more}), repository: {default_branch: 'main'}};
    expect(subjectOf('workflow_run', payload, at(...refs), runRef)).toEqual({ref: want, sha: HEAD});
  });

  test.each([
    {name: 'nobody answers', runRef: {kind: 'unknown', reason: 'HTTP 502'} as const, says: '(HTTP 502)'},
    {name: 'nobody was asked', runRef: undefined, says: '(nobody was asked)'}
  ])('is taken for that of a branch where $name, and says so', ({runRef, says}) => {
    const {note, ...subject} = subjectOf('workflow_run', run({head_branch: '2.0.0'}), at(), runRef);
    expect(subject).toEqual({ref: 'refs/heads/2.0.0', sha: HEAD});
    expect(note).toContain(`Whether 2.0.0 is a branch or a Git tag is not known ${says}`);
    expect(note).toMatch(/gets no tag of a version\. Check it out by its name/);
  });

  it('of another commit than the one checked out', () => {
    expect(subjectOf('workflow_run', run({}), MAIN)).toEqual({
      ref: 'refs/heads/main',
      sha: SHA,
      note: 'The workflow run was of feat/a at c0ffee1, and 8f3b1c9 is checked out: the tags are those of main.'
    });
  });

  it('says nothing without a payload', () => {
    expect(subjectOf('workflow_run', {}, at())).toEqual({ref: 'refs/heads/main', sha: SHA});
  });
});

describe('a checkout', () => {
  test.each(['push', 'pull_request', 'release', 'schedule', 'merge_group'])('is not looked at on %s', name => {
    expect(looksAtCheckout(name)).toBe(false);
    expect(subjectOf(name, {}, at('refs/heads/other'))).toEqual({ref: 'refs/heads/main', sha: SHA});
  });
});
