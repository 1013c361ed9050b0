import {describe, expect, it, test} from 'vitest';
import {
  type CommentAbout,
  closeComment,
  type RemovedPreview,
  renderClosedComment,
  renderComment
} from '../../src/report/comment.ts';
import {commentKey, commentMarker, keyOf, ownComments} from '../../src/report/comment-key.ts';
import {readState, renderState} from '../../src/report/comment-state.ts';
import type {RunResult} from '../../src/report/result.ts';
import {
  cancelled,
  crashed,
  digest,
  partial,
  passed,
  plan,
  planTarget,
  publication,
  RUN_URL,
  SCENARIOS,
  smoke,
  success,
  written
} from './fixtures.ts';

const HEAD = 'c0ffee11223344556677889900aabbccddeeff00';
const PR = {name: 'pr-7', moving: true, source: 'pr', claim: {kind: 'none'}} as const;

const about = (over: Partial<CommentAbout> = {}): CommentAbout => ({
  key: 'hello-0123456789ab',
  pullRequest: 7,
  headSha: HEAD,
  runId: '42',
  state: {names: [], written: []},
  ...over
});

const removal = (over: Partial<RemovedPreview> = {}): RemovedPreview => ({
  removed: [],
  gone: [],
  stays: [],
  left: [],
  runUrl: RUN_URL,
  ...over
});

/** Pull request 7: variants cpu (default) and gpu, two platforms, two repositories. */
const preview = (over: Partial<RunResult> = {}): RunResult => {
  const ofPullRequest = plan({
    version: 'pr-7',
    event: {name: 'pull_request', action: 'synchronize', about: 'pull request 7'},
    publications: [publication('cpu', [PR, {...PR, name: 'pr-7-cpu'}]), publication('gpu', [{...PR, name: 'pr-7-gpu'}])]
  });
  return success({plan: ofPullRequest, publications: ofPullRequest.publications.map(written), ...over});
};

/** As the guard's companion fills it: what main's image had. */
const compared = (): RunResult => {
  const result = preview();
  const sizes = [10_780_000, 12_340_000, 20_000_000, 0];
  return {
    ...result,
    targets: result.targets.map((target, index) => ({
      ...target,
      measured: {...target.measured, memory: 41_200_000 + index},
      before: {reference: 'ghcr.io/acme/hello:main', measured: {size: sizes[index] ?? 0}}
    }))
  };
};

const body = (result: RunResult, previous?: string): string => renderComment(result, about(), previous) ?? '';
const good = (): string => body(preview());

