import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {plainText} from '../../src/adapters/workflow.ts';

/** A line that the runner takes for a command (actions/runner, ActionCommand.cs): both syntaxes; .NET trims U+0085 too. */
const isCommand = (line: string): boolean => /^[\s\u0085]*::.*::/.test(line) || /##\[[^\]]*\]/.test(line);
const ZERO_WIDTH = '\u200b';

describe('plainText', () => {
  test.each([
    {name: 'plain text', input: 'step 1/2: RUN make', want: 'step 1/2: RUN make'},
    {name: 'colons inside', input: 'a::b', want: 'a::b'},
    {name: 'one colon', input: ': x', want: ': x'},
    {name: 'a command', input: '::error::pwned', want: `${ZERO_WIDTH}::error::pwned`},
    {name: 'an indented command', input: '\t ::add-mask::x', want: `\t ${ZERO_WIDTH}::add-mask::x`},
    {name: 'a command on a later line', input: 'a\n::stop-commands::t', want: `a\n${ZERO_WIDTH}::stop-commands::t`},
    {name: 'the old syntax', input: 'x ##[error]y', want: `x ##${ZERO_WIDTH}[error]y`},
    {name: 'colours', input: '\u001b[1;31mred\u001b[0m', want: 'red'},
    {name: 'cursor movement', input: 'a\u001b[2K\u001b[1Gb', want: 'ab'},
    {name: 'a window title', input: '\u001b]0;title\u0007text', want: 'text'},
    {name: 'a command behind a colour', input: '\u001b[0m::error::x', want: `${ZERO_WIDTH}::error::x`},
    {name: 'a command behind a next-line character', input: '\u0085::error::x', want: `${ZERO_WIDTH}::error::x`},
    {name: 'a carriage return before a command', input: 'x\r::error::y', want: 'x::error::y'},
    {name: 'backspaces and bells', input: 'a\b\u0007b\u007f', want: 'ab'},
    {name: 'tabs and line ends stay', input: 'a\tb\nc', want: 'a\tb\nc'}
  ])('$name', ({input, want}) => expect(plainText(input)).toBe(want));

  it('leaves no command and no control in any text', () => {
    const piece = fc.constantFrom(
      '::',
      ':',
      '##[',
      '##',
      '[',
      'error',
      ']',
      '\n',
      '\r',
      ' ',
      '\t',
      '\u001b[0m',
      '\u001b',
      '\u0085',
      '\b',
      'x'
    );
    const text = fc.oneof(
      fc.string({unit: 'binary'}),
      fc.array(piece).map(parts => parts.join(''))
    );
    fc.assert(
      fc.property(text, given => {
        const plain = plainText(given);
        for (const line of plain.split(/\r\n|\r|\n/)) expect(isCommand(line), JSON.stringify(line)).toBe(false);
        expect([...plain].filter(isControl)).toEqual([]);
      }),
      {numRuns: 2000}
    );
  });

  it('changes nothing a second time', () => {
    fc.assert(
      fc.property(fc.string(), given => {
        expect(plainText(plainText(given))).toBe(plainText(given));
      })
    );
  });
});

it('fails once, after the report, where the runner takes no outputs', () => {
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
  const {status, stdout} = spawnSync(process.execPath, [main], {
    encoding: 'utf8',
    cwd: fileURLToPath(new URL('../../examples/api-gateway', import.meta.url)),
    env: {
      PATH: process.env.PATH,
      INPUT_MODE: 'plan',
      INPUT_IMAGES: 'localhost:9/a',
      INPUT_GUARD: 'off',
      GITHUB_OUTPUT: '/dev/full'
    }
  });
  expect(status).toBe(1);
  expect(stdout).toContain('Plan for 2 build targets');
  expect(stdout.match(/^::error::.*$/gm)).toEqual([
    expect.stringMatching(/^::error::The outputs could not be given to the runner: Error: ENOSPC/)
  ]);
});

const isControl = (char: string): boolean =>
  (char < ' ' && !'\t\n'.includes(char)) || (char >= '\u007f' && char <= '\u009f');
