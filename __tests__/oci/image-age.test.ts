import {describe, expect, test} from 'vitest';
import {ageOf, type ImageAge, provenanceTime} from '../../src/oci/image-age.ts';

const [COMMIT, LATER] = ['2026-01-02T03:04:05Z', '2026-05-31T12:00:00.123Z'];
const config = (created: string | undefined, label?: string): string =>
  JSON.stringify({
    ...(created === undefined ? {} : {created}),
    config: {Labels: label === undefined ? null : {'org.opencontainers.image.created': label}}
  });
const at = (time: string, of: ImageAge['of']): ImageAge => ({at: new Date(time).toISOString(), of});

describe('the age of an image', () => {
  test.each<{name: string; config?: string; annotations?: readonly (string | undefined)[]; want: ImageAge | undefined}>(
    [
      {name: 'of a plain build is its end', config: config(LATER), want: at(LATER, 'build')},
      {name: 'whose label is older is the end of its build', config: config(LATER, COMMIT), want: at(LATER, 'build')},
      {name: 'that carries its commit is no age', config: config(COMMIT, COMMIT), want: at(COMMIT, 'source')},
      {
        name: 'that carries its commit in annotations as well is no age',
        config: config(COMMIT, COMMIT),
        annotations: [COMMIT, '2026-01-02T03:04:05.000Z'],
        want: at(COMMIT, 'source')
      },
      {
        name: 'with a later annotation is that',
        config: config(COMMIT, COMMIT),
        annotations: [LATER],
        want: at(LATER, 'build')
      },
      {name: 'of an artifact is its annotation', annotations: [undefined, LATER], want: at(LATER, 'build')},
      {name: 'of 1970 is none', config: config('1970-01-01T00:00:00Z'), want: at('1970-01-01T00:00:00Z', 'source')},
      {name: 'of 1980 is none', config: config('1980-01-01T00:00:01Z'), want: at('1980-01-01T00:00:01Z', 'source')},
      {
        name: 'of the year 1 is none',
        config: config('0001-01-01T00:00:00Z'),
        want: at('0001-01-01T00:00:00Z', 'source')
      },
      {name: 'that says none is none', config: config(undefined), want: undefined},
      {name: 'that says nonsense is none', config: config('yesterday', 'never'), want: undefined},
      {name: 'whose config is no JSON is its annotation', config: 'x', annotations: [LATER], want: at(LATER, 'build')}
    ]
  )('$name', ({config: text, annotations = [], want}) => {
    expect(ageOf(text, annotations)).toEqual(want);
  });
});

describe('the end of a build', () => {
  test.each([
    {name: 'of SLSA 0.2', text: {predicate: {metadata: {buildFinishedOn: LATER}}}, want: LATER},
    {name: 'of SLSA 1', text: {predicate: {runDetails: {metadata: {finishedOn: LATER}}}}, want: LATER},
    {name: 'of an SBOM', text: {predicate: {SPDXID: 'x'}}, want: undefined},
    {name: 'of nothing', text: [], want: undefined}
  ])('$name', ({text, want}) => {
    expect(provenanceTime(JSON.stringify(text))).toBe(want);
  });
});
