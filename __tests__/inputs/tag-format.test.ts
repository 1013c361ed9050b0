import {describe, expect, it, test} from 'vitest';
import {config, image, problemsOf, settingsOf} from './support.ts';

const VARIANTS = 'debian: {}\nubuntu: {}';

describe('tag-format', () => {
  test.each([
    {name: 'one', given: '{variant}-{tag}', tag: '{variant}-{tag}', latest: undefined},
    {name: 'and a name of latest', given: '{tag}-{variant}, {variant}', tag: '{tag}-{variant}', latest: ['{variant}']},
    {
      name: 'in any order, a line each',
      given: '{variant}\nnewest-{variant}\n{variant}.{tag}',
      tag: '{variant}.{tag}',
      latest: ['{variant}', 'newest-{variant}']
    }
  ])('$name', async ({given, tag, latest}) => {
    const {tagFormat, latestFormats} = image(await settingsOf({variants: VARIANTS, 'tag-format': given}), 'app');
    expect({tagFormat, latestFormats}).toEqual({tagFormat: tag, latestFormats: latest});
  });

  it('is taken from the input as a whole, or else from the config file', async () => {
    const file = (given: Record<string, string>) =>
      config(
        `images:\n  app:\n    tag-format: ["{tag}-{variant}", "{variant}"]\n    variants: {debian: {}, ubuntu: {}}\n`,
        given
      );
    const own = image(await settingsOf(...file({})), 'app');
    expect(own).toMatchObject({tagFormat: '{tag}-{variant}', latestFormats: ['{variant}']});
    const other = image(await settingsOf(...file({'tag-format': '{variant}-{tag}'})), 'app');
    expect(other.tagFormat).toBe('{variant}-{tag}');
    expect(other.latestFormats).toBeUndefined();
  });

  test.each([
    {name: 'no {tag}', given: '{variant}', want: '"{variant}" needs {tag} once'},
    {name: 'no {variant}', given: '{tag}-{variant}, stable', want: '"stable" needs {variant} once'},
    {name: 'two of each tag', given: '{tag}-{variant}, {variant}-{tag}', want: 'would both name every tag'},
    {name: 'a leading hyphen', given: '{tag}-{variant}, -{variant}', want: '"-{variant}" begins with "-"'},
    {name: 'a slash', given: '{tag}-{variant}, v/{variant}', want: '"v/" in "v/{variant}" cannot stand in a tag'}
  ])('refuses $name', async ({given, want}) => {
    const problems = await problemsOf({variants: VARIANTS, 'tag-format': given});
    expect(problems).toEqual([expect.stringContaining(want)]);
    expect(problems[0]).toMatch(/^tag-format: .*(want|Write|One format)/);
  });
});
