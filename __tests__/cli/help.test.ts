import {readFileSync} from 'node:fs';
import {describe, expect, it, test} from 'vitest';
import {COMMAND_NAMES, isCommand} from '../../src/cli/commands.ts';
import {renderHelp, wrap} from '../../src/cli/help.ts';
import {OPTION_TYPES} from '../../src/cli/options.ts';
import {VERSION} from '../../src/cli/version.ts';

const COMMANDS = COMMAND_NAMES.filter(isCommand);

describe('help', () => {
  it('has every option', () => {
    const text = COMMANDS.map(command => renderHelp(command, 80)).join('');
    const missing = Object.keys(OPTION_TYPES).filter(name => !text.includes(`--${name}`));
    expect(missing).toEqual([]);
  });

  it('of all has every command and every exit code', () => {
    const text = renderHelp(undefined, 80);
    for (const name of COMMAND_NAMES) expect(text).toMatch(new RegExp(`^  ${name} +\\w`, 'm'));
    for (const code of ['0', '1', '2', '130']) expect(text).toMatch(new RegExp(`^  ${code} +\\w`, 'm'));
  });

  it('of a clean-up says that nothing is removed unasked', () => {
    const text = renderHelp('cleanup', 100);
    expect(text).toContain('--dry-run\n      List what would be removed, and remove nothing.');
    expect(text).toMatch(
      /--push\n {6}Remove what retention names, where it says dry-run: false\. Without it, that is only/
    );
    expect(text).not.toContain('--rehearse');
  });

  it('of a promotion is of nothing else', () => {
    const text = renderHelp('promote', 100);
    expect(text).toContain('--dry-run\n      Print the commands that write the tags, and run none');
    expect(text).toContain('--push\n      Write the tags. Without it, what would be written is only listed.');
    expect(text).toMatch(/--from VALUE\n {6}Image that the tags are to point at: a tag such as 1\.1\.0/);
    expect(text).not.toMatch(/--(platforms|build-args|tags|smoke|cache|retention|rehearse)\b/);
    for (const command of ['plan', 'run', 'cleanup'] as const) expect(renderHelp(command, 80)).not.toContain('--from');
  });

  it('names no mode, which is the command', () => {
    for (const command of COMMANDS) expect(renderHelp(command, 100)).not.toMatch(/\bmode: ?\w+/);
  });

  it('shows which flags may have a value', () => {
    expect(renderHelp('run', 80)).toMatch(/^ {2}--provenance\[=VALUE\]$[\s\S]*^ {2}--sbom\[=VALUE\]$/m);
    expect(renderHelp('run', 80)).toMatch(/^ {2}--pull$/m);
  });

  it('of a plan leaves out what is of a run alone', () => {
    expect(renderHelp('plan', 80)).not.toMatch(/--dry-run|--rehearse/);
    expect(renderHelp('run', 80)).toMatch(/--dry-run[\s\S]*--rehearse|--rehearse[\s\S]*--dry-run/);
  });

  test.each([undefined, ...COMMANDS].flatMap(command => [60, 80, 200].map(columns => ({command, columns}))))(
    'of $command fits $columns columns',
    ({command, columns}) => {
      const long = renderHelp(command, columns)
        .split('\n')
        .filter(line => line.length > Math.min(columns, 100));
      // A line of its own for a word that is longer than the terminal, and heads and tables as they are.
      expect(long.filter(line => /^ {6}\S+ \S/.test(line))).toEqual([]);
    }
  );

  it('is plain text', () => {
    for (const command of COMMANDS) expect(renderHelp(command, 80)).not.toMatch(/`|\$\{\{|undefined/);
  });
});

it('wraps at blanks', () => {
  expect(wrap('aa bb cccccccccc dd', '  ', 8)).toEqual(['  aa bb', '  cccccccccc', '  dd']);
});

it('the version is that of the package', () => {
  const {version} = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  expect(VERSION).toBe(version);
});
