import {mkdtempSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll} from 'vitest';

const folders: string[] = [];

// After the file, since vitest's hook for the end of one test does not work in tests that run side by side.
afterAll(async () => {
  await Promise.all(folders.map(folder => rm(folder, {recursive: true, force: true})));
});

/** A new folder that is gone after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'multiarch-build-e2e-'));
  folders.push(folder);
  return folder;
}
