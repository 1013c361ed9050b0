import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import type {Payload} from '../../../src/context/payload.ts';
import {type Environment, readFacts} from '../../../src/context/read-facts.ts';
import {computeTags} from '../../../src/plan/tags.ts';
import {runner} from '../../context/support.ts';
import {namesIn, namesOf} from './support.ts';

/** What docker/metadata-action v6 makes of these rules, of events of a repository whose default branch is main. */
interface Recorded {
  readonly sha: string;
  readonly now: string;
  readonly commitTime: string;
  readonly cases: readonly {
    readonly event: string;
    readonly ref: string;
    readonly payload?: Payload;
    readonly env?: Environment;
    readonly tags: string;
    readonly flavor?: string;
    readonly want: string;
  }[];
}

const file = new URL('../../fixtures/metadata-action/cases.json', import.meta.url);
const {sha, now, commitTime, cases} = JSON.parse(readFileSync(file, 'utf8')) as Recorded;

describe('the tags of docker/metadata-action', () => {
  test.each(cases)('$ref: $tags', ({event, ref, payload, env, tags, flavor, want}) => {
    const facts = readFacts({
      env: runner(event, ref, {GITHUB_SHA: sha, ...env}),
      payload: {repository: {default_branch: 'main'}, head_commit: {id: sha, timestamp: commitTime}, ...payload},
      now: new Date(now)
    });
    const shortShaLength = Number(env?.DOCKER_METADATA_SHORT_SHA_LENGTH ?? 7);
    const names = namesOf({tags, shortShaLength, ...(flavor === undefined ? {} : {flavor})});
    expect(namesIn(computeTags(facts, names))).toBe(want);
  });
});
