import type {Digest} from './digest.ts';

/** A repository in a registry: `ghcr.io/acme/app`. Only {@link parseRepository} makes one. */
export interface Repository {
  /** Host with optional port; `docker.io` when the name has none. */
  readonly registry: string;
  /** Path without the host, `library/` included for Docker Hub's official images. */
  readonly path: string;
  /** As Docker prints it: `ghcr.io/acme/app`, `acme/app` for Docker Hub. */
  readonly name: string;
}

export const DOCKER_HUB = 'docker.io';
export const MAX_TAG_LENGTH = 128;

const COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const HOST =
  /^(?:\[[0-9a-fA-F:]+\]|[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*)(?::\d{1,5})?$/;
const TAG = /^[\w][\w.-]{0,127}$/;

/**
 * Parses a repository name without tag or digest. Upper-case letters of the path are lowered, since GitHub owners may
 * have them and registries may not (distribution's reference grammar).
 * @throws Error that says which part is wrong.
 */
export function parseRepository(text: string): Repository {
  const given = text.trim();
  if (given === '') throw new Error('a repository name is empty');
  if (given.includes('@')) throw new Error(`"${given}" has a digest; want the repository alone`);
  if (given.includes('://')) throw new Error(`"${given}" has a scheme; write it without "${given.split('://')[0]}://"`);
  const slash = given.indexOf('/');
  const first = slash < 0 ? '' : given.slice(0, slash);
  const isHost = first !== '' && (/[.:]/.test(first) || first === 'localhost');
  if (isHost && !HOST.test(first)) throw new Error(`"${first}" in "${given}" is not a registry host`);
  const rest = (isHost ? given.slice(slash + 1) : given).toLowerCase();
  if (rest.includes(':')) throw new Error(`"${given}" has a tag; tags come from the input "tags"`);
  const bad = rest.split('/').find(part => !COMPONENT.test(part));
  if (bad !== undefined) {
    throw new Error(
      `"${given}" is not a repository name: ${bad === '' ? 'a part between slashes is empty' : `"${bad}" may only hold a-z, 0-9 and single separators . _ - inside`}`
    );
  }
  const registry = normalRegistry(isHost ? first : DOCKER_HUB);
  const path = registry === DOCKER_HUB && !rest.includes('/') ? `library/${rest}` : rest;
  if (path.length > 255) throw new Error(`"${given}" is longer than 255 characters`);
  return {registry, path, name: registry === DOCKER_HUB ? familiarPath(path) : `${registry}/${path}`};
}

/** Docker Hub's official images go without their folder. */
const familiarPath = (path: string): string => path.replace(/^library\/(?=[^/]+$)/, '');

/** Docker Hub goes by several host names; everything compares by `docker.io`. */
export function normalRegistry(host: string): string {
  const lower = host
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '');
  return ['', 'index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com', DOCKER_HUB].includes(lower)
    ? DOCKER_HUB
    : lower;
}

export const isTag = (text: string): boolean => TAG.test(text);

export const withTag = (repository: string, tag: string): string => `${repository}:${tag}`;
export const withDigest = (repository: string, digest: Digest): string => `${repository}@${digest}`;

/** A full reference that this action made: `repository:tag` or `repository@digest`. */
export interface Reference {
  readonly registry: string;
  readonly path: string;
  /** Tag or digest. */
  readonly identifier: string;
}

/** @throws Error when it has neither tag nor digest. */
export function parseReference(text: string): Reference {
  const found = /^(?<name>.+?)(?:@(?<digest>sha\d+:[0-9a-f]+)|:(?<tag>[\w][\w.-]{0,127}))$/.exec(text)?.groups;
  const identifier = found?.digest ?? found?.tag;
  if (!found?.name || !identifier) throw new Error(`"${text}" has neither a tag nor a digest`);
  const {registry, path} = parseRepository(found.name);
  return {registry, path, identifier};
}
