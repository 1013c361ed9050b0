import {parseFolder} from './volumes.ts';

/** Files of the workspace that are carried from one run to the next. */
export interface CachePath {
  /** Relative to the workspace. */
  readonly paths: readonly string[];
  /** Beginning of the key; absent: the name of the first path. */
  readonly key?: string;
  /** Patterns of files of the workspace whose content is part of the key. */
  readonly files: readonly string[];
  /** Where the one path, a file, is fetched from when it was not carried. */
  readonly url?: string;
  /** Of that file, 64 hexadecimal digits. */
  readonly sha256?: string;
}

/** The commit alone decides what is in it. */
export const isPinned = ({sha256}: CachePath): boolean => sha256 !== undefined;

/** @throws Error for what is not in the workspace, and for patterns. */
export function parseCachePath(text: string): string {
  if (/[*?[\]!#\s]/.test(text))
    throw new Error(`"${text}" is not a plain path (want one such as vendor/framework.zip)`);
  return parseFolder(text);
}

/** The cache service's own rules. @throws Error */
export function parseCacheKey(text: string): string {
  if (/^[^,\s]{1,400}$/.test(text)) return text;
  throw new Error(`"${text.slice(0, 60)}" is not a key (want up to 400 characters without commas and blanks)`);
}

/** As it may be shown: a query may have a token. */
export const withoutQuery = (url: string): string => url.replace(/[?#].*$/s, '');

/** What has a secret's name in its query, as it is written there and as it is read. */
export function secretsOfUrl(url: string): readonly string[] {
  const query = queryOf(url);
  const written = query.split('&').map(part => part.split('='));
  const all = [
    ...written.map(([name = '', ...value]) => [name, value.join('=')] as const),
    ...new URLSearchParams(query)
  ];
  const secrets = all.filter(([name, value]) => SECRET_PARAMETER.test(name) && value.length >= MIN_SECRET);
  return [...new Set(secrets.map(([, value]) => value))];
}

/** The whole query, where it is long enough to be starred out: `?v=2` is not. */
export const hiddenQuery = (url: string): readonly string[] =>
  queryOf(url).length >= MIN_SECRET ? [queryOf(url)] : [];

const queryOf = (url: string): string => (URL.canParse(url) ? new URL(url).search.slice(1) : '');

const MIN_SECRET = 8;
const SECRET_PARAMETER = /(token|secret|password|passwd|sig|signature|key|auth|credential)s?$/i;

/** @throws Error for what is no address, holds a password, or can be changed on its way. */
export function parseFetchUrl(text: string, sha256: string | undefined): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw new Error(`"${withoutQuery(text)}" is not an address (want https://example.com/framework.zip)`);
  }
  if (url.username !== '' || url.password !== '') throw new Error('holds a login, which the log would show');
  if (url.protocol === 'http:' && sha256 === undefined) {
    throw new Error(
      `"${withoutQuery(text)}" is not encrypted, so that anybody may change it on its way (want https, or a sha256)`
    );
  }
  return text;
}

/** @throws Error */
export function parseSha256(text: string): string {
  const digest = text.replace(/^sha256:/, '').toLowerCase();
  if (/^[0-9a-f]{64}$/.test(digest)) return digest;
  throw new Error(`"${text.slice(0, 80)}" is not a SHA-256 (want 64 hexadecimal digits)`);
}
