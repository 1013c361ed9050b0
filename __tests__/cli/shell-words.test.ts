import {execFileSync} from 'node:child_process';
import fc from 'fast-check';
import {expect, it, test} from 'vitest';
import {redactSteps, renderSteps, shellLine, shellWord, stepsAsJson} from '../../src/cli/shell-words.ts';
import {redactor} from '../../src/inputs/redact.ts';

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
  {
    title: 'check a',
    commands: [
      {tool: 'docker', args: ['exec', 'a'], note: 'Again and again.'},
      {tool: 'docker', args: ['rm', 'a']}
    ],
    looks: [{tool: 'docker', args: ['port', 'a b']}],
    note: 'Later.'
  }
];

it('prints commands below their titles, without what they read', () => {
  expect(renderSteps(STEPS)).toBe(`# build a
A='x y' docker build .

# check a. Later.
# Again and again.
docker exec a
docker rm a
# To look, as often as it takes, and some only where nothing else tells:
#   docker port 'a b'
`);
  expect(JSON.parse(stepsAsJson(STEPS))).toEqual({
    steps: [
      {title: 'build a', commands: [{tool: 'docker', args: ['build', '.'], env: {A: 'x y'}}], looks: []},
      {
        title: 'check a',
        commands: [
          {tool: 'docker', args: ['exec', 'a'], env: {}, note: 'Again and again.'},
          {tool: 'docker', args: ['rm', 'a'], env: {}}
        ],
        looks: [{tool: 'docker', args: ['port', 'a b'], env: {}}],
        note: 'Later.'
      }
    ]
  });
});

it('keeps foreign words in comments from being commands', () => {
  const text = 'moves from 1\r\nrm -rf /\u2028\u001b[2K';
  const command = {tool: 'docker', args: ['port', text], note: text};
  const lines = renderSteps([{title: text, commands: [], looks: [command], note: text}]).split('\n');
  expect(lines.filter(line => !line.startsWith('#'))).toEqual(['']);
  expect(lines.join('')).not.toContain('\u001b');
});

test.each([
  {name: 'a quote', secret: "hun'ter2-secret", left: 'ter2-secret'},
  {name: 'double quotes', secret: 'hun"ter2"-secret', left: '-secret'},
  {name: 'a backslash', secret: 'hunter2\\new-secret', left: 'new-secret'},
  {name: 'several lines', secret: "first-'line\nsecond-\\line", left: 'line'}
])('shows nothing of a secret with $name, as text or as JSON', ({secret, left}) => {
  const command = {
    ...{tool: 'docker', args: ['build', `--label=a=${secret}`], env: {A: `x ${secret}`}, input: secret},
    note: `c ${secret}`
  };
  const step = {title: `t ${secret}`, commands: [command], looks: [command], note: `n ${secret}`};
  const steps = redactSteps([step], redactor([secret]));
  for (const text of [renderSteps(steps), stepsAsJson(steps)]) {
    expect(text).toContain('***');
    expect(text).not.toContain(left);
  }
  expect(steps[0]?.commands[0]).not.toHaveProperty('input');
});
