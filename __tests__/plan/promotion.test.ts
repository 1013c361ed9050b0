import {describe, expect, it, test} from 'vitest';
import type {Relation} from '../../src/context/facts.ts';
import {parseDigest} from '../../src/oci/digest.ts';
import {planPromotions} from '../../src/plan/promotion.ts';
import {isLasting, judgePromotion, type KnownImage} from '../../src/plan/promotion-guard.ts';
import {tagForms} from '../../src/plan/retention/tag-forms.ts';
import {settingsOf} from './support.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

const SHOP = `images:
  api:
    repositories: [ghcr.io/acme/api, docker.io/acme/api]
  worker:
    repositories: [ghcr.io/acme/worker]
    variants: {cpu: {default: true}, gpu: {}}
`;

async function plan(given: Readonly<Record<string, string>>, config = SHOP) {
  const settings = await settingsOf({mode: 'promote', to: 'latest', ...given}, config);
  if (!settings.promotion) throw new Error('no promotion');
  return planPromotions(settings, settings.promotion).map(
    ({id, repository, source, tags}) => `${id} ${source} → ${repository}: ${tags.join(' ')}`
  );
}

describe('every image and variant in each of its repositories', () => {
  it('has tags of its own form', async () => {
    expect(await plan({from: '1.1.0', to: 'latest,1'})).toEqual([
      'api ghcr.io/acme/api:1.1.0 → ghcr.io/acme/api: latest 1',
      'api acme/api:1.1.0 → acme/api: latest 1',
      'worker/cpu ghcr.io/acme/worker:1.1.0 → ghcr.io/acme/worker: latest latest-cpu 1 1-cpu',
      'worker/gpu ghcr.io/acme/worker:1.1.0-gpu → ghcr.io/acme/worker: latest-gpu 1-gpu'
    ]);
  });

  it('has every name of latest that a run writes', async () => {
    const config = SHOP.replace('variants:', "tag-format: '{tag}-{variant}, {variant}'\n    variants:");
    expect(await plan({from: '1.1.0', to: 'latest,1', only: 'worker'}, config)).toEqual([
      'worker/cpu ghcr.io/acme/worker:1.1.0 → ghcr.io/acme/worker: latest latest-cpu cpu 1 1-cpu',
      'worker/gpu ghcr.io/acme/worker:1.1.0-gpu → ghcr.io/acme/worker: latest-gpu gpu 1-gpu'
    ]);
  });

  test.each([
    {given: {only: 'gpu'}, want: ['worker/gpu']},
    {given: {skip: 'worker/*'}, want: ['api', 'api']},
    {given: {only: 'worker', skip: 'gpu'}, want: ['worker/cpu']}
  ])('chosen by $given', async ({given, want}) => {
    expect((await plan({from: '1.1.0', ...given})).map(line => line.split(' ')[0])).toEqual(want);
  });

  it('may come from another repository', async () => {
    expect(await plan({from: `ghcr.io/acme/staging@${DIGEST}`, only: 'api'})).toEqual([
      `api ghcr.io/acme/staging@${DIGEST} → ghcr.io/acme/api: latest`,
      `api ghcr.io/acme/staging@${DIGEST} → acme/api: latest`
    ]);
    expect(await plan({from: 'ghcr.io/acme/staging:1.1.0', only: 'worker'})).toEqual([
      'worker/cpu ghcr.io/acme/staging:1.1.0 → ghcr.io/acme/worker: latest latest-cpu',
      'worker/gpu ghcr.io/acme/staging:1.1.0-gpu → ghcr.io/acme/worker: latest-gpu'
    ]);
  });

  test.each([
    {name: 'a digest for several', given: {from: DIGEST}, want: 'is one image, and 3 would be written'},
    {name: 'a digest for two variants', given: {from: DIGEST, only: 'worker'}, want: 'worker/cpu, worker/gpu'},
    {name: 'one repository for several', given: {from: 'acme/staging:1.1.0'}, want: 'is one image'},
    {name: 'a platform', given: {from: '1.1.0', only: 'linux/amd64'}, want: 'name nothing that is there: linux/amd64'},
    {name: 'an unknown image', given: {from: '1.1.0', only: 'web'}, want: 'name nothing that is there: web'}
  ])('$name is refused', async ({given, want}) => {
    await expect(plan(given)).rejects.toMatchObject({code: 'invalid-input', message: expect.stringContaining(want)});
  });
});

