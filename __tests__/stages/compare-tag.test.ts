import {describe, expect, it, test} from 'vitest';
import type {Manifest} from '../../src/oci/descriptor.ts';
import {FINGERPRINT} from '../../src/plan/fingerprint.ts';
import type {BuildTarget} from '../../src/plan/plan.ts';
import type {Registry} from '../../src/ports/registry.ts';
import {compareTag} from '../../src/stages/compare-tag.ts';
import {digest, planTarget, REVISION} from '../report/fixtures.ts';

const REPOSITORY = 'ghcr.io/acme/hello';
const PRINT = digest('inputs');
const SAID = {
  'org.opencontainers.image.created': '2026-11-20T08:00:00Z',
  'org.opencontainers.image.revision': REVISION,
  'org.opencontainers.image.title': 'hello',
  'org.opencontainers.image.version': '1.2.3'
};

const target = (fingerprint: BuildTarget['fingerprint']): BuildTarget =>
  planTarget('', 'linux/amd64', {
    annotations: Object.entries(SAID).map(([key, value]) => ({level: 'manifest', key, value})),
    ...(fingerprint ? {fingerprint} : {})
  });

/** A tag that holds one image, which says this of itself. */
function compare(name: string, annotations: Readonly<Record<string, string>>, fingerprint: BuildTarget['fingerprint']) {
  const descriptor = {mediaType: '', digest: digest(name), size: 1, platform: {os: 'linux', architecture: 'amd64'}};
  const image: Manifest = {kind: 'image', digest: digest(name), config: descriptor, layers: [], annotations};
  const index: Manifest = {kind: 'index', digest: digest(`index of ${name}`), manifests: [descriptor]};
  const registry = {manifest: async (reference: string) => (reference.includes('@') ? image : index)} as Registry;
  const build = {target: target(fingerprint), digest: digest('index of own'), manifest: digest('own')};
  return compareTag(REPOSITORY, 'latest', {expected: [build], mayBeMissing: false}, registry);
}

it('knows the images that were tested', async () => {
  expect(await compare('own', {}, PRINT)).toEqual({manifest: expect.objectContaining({kind: 'index'}), exactly: true});
});

describe('images of another run', () => {
  test.each([
    {name: 'say the same inputs', annotations: {...SAID, [FINGERPRINT]: PRINT}, want: true},
    {
      name: 'say the same inputs, of another event',
      annotations: {...SAID, [FINGERPRINT]: PRINT, 'org.opencontainers.image.version': 'main'},
      want: true
    },
    {name: 'say other inputs', annotations: {...SAID, [FINGERPRINT]: digest('other inputs')}, want: false},
    {name: 'say nothing of their inputs', annotations: SAID, want: false},
    {
      name: 'say another commit',
      annotations: {...SAID, [FINGERPRINT]: PRINT, 'org.opencontainers.image.revision': 'f'.repeat(40)},
      want: false
    },
    {
      name: 'say all the same but their time, where nothing tells the inputs',
      annotations: {...SAID, 'org.opencontainers.image.created': '2026-11-20T09:00:00Z'},
      fingerprint: undefined,
      want: true
    },
    {
      name: 'say one thing more, where nothing tells the inputs',
      annotations: {...SAID, team: 'b'},
      fingerprint: undefined,
      want: false
    },
    {
      name: 'say inputs where nothing tells those of this run',
      annotations: {...SAID, [FINGERPRINT]: PRINT},
      fingerprint: undefined,
      want: false
    }
  ] as const)('that $name: $want', async ({annotations, want, ...more}) => {
    const compared = await compare('theirs', annotations, 'fingerprint' in more ? more.fingerprint : PRINT);
    expect(compared.ofTwin ?? false).toBe(want);
    expect(compared.exactly).toBeUndefined();
    expect(compared.problem?.title).toBe(want ? undefined : `${REPOSITORY}:latest does not point at the tested images`);
  });
});
