import {parse} from 'semver';
import type {VersionScheme} from '../plan.ts';

/** A released version: neither a pre-release nor something else that looks like one. */
export interface StableVersion {
  /** As it was written, without `v`. */
  readonly text: string;
  /** Epoch, major, minor, patch, …: compared one by one. */
  readonly parts: readonly number[];
}

/** Versions of Python (PEP 440) may have any number of parts, and an epoch; a post-release counts as its release. */
const PYTHON = /^(?:(?<epoch>\d+)!)?(?<release>\d+(?:\.\d+)*)(?:\.post\d+)?(?:\+[a-z0-9._-]+)?$/i;

/** A stable semantic version (build metadata allowed), without `v`; undefined for anything else. */
export function stableSemver(text: string): StableVersion | undefined {
  const version = /^\d/.test(text) ? parse(text) : null;
  if (!version || version.prerelease.length > 0) return undefined;
  return {text, parts: [0, version.major, version.minor, version.patch]};
}

function stablePython(text: string): StableVersion | undefined {
  const found = PYTHON.exec(text)?.groups;
  if (!found?.release) return undefined;
  return {text, parts: [Number(found.epoch ?? 0), ...found.release.split('.').map(Number)]};
}

/** How versions are read that are compared with one of this scheme. */
export const readerOf = ({scheme}: VersionScheme): ((text: string) => StableVersion | undefined) =>
  scheme === 'pep440' ? stablePython : stableSemver;

/** Missing parts count as 0; build metadata does not count. */
export function compareVersions(a: StableVersion, b: StableVersion): number {
  const length = Math.max(a.parts.length, b.parts.length);
  for (let index = 0; index < length; index++) {
    const difference = (a.parts[index] ?? 0) - (b.parts[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a version is in `''` (all), `1` or `1.2`. */
export const isInRange = ({parts: [, ...release]}: StableVersion, range: string): boolean =>
  range === '' || range.split('.').every((part, index) => Number(part) === (release[index] ?? 0));

/**
 * What stands before the version in the Git tag it was taken from: `api-` in `api-v1.2.3`, where a repository holds
 * several products. `v` is no part of it.
 */
export function prefixOf(gitTag: string, version: string): string {
  const bare = version.replace(/\+.*$/, '');
  const at = gitTag.lastIndexOf(bare);
  return at < 0 ? '' : gitTag.slice(0, at).replace(/v$/i, '');
}

/** The version that a Git tag names after `prefix`, with or without `v`. */
export const versionAfter = (gitTag: string, prefix: string): string | undefined =>
  gitTag.startsWith(prefix) ? gitTag.slice(prefix.length).replace(/^v(?=\d)/i, '') : undefined;
