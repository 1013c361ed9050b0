import {describe, expect, it, test} from 'vitest';
import {createPlan} from '../../src/plan/create-plan.ts';
import {buildOutputs} from '../../src/report/outputs.ts';
import {pushOf} from '../context/support.ts';
import {plan} from '../report/fixtures.ts';
import {problemsOf, settingsOf, warningsOf} from './support.ts';

describe('names', () => {
  it('loads the template engine only for what has expressions', async () => {
    expect((await settingsOf({tags: 'type=sha'})).names).not.toHaveProperty('templates');
    expect((await settingsOf({tags: 'type=semver,pattern={{version}}'})).names).toHaveProperty('templates');
    expect((await settingsOf({labels: 'a={{branch}}'})).names).toHaveProperty('templates');
    const more = {configText: 'labels: {a: "{{branch}}"}'};
    expect((await settingsOf({config: 'c.yml'}, more)).names).toHaveProperty('templates');
  });

  test.each([
    {
      given: {tags: 'sha\ntype=raw,value={{branch'},
      want: /^tags \(line 2\): "\{\{branch" is not a right expression: a brace/
    },
    {given: {tags: 'type=sha,enable={{#if}}'}, want: /^tags \(line 1\): .* is not a right expression/},
    {given: {tags: 'type=schedule,pattern={{date'}, want: /^tags \(line 1\): .* is not a right expression/},
    {given: {flavor: 'prefix={{branch'}, want: /^flavor \(line 1\): "prefix=\{\{branch" is not a right expression/},
    {given: {labels: 'a={{branch'}, want: /^labels: "a=\{\{branch" is not a right expression/},
    {given: {annotations: 'a={{branch'}, want: /^annotations: "a=\{\{branch" is not a right expression/},
    {given: {'build-args': 'A=1\nB={{branch'}, want: /^build-args: "\{\{branch" is not a right expression/},
    {given: {guard: 'maybe'}, want: /^guard: "maybe" is not one of on, off/},
    {given: {'overwrite-version-tags': 'yes'}, want: /^overwrite-version-tags: "yes" is not a boolean/}
  ])('refuses $given', async ({given, want}) => expect((await problemsOf(given)).join('\n')).toMatch(want));

  it('reports wrong rules of all inputs at once, each with its line', async () => {
    const problems = await problemsOf({tags: 'type=foo\nsha\ntype=sha,format=x', flavor: 'latest=x', labels: 'a={{'});
    expect(problems.map(problem => problem.split(': ')[0])).toEqual([
      'labels',
      'tags (line 1)',
      'tags (line 3)',
      'flavor (line 1)'
    ]);
  });

  const BLOCK = `# names
images:
  app: {repositories: acme/app}
tags: |
  sha
  type=foo
  type=raw,value={{branch
  semvar
flavor: |
  latest=true
  sufix=-x
  prefix={{sha
labels: {team: web, of: "{{branch"}
annotations:
  - a=b
  - of={{branch
`;
  const LIST = `images: {app: {repositories: acme/app}}
tags:
  - sha
  - type=foo
  - |
    type=sha
    type=bar
flavor: [latest=true, sufix=-x]
labels:
  - a=b
  - c={{
`;

  test.each([
    {
      name: 'in blocks',
      text: BLOCK,
      want: [
        'labels › of (line 13): "of={{branch" is',
        'annotations › item 2 (line 16): "of={{branch" is',
        'tags (line 6): type=foo',
        'tags (line 7): "{{branch" is',
        'flavor (line 11): "sufix"',
        'flavor (line 12): "prefix={{sha" is'
      ]
    },
    {
      name: 'in lists',
      text: LIST,
      want: [
        'labels › item 2 (line 11): "c={{" is',
        'tags › item 2 (line 4): type=foo',
        'tags › item 3 (line 7): type=bar',
        'flavor › item 2 (line 8): "sufix"'
      ]
    }
  ])('finds wrong lines of the config file $name', async ({text, want}) => {
    const problems = await problemsOf({config: 'c.yml'}, {configText: text});
    const begin = problems.map((problem, index) => problem.slice(0, 8 + (want[index]?.length ?? 0)));
    expect([...begin].sort()).toEqual(want.map(one => `c.yml › ${one}`).sort());
  });

  it('finds a wrong line of the config file that only a run can find', async () => {
    const text = `images: {app: {repositories: acme/app}}\ntags: |\n  sha\n  a,enable={{branch}}\n`;
    const settings = await settingsOf({config: 'c.yml'}, {configText: text});
    expect(() => createPlan(settings, pushOf('refs/heads/main'))).toThrow(
      'tags: c.yml › tags, line 4, a,enable={{branch}}: "enable" is "main" (want true or false)'
    );
  });

  it('leaves out a label or annotation without a value, with a warning', async () => {
    const given = {labels: 'org.opencontainers.image.title\na=b', annotations: 'foo\nc=d'};
    expect(await warningsOf(given)).toEqual([
      'labels: "org.opencontainers.image.title" has no "=" and is left out. Write it as key=value; "key=" takes a standard one away.',
      'annotations: "foo" has no "=" and is left out. Write it as key=value; "key=" takes a standard one away.'
    ]);
    const {labels, annotations} = (await settingsOf(given)).names;
    expect(labels).toEqual({a: 'b'});
    expect(annotations.map(({key}) => key)).toEqual(['c']);
  });

  it('warns of what is probably not meant', async () => {
    const given = {tags: 'semvar\ntype=semver,pattern={{raw}', 'bake-target': 'meta'};
    expect(await warningsOf(given)).toEqual([
      'tags (line 1): "semvar" is taken as a tag; did you mean the strategy "semver"?',
      'tags (line 2): "{{raw}" is not a right expression: a brace, a quote or a name in it is missing or wrong.',
      'bake-target: has no effect here. Remove it: no bake file is written.'
    ]);
  });

  it('has a guard, unless it is told otherwise', async () => {
    expect((await settingsOf({})).names).toMatchObject({guard: 'on', overwriteVersionTags: false});
    const given = {guard: 'off', 'overwrite-version-tags': 'true'};
    expect((await settingsOf(given)).names).toMatchObject({guard: 'off', overwriteVersionTags: true});
  });
});

