import {randomBytes} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {join, relative} from 'node:path';
import {shownFiles} from '../../support/markdown.ts';
import {ROOT} from '../../support/pages.ts';
import {type CheckedOut, checkout} from './checkout.ts';
import {lab} from './lab.ts';

export interface GuideProject extends CheckedOut {
  /** What stands for ghcr.io: `HOST:PORT/t/RANDOM`. */
  readonly ghcr: string;
  /** What stands for docker.io, with a login. */
  readonly dockerHub: string;
}

/**
 * A repository as a reader of docs/NAME.md has it after following the page: the files that the page shows, and an
 * application of their own (fixtures/guides/NAME).
 */
export function guideProject(name: string): GuideProject {
  const shown = shownFiles(readFileSync(join(ROOT, 'docs', `${name}.md`), 'utf8'));
  const folder = `t/${randomBytes(6).toString('hex')}`;
  const {LAB_REGISTRY, LAB_AUTH_REGISTRY} = lab();
  const hosts: Readonly<Record<string, string>> = {ghcr: LAB_REGISTRY, docker: LAB_AUTH_REGISTRY};
  // The one thing that is changed: registries on this machine stand for the two on the internet.
  const here = (text: string): string =>
    text.replaceAll(/\b(ghcr|docker)\.io(\/?)/g, (_, host: string, slash: string) =>
      slash === '' ? `${hosts[host]}` : `${hosts[host]}/${folder}/`
    );
  const ours = Object.entries(shown).map(([path, text]) => [path, path.startsWith('.github/') ? here(text) : text]);
  const files = {...applicationOf(name), ...Object.fromEntries(ours)};
  return {...checkout(files), ghcr: `${LAB_REGISTRY}/${folder}`, dockerHub: `${LAB_AUTH_REGISTRY}/${folder}`};
}

function applicationOf(name: string): Readonly<Record<string, string>> {
  const cwd = join(ROOT, '__tests__/fixtures/guides', name);
  const paths = readdirSync(cwd, {recursive: true, withFileTypes: true})
    .filter(entry => entry.isFile())
    .map(({parentPath, name: file}) => relative(cwd, join(parentPath, file)));
  return Object.fromEntries(paths.map(path => [path, readFileSync(join(cwd, path), 'utf8')]));
}
