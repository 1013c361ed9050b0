import type {LayerStep} from '../buildx/provenance.ts';
import type {Program} from './program.ts';
import {type LayerEntry, type LayerScan, normalPath} from './scan-layer.ts';

/** One layer of an image. */
export interface Layer {
  /** Absent for a layer of the base image that nobody looked into. */
  readonly scan?: LayerScan;
  /** This build added it. */
  readonly own: boolean;
  readonly step?: LayerStep;
}

/** What an image has at a path; `unknown`: only a layer that nobody looked into can tell. */
export type Found =
  | {readonly kind: 'program'; readonly path: string; readonly program: Program; readonly layer: Layer}
  | {readonly kind: 'other' | 'absent' | 'unknown'};

/** As many as the kernel follows. */
const MAX_LINKS = 40;

/** Follows a path through the layers, the lowest first, as the kernel does in a container of them. */
export function findProgram(layers: readonly Layer[], path: string): Found {
  let parts = normalPath(path).split('/');
  let done: readonly string[] = [];
  let links = 0;
  let last: Seen = {kind: 'absent'};
  while (parts.length > 0) {
    const [part = '', ...rest] = parts;
    parts = rest;
    if (part === '' || part === '.') continue;
    if (part === '..') {
      done = done.slice(0, -1);
      continue;
    }
    const here = [...done, part].join('/');
    last = look(layers, here);
    if (last.kind === 'symlink') {
      if (++links > MAX_LINKS) return {kind: 'absent'};
      if (last.target.startsWith('/')) done = [];
      parts = [...last.target.split('/'), ...parts];
      continue;
    }
    if ((last.kind === 'program' || last.kind === 'other') && parts.length > 0) return {kind: 'absent'};
    done = [...done, part];
  }
  return last.kind === 'symlink' ? {kind: 'absent'} : last;
}

type Seen = Found | {readonly kind: 'symlink'; readonly target: string};

/** What the uppermost layer that has an opinion says of a path. */
function look(layers: readonly Layer[], path: string): Seen {
  for (let index = layers.length - 1; index >= 0; index--) {
    const layer = layers[index];
    if (!layer?.scan) return {kind: 'unknown'};
    const entry = followHardlink(layer.scan, path);
    if (entry?.kind === 'program') return {...entry, path: `/${path}`, layer};
    if (entry?.kind === 'symlink') return {kind: 'symlink', target: entry.target};
    if (entry) return {kind: 'other'};
    if (hides(layer.scan, path)) return {kind: 'absent'};
  }
  return {kind: 'absent'};
}

/** A hard link's file stands in the same layer. */
function followHardlink({entries}: LayerScan, path: string): LayerEntry | undefined {
  const entry = entries.get(path);
  const target = entry?.kind === 'hardlink' ? entries.get(entry.target) : entry;
  return target?.kind === 'hardlink' ? undefined : target;
}

/** Whether a layer takes a path away from those below it, alone or with a folder above. */
const hides = ({removed, opaque}: LayerScan, path: string): boolean =>
  (removed.size > 0 || opaque.size > 0) &&
  (removed.has(path) || parentsOf(path).some(parent => removed.has(parent) || opaque.has(parent)));

const parentsOf = (path: string): readonly string[] => {
  const parts = path.split('/').slice(0, -1);
  return ['', ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))];
};

export interface OwnProgram {
  readonly path: string;
  readonly program: Program;
  readonly layer: Layer;
}

/** The programs of the layers that this build added and that a container of the image sees. */
export const ownPrograms = (layers: readonly Layer[]): readonly OwnProgram[] =>
  layers.flatMap((layer, index) => {
    if (!layer.own || !layer.scan) return [];
    const above = layers.slice(index + 1).flatMap(({scan}) => scan ?? []);
    return [...layer.scan.entries].flatMap(([path, entry]) =>
      entry.kind === 'program' && !above.some(scan => scan.entries.has(path) || hides(scan, path))
        ? [{path: `/${path}`, program: entry.program, layer}]
        : []
    );
  });
