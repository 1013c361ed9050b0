import {expect, it, test} from 'vitest';
import {parseArguments} from '../../src/cli/parse-arguments.ts';
import {pages} from '../support/pages.ts';

/** Lines of the pages that start the command; `argv` is what it gets. */
const lines = pages().flatMap(({name, text}) =>
  text.split('\n').flatMap((line, index) => {
    const found = /\bnpx (?<from>\S*multiarch-build) (?<args>[^#]*)/.exec(line)?.groups;
    const argv = (found?.args ?? '').trim().split(/\s+/);
    return found ? [{name: `${name}:${index + 1}`, from: found.from, argv}] : [];
  })
);

it('are there', () => expect(lines.length).toBeGreaterThan(5));

// It is in no registry of npm.
test.each(lines)('$name takes the command from its repository, with options that there are', ({from, argv}) => {
  expect(from).toBe('github:org/multiarch-build');
  expect(parseArguments(argv)).toMatchObject({kind: 'invocation'});
});
