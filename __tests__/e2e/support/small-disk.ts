import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll} from 'vitest';
import {temporaryFolder} from './folders.ts';

interface Root {
  runAsRoot(argv: readonly string[], purpose: string): Promise<unknown>;
}

const mounted: (() => Promise<unknown>)[] = [];

afterAll(async () => {
  for (const unmount of mounted) await unmount();
});

/** A folder that is a disk of its own, in memory. */
export async function smallDisk(size: string): Promise<string> {
  const {runAsRoot} = (await import(new URL('../../../lab/lib/root.mjs', import.meta.url).href)) as Root;
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  await runAsRoot(['mount', '-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], 'a small disk');
  mounted.push(() => runAsRoot(['umount', folder], 'a small disk'));
  return folder;
}