describe('variables of docker/metadata-action', () => {
  it('set the length of commits and the levels of annotations', async () => {
    const variables = {
      DOCKER_METADATA_SHORT_SHA_LENGTH: '12',
      DOCKER_METADATA_ANNOTATIONS_LEVELS: 'index,manifest-descriptor'
    };
    const {names} = await settingsOf({annotations: 'a=b\nmanifest:c=d'}, {variables});
    expect(names.shortShaLength).toBe(12);
    expect(names.annotationLevels).toEqual(['index', 'manifest-descriptor']);
    expect(names.annotations).toEqual([
      {level: 'index', key: 'a', value: 'b'},
      {level: 'manifest-descriptor', key: 'a', value: 'b'},
      {level: 'manifest', key: 'c', value: 'd'}
    ]);
  });

  it('are checked as inputs are', async () => {
    const variables = {DOCKER_METADATA_SHORT_SHA_LENGTH: 'abc', DOCKER_METADATA_ANNOTATIONS_LEVELS: 'indx'};
    const [length, levels] = await problemsOf({}, {variables});
    expect(length).toBe('DOCKER_METADATA_SHORT_SHA_LENGTH: "abc" is not a whole number from 1 to 1000.');
    expect(levels).toContain('DOCKER_METADATA_ANNOTATIONS_LEVELS: "indx" in "indx" is not a level of annotations');
  });
});

describe('separators', () => {
  it('stand between the entries of the outputs', async () => {
    const {separators} = (await settingsOf({'sep-tags': ', ', 'sep-labels': '|', 'sep-annotations': '\t'})).names;
    expect(separators).toEqual({tags: ', ', labels: '|', annotations: '\t'});
    const outputs = buildOutputs(plan(), undefined, separators);
    expect(outputs.tags).toContain('ghcr.io/acme/hello:1.2.3, ghcr.io/acme/hello:1.2, ');
    expect(outputs['tag-names']).toMatch(/^1\.2\.3, 1\.2, /);
    expect(outputs.labels).toBe('org.opencontainers.image.title=hello|org.opencontainers.image.version=1.2.3');
  });

  it('are newlines otherwise', async () => {
    expect((await settingsOf({})).names.separators).toEqual({tags: '\n', labels: '\n', annotations: '\n'});
  });
});
