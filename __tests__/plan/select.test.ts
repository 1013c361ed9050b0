import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {ActionError} from '../../src/errors.ts';
import {type Selectable, selectTargets} from '../../src/plan/select.ts';

const targetOf = (image: string, variant: string, platform: string): Selectable => ({
  id: [image, variant, platform].filter(part => part !== '').join('/'),
  image,
  variant,
  platform
});
const amd64 = 'linux/amd64';
const arm64 = 'linux/arm64';
const all = [
  targetOf('api', '', amd64),
  targetOf('api', '', arm64),
  targetOf('worker', 'cpu', amd64),
  targetOf('worker', 'cpu', arm64),
  targetOf('worker', 'gpu', amd64)
];
const select = (only: readonly string[], skip: readonly string[] = []): readonly string[] =>
  selectTargets(all, only, skip).map(({id}) => id);
const everyId = all.map(({id}) => id);

describe('selectTargets', () => {
  test.each([
    {name: 'nothing asked', only: [], skip: [], want: everyId},
    {name: 'an image', only: ['api'], skip: [], want: ['api/linux/amd64', 'api/linux/arm64']},
    {name: 'a variant', only: ['gpu'], skip: [], want: ['worker/gpu/linux/amd64']},
    {name: 'a platform', only: [arm64], skip: [], want: ['api/linux/arm64', 'worker/cpu/linux/arm64']},
    {name: 'image/variant', only: ['worker/gpu'], skip: [], want: ['worker/gpu/linux/amd64']},
    {name: 'image/platform', only: ['worker/linux/arm64'], skip: [], want: ['worker/cpu/linux/arm64']},
    {name: 'variant/platform', only: ['cpu/linux/amd64'], skip: [], want: ['worker/cpu/linux/amd64']},
    {name: 'a whole id', only: ['api/linux/arm64'], skip: [], want: ['api/linux/arm64']},
    {name: 'a star', only: ['worker/*'], skip: [], want: everyId.slice(2)},
    {name: 'a star inside', only: ['*/gpu/*'], skip: [], want: ['worker/gpu/linux/amd64']},
    {name: 'several', only: ['gpu', 'api/linux/amd64'], skip: [], want: ['api/linux/amd64', 'worker/gpu/linux/amd64']},
    {
      name: 'skip',
      only: [],
      skip: [arm64],
      want: ['api/linux/amd64', 'worker/cpu/linux/amd64', 'worker/gpu/linux/amd64']
    },
    {name: 'skip wins over only', only: ['worker'], skip: ['gpu', arm64], want: ['worker/cpu/linux/amd64']}
  ])('$name', ({only, skip, want}) => expect(select(only, skip)).toEqual(want));

  test.each([
    {name: 'a name that is not there', only: ['wroker'], skip: [], want: 'name nothing that is there: wroker'},
    {name: 'two that are not there', only: ['x'], skip: ['y', 'api'], want: 'name nothing that is there: x, y'},
    {name: 'a part of a name', only: ['work'], skip: [], want: 'name nothing that is there: work'},
    {name: 'a dot is no wildcard', only: ['ap.'], skip: [], want: 'name nothing that is there: ap.'},
    {name: 'nothing left', only: ['gpu'], skip: ['worker'], want: '"only" and "skip" leave no build target'}
  ])('refuses $name and names what there is', ({only, skip, want}) => {
    const error = thrown(() => select(only, skip));
    expect(error).toMatchObject({code: 'invalid-input', message: expect.stringContaining(want)});
    expect(error.remedy).toContain('worker/gpu/linux/amd64');
  });

  it('keeps the order and only what was there, for any patterns', () => {
    const pattern = fc.constantFrom('api', 'worker', 'cpu', 'gpu', '*', 'linux/*', amd64, arm64, '*/arm64', 'worker/*');
    fc.assert(
      fc.property(fc.array(pattern), fc.array(pattern), (only, skip) => {
        const kept = attempt(() => select(only, skip));
        if (kept instanceof ActionError) {
          expect(kept.message).toContain('leave no build target');
          return;
        }
        expect(kept.length).toBeGreaterThan(0);
        expect(everyId.filter(id => kept.includes(id))).toEqual(kept);
        for (const pattern of skip) expect(select([pattern]).some(id => kept.includes(id))).toBe(false);
      })
    );
  });
});

const attempt = <T>(read: () => T): T | ActionError => {
  try {
    return read();
  } catch (error) {
    if (error instanceof ActionError) return error;
    throw error;
  }
};

function thrown(read: () => unknown): ActionError {
  const result = attempt(read);
  if (!(result instanceof ActionError)) throw new Error('nothing was thrown');
  return result;
}
