import {describe, expect, it, test} from 'vitest';
import {parseTags} from '../../src/inputs/tags.ts';

describe('parseTags', () => {
  test.each([
    {name: 'lines', input: 'latest\nsha', want: [{strategy: 'latest'}, {strategy: 'sha'}]},
    {name: 'commas', input: 'latest, sha', want: [{strategy: 'latest'}, {strategy: 'sha'}]},
    {name: 'comments and blanks', input: '# ours\n\n  pr  ', want: [{strategy: 'pr'}]},
    {
      name: 'values',
      input: 'latest=branch\nedge = next',
      want: [
        {strategy: 'latest', value: 'branch'},
        {strategy: 'edge', value: 'next'}
      ]
    },
    {name: 'a repeated one', input: 'sha\nsha', want: [{strategy: 'sha'}]}
  ])('$name', ({input, want}) => expect(parseTags(input)).toEqual({tags: want, wrong: []}));

  const all = 'latest, branch, sha, semver, pr, edge, nightly';
  test.each([
    {input: 'semvar', want: `"semvar" is not a tag strategy (want ${all}); did you mean "semver"?`},
    {input: 'ghcr.io/acme/app:1', want: `"ghcr.io/acme/app:1" is not a tag strategy (want ${all})`},
    {
      input: 'type=semver,pattern={{version}}',
      want: `"type=semver,pattern={{version}}" is a rule, and rules are not supported yet (want strategies: ${all})`
    },
    {input: 'sha=long', want: '"sha=long": the strategy sha takes no value'},
    {input: 'latest=tag', want: '"latest=tag" is not right (want latest or latest=branch)'},
    {input: 'edge=', want: '"edge=" is not right (want edge or edge=BRANCH)'}
  ])('refuses $input', ({input, want}) => expect(parseTags(input)).toEqual({tags: [], wrong: [want]}));

  it('reads the right entries beside wrong ones', () => {
    expect(parseTags('sha\nfoo\nbar').wrong).toHaveLength(2);
    expect(parseTags('sha\nfoo').tags).toEqual([{strategy: 'sha'}]);
  });
});
