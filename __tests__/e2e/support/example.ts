import {execFileSync} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {type CheckedOut, checkout} from './checkout.ts';
import {lab} from './lab.ts';

const EXAMPLES = fileURLToPath(new URL('../../../examples', import.meta.url));

export interface Example extends CheckedOut {
  /** `localhost:1234/t/5e…`, which the repositories are in instead of ghcr.io/acme. */
  readonly owner: string;
}

/** One of `examples/`, committed to a repository of its own, that publishes to the lab. */
export function example(name: string, change: (files: Record<string, string>) => void = () => {}): Example {
  const folder = join(EXAMPLES, name);
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: folder,
    encoding: 'utf8'
  });
  const files = Object.fromEntries(
    listed
      .split('\0')
      .filter(Boolean)
      .map(path => [path, readFileSync(join(folder, path), 'utf8')])
  );
  const owner = `${lab().LAB_REGISTRY}/t/${randomBytes(6).toString('hex')}`;
  files['multiarch.yml'] = files['multiarch.yml']?.replaceAll('ghcr.io/acme', owner) ?? '';
  change(files);
  return {...checkout(files), owner};
}