describe('the comment of', () => {
  test.each([
    {name: 'a preview', make: good},
    {name: 'a preview compared with main', make: () => body(compared())},
    {name: 'a failure after a good run', make: () => body({...crashed(), durationMs: 31_000}, good())},
    {name: 'a publication in part', make: () => body(partial(), good())},
    {name: 'a run that pushes nothing', make: () => body(SCENARIOS['fork pull request, loaded only']())},
    {
      name: 'a closed pull request',
      make: () =>
        renderClosedComment(about(), removal({removed: ['ghcr.io/acme/hello:pr-7', 'ghcr.io/acme/hello:pr-7-gpu']}))
    },
    {
      name: 'a closed pull request, of which something stays',
      make: () =>
        renderClosedComment(
          about(),
          removal({
            removed: ['ghcr.io/acme/hello:pr-7'],
            left: [{reference: 'acme/hello:pr-7', reason: 'the registry does not delete (405)'}],
            runUrl: ''
          })
        )
    }
  ])('$name', async ({name, make}) => {
    await expect(`${make()}\n`).toMatchFileSnapshot(`__snapshots__/comment/${name.replaceAll(/[ ,]+/g, '-')}.md`);
  });

  it('a preview begins with its marker, and says how to start it', () => {
    expect(good().startsWith(commentMarker('hello-0123456789ab'))).toBe(true);
    expect(good()).toContain(
      'docker pull ghcr.io/acme/hello:pr-7\ndocker run --rm -p 8080:8080 ghcr.io/acme/hello:pr-7\n'
    );
    expect(good()).toContain(`/commit/${HEAD})`);
    expect(good()).toContain(`[this run](${RUN_URL})`);
  });

  it('an image whose port nobody said has none in its line', () => {
    const one = plan({
      targets: [planTarget('', 'linux/amd64', {smoke: 'off'})],
      publications: [publication('', [PR])]
    });
    const result = success({plan: one, targets: one.targets.map(passed), publications: one.publications.map(written)});
    expect(body(result)).toContain('\ndocker run --rm ghcr.io/acme/hello:pr-7\n');
  });

  it('an image has the port that its check found in it', () => {
    const one = plan({
      targets: [planTarget('', 'linux/amd64', {smoke: smoke([{kind: 'healthcheck'}])})],
      publications: [publication('', [PR])]
    });
    const targets = one.targets.map(passed).map(result => ({
      ...result,
      check: {summary: 'HEALTHCHECK', emulated: false, port: 3000}
    }));
    const result = success({plan: one, targets, publications: one.publications.map(written)});
    expect(body(result)).toContain('\ndocker run --rm -p 3000:3000 ghcr.io/acme/hello:pr-7\n');
  });

  it('changes of size', () => {
    const text = body(compared());
    expect(text).toContain('| \\+1.2 MB, +11.1 % |');
    expect(text).toContain('| unchanged |');
    expect(text).toContain('| \\-8.02 MB, -40.1 % |');
    expect(text).toContain('Change of size against `ghcr.io/acme/hello:main`.');
  });
});

