import {describe, expect, test} from 'vitest';
import {parseLines} from '../../src/inputs/lists.ts';
import {parseFlavor} from '../../src/inputs/rules/flavor.ts';
import {problemsOf, settingsOf} from './support.ts';

const none = {text: '', onLatest: false};

describe('flavor', () => {
  test.each([
    {input: '', want: {latest: 'auto', prefix: none, suffix: none}},
    {input: 'latest=true', want: {latest: 'true', prefix: none, suffix: none}},
    {input: '# why\nlatest=false\nlatest=auto', want: {latest: 'auto', prefix: none, suffix: none}},
    {input: 'prefix= ', want: {latest: 'auto', prefix: none, suffix: none}},
    {
      input: 'latest=false,prefix=v,suffix=-alpine',
      want: {latest: 'false', prefix: {text: 'v', onLatest: false}, suffix: {text: '-alpine', onLatest: false}}
    },
    {
      input: 'PREFIX=v,onlatest=true\nsuffix=-x',
      want: {latest: 'auto', prefix: {text: 'v', onLatest: true}, suffix: {text: '-x', onLatest: false}}
    },
    {
      input: "prefix={{date 'YYYY' tz='UTC'}}-",
      want: {latest: 'auto', prefix: {text: "{{date 'YYYY' tz='UTC'}}-", onLatest: false}, suffix: none}
    }
  ])('$input', ({input, want}) => expect(parseFlavor(parseLines(input))).toEqual(want));

  test.each([
    {input: 'latest', want: '"latest" has no value (want for example latest=false or suffix=-alpine)'},
    {input: 'latest=foo', want: '"latest=foo" is not right (want auto, true, false)'},
    {input: 'sufix=x', want: '"sufix" in "sufix=x" is not an entry of a flavor. Did you mean "suffix"?'},
    {input: 'onlatest=true', want: '"onlatest=true" needs a prefix or suffix before it (want prefix=v,onlatest=true)'},
    {input: 'prefix=v,onlatest=yes', want: '"onlatest=yes" is not right (want true, false)'},
    {
      input: 'suffix=-a;latest=false',
      want: '"suffix=-a;latest=false" looks like several entries: separate them with "," or new lines'
    }
  ])('refuses $input', async ({input, want}) => {
    const problem = `flavor (line 2): ${want}${/[.?]$/.test(want) ? '' : '.'}`;
    expect(await problemsOf({flavor: `latest=auto\n${input}`})).toEqual([problem]);
  });

  test('of the config file gives way to the input', async () => {
    const more = {configText: 'flavor: [latest=false, suffix=-a]\ntags: sha'};
    expect((await settingsOf({config: 'c.yml'}, more)).names.flavor).toMatchObject({latest: 'false'});
    const both = await settingsOf({config: 'c.yml', flavor: 'latest=true'}, more);
    expect(both.names.flavor).toEqual({latest: 'true', prefix: none, suffix: none});
  });

  test('without tags takes the tags of docker/metadata-action', async () => {
    const {tags, tagsAreDefault} = (await settingsOf({flavor: 'latest=false'})).names;
    expect(tags).toMatchObject([{type: 'schedule'}, {event: 'branch'}, {event: 'tag'}, {event: 'pr'}]);
    expect(tagsAreDefault).toBe(true);
  });
});
