import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {whyUnwritable} from '../../src/adapters/summary-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'summary-file-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));
writeFileSync(join(folder, 'there.md'), '');

test.each([
  {name: 'a new file', path: 'new.md', want: /^$/},
  {name: 'a file', path: 'there.md', want: /^$/},
  {name: 'a folder', path: '.', want: /^this is a folder$/},
  {name: 'a file of a folder that is not there', path: 'no/such.md', want: /^there is no folder \S+\/no$/},
  {name: 'a file below a file', path: 'there.md/a.md', want: /there\.md is not a folder$/}
])('$name', async ({path, want}) => {
  expect((await whyUnwritable(join(folder, path))) ?? '').toMatch(want);
});

test('the standard output is one', async () => {
  expect(await whyUnwritable('/dev/stdout')).toBeUndefined();
});
