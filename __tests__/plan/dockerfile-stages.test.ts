import {describe, expect, test} from 'vitest';
import {hasStage, stagesOf} from '../../src/plan/dockerfile-stages.ts';

describe('the stages of a Dockerfile', () => {
  test.each([
    {name: 'with a name', text: 'FROM node:20 AS build\nRUN make\nFROM scratch\n', want: ['build:1']},
    {name: 'without any', text: 'ARG A=1\nFROM scratch\n', want: []},
    {name: 'in any case', text: '  from x as Build-2.a_b\nFrom y aS RUN\n', want: ['build-2.a_b:1', 'run:2']},
    {name: 'with flags', text: 'FROM --platform=$BUILDPLATFORM --other=1 x AS a\n', want: ['a:1']},
    {name: 'of an argument', text: 'ARG BASE=x\nFROM $BASE AS a\nFROM a\n', want: ['a:2']},
    {name: 'with tabs and Windows line ends', text: 'FROM\tx\tAS\ta\r\nFROM a AS b\r\n', want: ['a:1', 'b:2']},
    {name: 'after a byte order mark', text: '\uFEFFFROM x AS a\n', want: ['a:1']},
    {name: 'over several lines', text: 'FROM x \\\n  # why\n\n  AS a\nFROM \\ \n y AS b\n', want: ['a:1', 'b:5']},
    {
      name: 'continued otherwise',
      text: '# escape=`\nFROM x `\n AS a\nCOPY a C:\\\nFROM y AS b\n',
      want: ['a:2', 'b:5']
    },
    {name: 'by docker/dockerfile', text: '# syntax=docker/dockerfile:1.7-labs\nFROM x AS a\n', want: ['a:2']},
    {
      name: 'by its daily one',
      text: '#syntax = docker.io/docker/dockerfile-upstream@sha256:1\nFROM x AS a\n',
      want: ['a:2']
    },
    {name: 'beside what looks like one', text: 'FROM x AS a\nRUN <<E\nFROM y AS b\nE\n', want: ['a:1', 'b:3']}
  ])('$name', ({text, want}) => {
    expect(stagesOf(text)?.map(({name, line}) => `${name}:${line}`)).toEqual(want);
  });

  test.each([
    {name: 'another frontend', text: '# syntax=acme/dockerfile:1\nFROM x AS a\n'},
    {name: 'a mirror of a frontend', text: '# escape=\\\n#SYNTAX=mirror.example/docker/dockerfile\nFROM x AS a\n'},
    {name: 'a frontend in the other form', text: '// syntax=acme/pack\nFROM x AS a\n'},
    {name: 'JSON', text: '{"syntax": "acme/pack"}'},
    {name: 'no FROM', text: 'RUN make\n'},
    {name: 'nothing', text: ''},
    {name: 'a file of some other kind', text: `FROM x AS a\n${'x'.repeat(1_000_001)}`}
  ])('are not known of $name', ({text}) => expect(stagesOf(text)).toBeUndefined());

  test('are found in time, whatever is in the file', () => {
    const texts = [' \\\n', '\\\n#\n', 'FROM ', 'FROM x AS ', '--a ', '\t', '`\n \n', '\n'].map(part =>
      part.repeat(100_000)
    );
    for (const text of texts) expect(() => stagesOf(`FROM ${text}`)).not.toThrow();
  });
});

test.each([
  {target: 'build', want: true},
  {target: 'BUILD', want: true},
  {target: '0', want: true},
  {target: 'bulid', want: false},
  {target: '', want: false}
])('a stage "$target"', ({target, want}) => expect(hasStage([{name: 'build', line: 1}], target)).toBe(want));
