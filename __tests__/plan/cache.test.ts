import {describe, expect, it, test} from 'vitest';
import type {CacheSettings} from '../../src/inputs/settings.ts';
import {parsePlatform} from '../../src/oci/platform.ts';
import {isTag, parseRepository} from '../../src/oci/reference.ts';
import {type CacheKey, planCache} from '../../src/plan/cache.ts';
import {factsOf, payloadOf, pushOf} from '../context/support.ts';

const OPTIONS = 'image-manifest=true,oci-mediatypes=true,ignore-error=true';
const settings: CacheSettings = {backend: 'registry', mode: 'max', from: [], to: []};
const key: CacheKey = {
  image: 'api',
  variant: '',
  platform: parsePlatform('linux/arm64'),
  repository: 'ghcr.io/acme/api'
};
const push = pushOf('refs/heads/main');
const pullRequest = factsOf('pull_request', 'refs/pull/7/merge', payloadOf('pull-request'));
const branchRef = 'ghcr.io/acme/api:cache-api-linux-arm64';

describe('planCache', () => {
  test.each([
    {
      name: 'of a push',
      given: {},
      want: {from: [`type=registry,ref=${branchRef}`], to: [`type=registry,ref=${branchRef},mode=max,${OPTIONS}`]}
    },
    {
      name: 'mode min',
      given: {mode: 'min' as const},
      want: {from: [`type=registry,ref=${branchRef}`], to: [`type=registry,ref=${branchRef},mode=min,${OPTIONS}`]}
    },
    {
      name: 'in a repository of its own',
      given: {repository: parseRepository('acme/cache')},
      want: {
        from: ['type=registry,ref=acme/cache:cache-api-linux-arm64'],
        to: [`type=registry,ref=acme/cache:cache-api-linux-arm64,mode=max,${OPTIONS}`]
      }
    },
    {
      name: 'with a further source and another destination',
      given: {from: ['type=gha'], to: ['type=gha,mode=max']},
      want: {from: [`type=registry,ref=${branchRef}`, 'type=gha'], to: ['type=gha,mode=max']}
    },
    {name: 'off', given: {backend: 'off' as const}, want: {from: [], to: []}},
    {
      name: 'off, with own ones',
      given: {backend: 'off' as const, from: ['a'], to: ['b']},
      want: {from: ['a'], to: ['b']}
    }
  ])('$name', ({given, want}) => expect(planCache({...settings, ...given}, key, push, true)).toEqual(want));

  it('writes nothing without leave, whatever the inputs say', () => {
    for (const backend of ['registry', 'off'] as const) {
      expect(planCache({...settings, backend, to: ['type=gha']}, key, push, false).to).toEqual([]);
    }
    expect(planCache(settings, key, pullRequest, false).from).toContain(`type=registry,ref=${branchRef}`);
  });

  it('lets a pull request read the cache of the branch and write only its own', () => {
    expect(planCache(settings, key, pullRequest, true)).toEqual({
      from: [`type=registry,ref=${branchRef}-pr-7`, `type=registry,ref=${branchRef}`],
      to: [`type=registry,ref=${branchRef}-pr-7,mode=max,${OPTIONS}`]
    });
  });

  it('has one reference per image, variant and platform', () => {
    const keys = ['api', 'worker'].flatMap(image =>
      ['', 'cpu', 'gpu'].flatMap(variant =>
        ['linux/amd64', 'linux/arm64', 'linux/arm/v7'].map(platform => ({
          ...key,
          image,
          variant,
          platform: parsePlatform(platform)
        }))
      )
    );
    const refs = keys.map(one => planCache(settings, one, push, true).to[0]);
    expect(new Set(refs).size).toBe(keys.length);
  });

  it('keeps a tag with room for the pull request, however long the names', () => {
    const long = {...key, image: 'a'.repeat(200), variant: 'b'.repeat(100)};
    for (const ref of planCache(settings, long, pullRequest, true).from) {
      expect(isTag(ref.slice(ref.lastIndexOf(':') + 1))).toBe(true);
    }
  });
});
