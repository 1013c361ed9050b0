import {execFileSync} from 'node:child_process';
import fc from 'fast-check';
import {expect, it, test} from 'vitest';
import {renderSteps, shellLine, shellWord, stepsAsJson} from '../../src/cli/shell-words.ts';

test.each([
  {text: 'docker', want: 'docker'},
  {text: '--label=a.b/c:1', want: '--label=a.b/c:1'},
  {text: '', want: "''"},
  {text: 'two words', want: "'two words'"},
  {text: "it's", want: "'it'\\''s'"},
  {text: '$(id)', want: "'$(id)'"},
  {text: '<digest of a>', want: "'<digest of a>'"}
])('quotes $text', ({text, want}) => {
  expect(shellWord(text)).toBe(want);
});

it('gives words that a shell takes as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.string({unit: 'grapheme'}).filter(text => !text.includes('\0'))), words => {
      const line = shellLine({tool: 'printf', args: ['%s\\0', ...words]});
      const said = execFileSync('/bin/sh', ['-c', line], {encoding: 'utf8'}).split('\0').slice(0, -1);
      expect(said).toEqual(words.length === 0 ? [''] : words);
    }),
    {numRuns: 50}
  );
});

const STEPS = [
  {title: 'build a', commands: [{tool: 'docker', args: ['build', '.'], env: {A: 'x y'}, input: 'topsecret'}]},
  {title: 'gate "sign"', commands: [], note: 'Later.'}
];

it('prints commands below their titles, without what they read', () => {
  expect(renderSteps(STEPS)).toBe('# build a\nA=\'x y\' docker build .\n\n# gate "sign". Later.\n');
  expect(JSON.parse(stepsAsJson(STEPS))).toEqual({
    steps: [
      {title: 'build a', commands: [{tool: 'docker', args: ['build', '.'], env: {A: 'x y'}}]},
      {title: 'gate "sign"', commands: [], note: 'Later.'}
    ]
  });
});