test.each([
  {tag: '1.2.3', want: true},
  {tag: 'v1.2.3', want: true},
  {tag: '1.2.3-rc.1', want: true},
  {tag: 'sha-1a2b3c4', want: true},
  {tag: '1.2', want: false},
  {tag: 'latest', want: false},
  {tag: 'production', want: false},
  {tag: '2026-11-21', want: false}
])('$tag belongs to one image for ever: $want', ({tag, want}) => {
  expect(isLasting(tag)).toBe(want);
});

describe('the guard', () => {
  const image = (digit: string, more: Partial<KnownImage> = {}): KnownImage => ({
    digest: parseDigest(`sha256:${digit.repeat(64)}`),
    ...more
  });
  const old = image('1', {version: '1.1.0', revision: '1111111'});
  const now = image('2', {version: '1.2.0', revision: '2222222'});
  const on = {guard: 'on', overwriteVersionTags: false} as const;
  const judge = (
    name: string,
    from: KnownImage,
    there: KnownImage | 'absent' | undefined,
    {relation = 'unknown' as Relation, names = on as Parameters<typeof judgePromotion>[1]} = {}
  ) => judgePromotion({name, forms: [], from, there, relation}, names);

  test.each([
    {
      name: 'back',
      got: judge('latest', old, now),
      want: {kind: 'write', move: 'back', loud: true, says: 'latest moves from 1.2.0 back to 1.1.0'}
    },
    {
      name: 'forward',
      got: judge('production', now, old),
      want: {kind: 'write', move: 'forward', says: 'production moves from 1.1.0 to 1.2.0'}
    },
    {name: 'to a new tag', got: judge('production', now, 'absent'), want: {kind: 'write', move: 'new'}},
    {name: 'to the same image', got: judge('1.2.0', now, now), want: {kind: 'write', move: 'unchanged'}},
    {
      name: 'back by the commits',
      got: judge('main', image('1', {revision: '1111111'}), image('2', {revision: '2222222'}), {
        relation: 'descendant'
      }),
      want: {
        kind: 'write',
        move: 'back',
        loud: true,
        says: 'main moves from commit 2222222 back to commit 1111111'
      }
    },
    {
      name: 'not known',
      got: judge('main', image('1'), image('2')),
      want: {
        kind: 'write',
        move: 'sideways',
        loud: true,
        says: `main moves from sha256:${'2'.repeat(12)} to sha256:${'1'.repeat(12)}; which of the two is newer is not known`
      }
    },
    {
      name: 'an unreadable moving tag',
      got: judge('latest', now, undefined),
      want: {
        kind: 'write',
        move: 'blind',
        loud: true,
        says: 'latest is written, and what it points at is not known'
      }
    },
    {
      name: 'another version tag',
      got: judge('1.2.0', old, now),
      want: {kind: 'refuse', reason: 'it points at 1.2.0, not at 1.1.0'}
    },
    {
      name: 'an unreadable version tag',
      got: judge('1.2.0', old, undefined),
      want: {kind: 'refuse', reason: 'the registry does not say what it points at'}
    },
    {
      name: 'another version tag, overwritten',
      got: judge('1.2.0', old, now, {names: {guard: 'on', overwriteVersionTags: true}}),
      want: {kind: 'write', move: 'back', loud: true, says: '1.2.0 moves from 1.2.0 back to 1.1.0'}
    },
    {
      name: 'another version tag, forward and overwritten',
      got: judge('1.1.0', now, old, {names: {guard: 'off', overwriteVersionTags: false}}),
      want: {kind: 'write', move: 'forward', loud: true, says: '1.1.0 moves from 1.1.0 to 1.2.0'}
    }
  ])('$name', ({got, want}) => {
    expect(got).toEqual(want);
  });

  it('knows version tags of variants', async () => {
    const {images} = await settingsOf({}, SHOP);
    const worker = images.find(({name}) => name === 'worker');
    const forms = worker ? tagForms(worker) : [];
    expect(judgePromotion({name: '1.2.0-gpu', forms, from: old, there: now, relation: 'unknown'}, on).kind).toBe(
      'refuse'
    );
  });
});
