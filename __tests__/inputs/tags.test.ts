import {describe, expect, it, test} from 'vitest';
import {parseTags} from '../../src/inputs/tags.ts';

const raw = (value: string, line = 1) => ({
  source: value,
  line,
  type: 'raw',
  priority: 200,
  enable: 'true',
  value
});

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
    {name: 'a repeated one', input: 'sha\nsha', want: [{strategy: 'sha'}]},
    {name: 'what is no strategy is a raw tag', input: 'sha\nmy-tag', want: [{strategy: 'sha'}, raw('my-tag', 2)]},
    {
      name: 'a strategy name with attributes is a raw tag',
      input: 'latest,enable={{is_default_branch}}',
      want: [{...raw('latest'), source: 'latest,enable={{is_default_branch}}', enable: '{{is_default_branch}}'}]
    },
    {
      name: 'rules between strategies',
      input: 'branch\n# why\ntype=sha,format=long\nsemver',
      want: [
        {strategy: 'branch'},
        {
          source: 'type=sha,format=long',
          line: 3,
          type: 'sha',
          priority: 100,
          enable: 'true',
          prefix: 'sha-',
          format: 'long'
        },
        {strategy: 'semver'}
      ]
    }
  ])('$name', ({input, want}) => expect(parseTags(input)).toEqual({tags: want, wrong: [], odd: []}));

  const all = 'latest, branch, sha, semver, pr, edge, nightly';
  const types = 'schedule, semver, pep440, match, edge, ref, raw, sha';
  test.each([
    {input: 'latest, semvar', want: `"semvar" is not a tag strategy (want ${all}); did you mean "semver"?`},
    {input: 'sha=long', want: '"sha=long": the strategy sha takes no value'},
    {input: 'latest=tag', want: '"latest=tag" is not right (want latest or latest=branch)'},
    {input: 'edge=', want: '"edge=" is not right (want edge or edge=BRANCH)'},
    {input: 'type=foo', want: `type=foo: "foo" is not a type of tag (want ${types})`},
    {input: 'type=RAW,value=a', want: `type=RAW,value=a: "RAW" is not a type of tag (want ${types})`},
    {input: 'foo=bar', want: 'foo=bar: the attribute "value" is missing (want for example value=my-tag)'},
    {input: 'type=raw', want: 'type=raw: the attribute "value" is missing (want for example value=my-tag)'},
    {
      input: 'type=semver',
      want: 'type=semver: the attribute "pattern" is missing (want for example pattern={{version}})'
    },
    {
      input: 'type=pep440',
      want: 'type=pep440: the attribute "pattern" is missing (want for example pattern={{version}})'
    },
    {
      input: 'type=match',
      want: 'type=match: the attribute "pattern" is missing (want for example pattern=v(.*),group=1)'
    },
    {
      input: 'type=match,pattern=a,group=foo',
      want: 'type=match,pattern=a,group=foo: "group=foo" is not right (want a number)'
    },
    {input: 'type=ref', want: 'type=ref: the attribute "event" is missing (want for example event=branch)'},
    {input: 'type=ref,event=foo', want: 'type=ref,event=foo: "event=foo" is not right (want branch, tag, pr)'},
    {input: 'type=sha,format=foo', want: 'type=sha,format=foo: "format=foo" is not right (want short, long)'},
    {input: 'type=sha,enable=yes', want: 'type=sha,enable=yes: "enable=yes" is not right (want true, false)'},
    {input: 'type=sha,priority=high', want: 'type=sha,priority=high: "priority=high" is not right (want a number)'}
  ])('refuses $input', ({input, want}) =>
    expect(parseTags(`\n${input}`)).toEqual({tags: [], wrong: [{message: want, line: 2}], odd: []})
  );

  it('refuses expressions of other languages', () => {
    const [match, version] = parseTags('type=match,pattern=v(\ntype=semver,pattern={{raw}},match=[').wrong;
    expect(match?.message).toMatch(/^type=match,pattern=v\(: "v\(" is not a regular expression: Invalid regular/);
    expect(version?.message).toMatch(/"\[" is not a regular expression/);
  });

  it('reads the right entries beside wrong ones', () => {
    const {tags, wrong} = parseTags('sha\ntype=foo\ntype=bar');
    expect(tags).toEqual([{strategy: 'sha'}]);
    expect(wrong.map(({line}) => line)).toEqual([2, 3]);
  });

  it.each([
    {
      input: 'semver,prefix=v',
      want: '"semver,prefix=v" is taken as the tag "semver": a strategy stands alone in its line'
    },
    {input: 'semvar', want: '"semvar" is taken as a tag; did you mean the strategy "semver"?'},
    {
      input: 'type=sha,sufix=-x',
      want: '"sufix" in "type=sha,sufix=-x" is not an attribute of type=sha, and has no effect. Did you mean "suffix"?'
    }
  ])('takes $input, and says that it is odd', ({input, want}) => {
    const {odd, wrong} = parseTags(input);
    expect({odd, wrong}).toEqual({odd: [{message: want, line: 1}], wrong: []});
  });

  it('finds nothing odd in plain tags', () => expect(parseTags('test\nstable\nmain\ndev').odd).toEqual([]));

  it('keeps an expression with "=" in it whole', () => {
    expect(parseTags("x-{{date 'YYYY' tz='UTC'}}").tags).toMatchObject([{value: "x-{{date 'YYYY' tz='UTC'}}"}]);
    expect(parseTags("type=raw,value={{date 'YYYY' tz='UTC'}}").tags).toMatchObject([
      {value: "{{date 'YYYY' tz='UTC'}}"}
    ]);
  });
});