describe('a failed run', () => {
  it('keeps what the last good one said, also over further failures', () => {
    const first = body(crashed(), good());
    expect(first).toContain('The preview below is still that of the last good commit.');
    expect(first).toContain('docker pull ghcr.io/acme/hello:pr-7');
    const second = renderComment(crashed(), about({runId: '43'}), first) ?? '';
    expect(second.match(/^### /gm)).toHaveLength(2);
    expect(second.replace('run:43', 'run:42')).toBe(first);
    expect(renderComment(preview(), about({runId: '43'}), second)?.replace('run:43', 'run:42')).toBe(good());
  });

  it.each([
    {name: 'published', make: preview},
    {name: 'published in part', make: partial},
    {name: 'failed', make: crashed}
  ])('of a newer run stays when an older one has $name', ({make}) => {
    const newer = renderComment(preview(), about({runId: '43'})) ?? '';
    expect(renderComment(make(), about({runId: '42'}), newer)).toBeUndefined();
    expect(renderComment(make(), about({runId: '43'}), newer)).toContain('<!-- run:43 -->');
  });

  it('finds what it keeps after an edit in a browser', () => {
    expect(body(crashed(), good().replaceAll('\n', '\r\n'))).toBe(body(crashed(), good()));
  });

  it('says nothing where nothing was said', () => {
    expect(renderComment(crashed(), about())).toBeUndefined();
  });

  it('says that it failed where the preview is gone', () => {
    const closed = renderClosedComment(about(), removal({runUrl: ''}));
    const text = body(crashed(), closed);
    expect(text).toContain('### ❌');
    expect(text).not.toContain('The preview below');
  });

  it('does not undo what a newer run said', () => {
    const newer = renderComment(preview(), about({runId: '43'})) ?? '';
    expect(renderComment(crashed(), about({runId: '9'}), newer)).toBeUndefined();
    expect(renderComment(crashed(), about({runId: '43'}), newer)).toContain('### ❌');
  });
});

it('a repeated clean-up says nothing new', () => {
  const none = removal();
  const closed = renderClosedComment(about(), {...none, removed: ['ghcr.io/acme/hello:pr-7']});
  expect(closeComment(about(), none, closed)).toBeUndefined();
  // Somebody else removed what the comment still promises.
  expect(closeComment(about(), none, good())).toContain('### 🧹 Preview removed');
  // The pull request was opened again, and a newer run has published.
  expect(closeComment(about({runId: '41'}), none, good())).toBeUndefined();
});

it('a cancelled run leaves the comment as it is', () => {
  expect(renderComment(cancelled(), about(), good())).toBeUndefined();
});

describe('however large', () => {
  const targets = Array.from({length: 600}, (_, index) => planTarget(`v${index}`, 'linux/amd64'));
  const many = plan({
    targets,
    publications: targets.map(({variant, id}) => ({
      ...publication(variant, [{...PR, name: `pr-7-${variant}`}]),
      targets: [id]
    }))
  });

  const reference = {repository: 'ghcr.io/acme/hello', tag: `pr-7-${'x'.repeat(90)}`};
  const manyState = {
    names: Array.from({length: 600}, (_, index) => `ghcr.io/acme/hello:pr-7-${index}`),
    written: Array.from({length: 2000}, () => reference)
  };

  test.each([
    {
      name: 'a preview that remembers much',
      make: () =>
        renderComment(
          success({plan: many, targets: targets.map(passed), publications: many.publications.map(written)}),
          about({state: manyState})
        ) ?? ''
    },
    {
      name: 'a preview',
      make: () =>
        body(success({plan: many, targets: targets.map(passed), publications: many.publications.map(written)}))
    },
    {
      name: 'a failure over a large preview',
      make: () => {
        const large = body(
          success({plan: many, targets: targets.map(passed), publications: many.publications.map(written)})
        );
        const failures = Array.from({length: 40}, (_, index) => ({
          code: 'build-failed' as const,
          title: `${index} ${'<💥>'.repeat(200)}`,
          cause: '@'.repeat(5000)
        }));
        return body({...crashed(), failures}, large);
      }
    },
    {
      name: 'a closed pull request',
      make: () =>
        renderClosedComment(
          about({state: manyState}),
          removal({
            removed: Array.from({length: 5000}, (_, index) => `ghcr.io/acme/hello:pr-7-${index}`),
            left: [{reference: 'x', reason: 'y'.repeat(100_000)}]
          })
        )
    }
  ])('$name fits', ({make}) => {
    const text = make();
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(65_536);
    expect(text.length).toBeGreaterThan(500);
    expect(text.startsWith(commentMarker('hello-0123456789ab'))).toBe(true);
  });
});

describe('the key of a comment', () => {
  it('is the same for the same names', () => {
    expect(commentKey(['a:pr-7', 'b:pr-7'], plan())).toBe(commentKey(['b:pr-7', 'a:pr-7', 'a:pr-7'], plan()));
    expect(commentKey(['a:pr-7'], plan())).toMatch(/^hello-[0-9a-f]{12}$/);
    expect(commentKey(['a:pr-7'], plan())).not.toBe(commentKey(['a:pr-7-alpine'], plan()));
  });

  it('cannot end the marker', () => {
    const image = `a-->${'b'.repeat(100)}`;
    const key = commentKey([], plan({publications: [{...publication('', [PR]), image}]}));
    expect(commentMarker(key)).toMatch(/^<!-- multiarch-build:a-b{1,40}-[0-9a-f]{12} -->$/);
    expect(keyOf(commentMarker(key))).toBe(key);
  });
});

describe('the comments of one use', () => {
  const REPO = 'ghcr.io/acme/hello';
  const comment = (id: number, key: string, names: readonly string[] = []) => ({
    id,
    body: [commentMarker(key), '<!-- run:4 -->', renderState({names, written: []}), 'text'].join('\n')
  });
  const cpu = comment(5, 'k-cpu', [`${REPO}:pr-7-cpu`]);
  const both = comment(6, 'k-both', [`${REPO}:pr-7`, `${REPO}:pr-7-gpu`]);

  test.each([
    {name: 'that has its key', all: [both, cpu], key: 'k-cpu', names: [`${REPO}:pr-7`], want: [5]},
    {name: 'with those that repeat it', all: [{...cpu, id: 9}, both, cpu], key: 'k-cpu', names: [], want: [5, 9]},
    {name: 'by a name of it', all: [cpu, both], key: 'k-new', names: [`${REPO}:pr-7`, `${REPO}:pr-7-cuda`], want: [6]},
    {name: 'the oldest by its names', all: [{...both, id: 9}, both], key: 'k', names: [`${REPO}:pr-7`], want: [6]},
    {name: 'none of another use', all: [cpu, both], key: 'k-new', names: [`${REPO}:pr-7-cuda`], want: []},
    {name: 'none by a key that only begins so', all: [comment(5, 'k-cpu2')], key: 'k-cpu', names: [], want: []}
  ])('are $name', ({all, key, names, want}) => {
    expect(ownComments(all, key, names).map(({id}) => id)).toEqual(want);
  });
});

describe('what a comment remembers', () => {
  const REPO = 'ghcr.io/acme/hello';
  const ref = (tag: string) => ({repository: REPO, tag});
  const state = (...tags: readonly string[]) => ({names: [`${REPO}:pr-7`], written: tags.map(ref)});
  const written = (text: string | undefined) => readState(text ?? '')?.written.map(({tag}) => tag);

  it('is what all of its runs wrote, and nothing shows of it', () => {
    const first = renderComment(preview(), about({state: state('pr-7', 'pr-7-gpu')}));
    const second = renderComment(preview(), about({runId: '43', state: state('pr-7', 'pr-7-cuda')}), first);
    expect(written(second)).toEqual(['pr-7-gpu', 'pr-7', 'pr-7-cuda']);
    expect(second?.replace(/<!-- state:.*? -->\n/, '').replace('run:43', 'run:42')).toBe(good());
    const failed = renderComment(crashed(), about({runId: '44', state: state('pr-7-x')}), second);
    expect(written(failed)).toEqual(['pr-7-gpu', 'pr-7', 'pr-7-cuda', 'pr-7-x']);
  });

  it('is only what stays once it was removed', () => {
    const open = renderComment(preview(), about({state: state('pr-7', 'pr-7-gpu', 'pr-7-x')})) ?? '';
    const closed = closeComment(
      about({runId: '43', state: state()}),
      removal({removed: [`${REPO}:pr-7`], gone: [ref('pr-7'), ref('pr-7-gpu')]}),
      open
    );
    expect(written(closed)).toEqual(['pr-7-x']);
    expect(closed).toContain('### 🧹 Preview removed');
  });

  it('forgets the oldest where it is too much', () => {
    const tags = Array.from({length: 2000}, (_, at) => `pr-7-${at}`);
    const kept = written(renderComment(preview(), about({state: state(...tags)})));
    expect(kept?.length).toBeGreaterThan(100);
    expect(kept).toEqual(tags.slice(-(kept?.length ?? 0)));
  });

  test.each([
    {name: 'no state', text: 'text', want: undefined},
    {name: 'none in the text below', text: `x\n${renderState(state('pr-7'))}`, want: undefined},
    {name: 'no JSON', text: '<!-- state:{ -->', want: undefined},
    {name: 'another shape', text: '<!-- state:{"names":[],"written":[7]} -->', want: undefined},
    {name: 'null', text: '<!-- state:null -->', want: undefined},
    {
      name: 'what is no reference',
      text: '<!-- state:{"names":[],"written":["a","ghcr.io/A/b:c","ghcr.io/a/b:..","ghcr.io/a/b:c d","x:pr-7","ghcr.io/a/b@sha256:1"]} -->',
      want: ['pr-7']
    },
    {name: 'the edit of a browser', text: `${commentMarker('k')}\r\n${renderState(state('pr-7'))}\r\nx`, want: ['pr-7']}
  ])('is read with care: $name', ({text, want}) => expect(written(text)).toEqual(want));
});

it('digests stand in the comment too', () => {
  expect(good()).toContain(`docker pull ghcr.io/acme/hello@${digest('publication hello/cpu')}`);
});
