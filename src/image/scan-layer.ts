import {decompress} from './decompress.ts';
import {type Program, readProgram} from './program.ts';
import {MAX_SEARCHED, mayBeSecret, secretIn} from './secret-files.ts';
import {type OnEntry, readTar, type TarHeader} from './tar.ts';

/** What one layer has at a path; folders are not written down. */
export type LayerEntry =
  | {readonly kind: 'program'; readonly program: Program}
  /** A regular file that nobody may execute, or no regular file at all. */
  | {readonly kind: 'other'}
  | {readonly kind: 'symlink' | 'hardlink'; readonly target: string};

/** What is worth knowing of a layer. Paths have no leading slash. */
export interface LayerScan {
  readonly entries: ReadonlyMap<string, LayerEntry>;
  /** Paths that the layer takes away from those below it. */
  readonly removed: ReadonlySet<string>;
  /** Folders of which nothing of those below is left. */
  readonly opaque: ReadonlySet<string>;
  /** Files that hold one of the secrets. */
  readonly leaks: readonly string[];
  readonly secretFiles: readonly SecretFile[];
  /** `/etc/passwd`. */
  readonly passwd?: string;
}

export interface SecretFile {
  readonly path: string;
  /** "a private key". */
  readonly what: string;
}

export interface ScanOptions {
  /** Looked for in every small file. */
  readonly secrets: readonly Buffer[];
  /** Whether content other than that of executables is of interest. */
  readonly searched: boolean;
}

/** Files beyond this number are no longer written down one by one, so that a layer of millions stays small. */
const MAX_OTHERS = 200_000;
const WHITEOUT = '.wh.';
const OPAQUE = '.wh..wh..opq';
const PASSWD = 'etc/passwd';

/**
 * Reads a layer (plain, gzip or zstd) as it comes; nothing is kept but what the result has.
 * @throws Error for what is no layer, or breaks off.
 */
export async function scanLayer(source: AsyncIterable<Uint8Array>, options: ScanOptions): Promise<LayerScan> {
  const entries = new Map<string, LayerEntry>();
  const removed = new Set<string>();
  const opaque = new Set<string>();
  const leaks: string[] = [];
  const secretFiles: SecretFile[] = [];
  let passwd: string | undefined;
  let others = 0;
  const onEntry: OnEntry = async (header, body) => {
    const path = normalPath(header.name);
    const name = path.slice(path.lastIndexOf('/') + 1);
    const folder = path.slice(0, path.length - name.length);
    if (name === OPAQUE) opaque.add(folder.slice(0, -1));
    else if (name.startsWith(WHITEOUT)) removed.add(folder + name.slice(WHITEOUT.length));
    else if (header.type === 'symlink' || header.type === 'link') {
      const target = header.linkname ?? '';
      const hard = header.type === 'link';
      entries.set(path, {kind: hard ? 'hardlink' : 'symlink', target: hard ? normalPath(target) : target});
    } else if (isFile(header)) {
      const file = await readFile(path, header, body, options);
      if (file.program) entries.set(path, {kind: 'program', program: file.program});
      else if (others++ < MAX_OTHERS) entries.set(path, {kind: 'other'});
      if (file.leaks) leaks.push(path);
      if (file.what !== undefined) secretFiles.push({path, what: file.what});
      if (file.passwd !== undefined) passwd = file.passwd;
    } else if (header.type !== 'directory') entries.set(path, {kind: 'other'});
  };
  await readTar(await decompress(source), onEntry);
  return {entries, removed, opaque, leaks, secretFiles, ...(passwd === undefined ? {} : {passwd})};
}

const isFile = ({type}: TarHeader): boolean => type === 'file' || type === 'contiguous-file';

/** `./usr/bin/`, `/usr/bin` and `usr/bin` are the same. */
export const normalPath = (path: string): string => path.replace(/^(\.?\/+)+/, '').replace(/^\.$|\/+$/g, '');

interface FileFacts {
  readonly program?: Program;
  readonly leaks: boolean;
  readonly what?: string;
  readonly passwd?: string;
}

async function readFile(
  path: string,
  {mode = 0, size = 0}: TarHeader,
  body: AsyncIterable<Buffer>,
  {secrets, searched}: ScanOptions
): Promise<FileFacts> {
  const executable = (mode & 0o111) !== 0;
  const isPasswd = path === PASSWD && size <= MAX_SEARCHED;
  const isSearched = searched && size <= MAX_SEARCHED && size > 0 && (secrets.length > 0 || mayBeSecret(path, size));
  if (!isSearched && !isPasswd) return {...(executable ? {program: await readProgram(body)} : {}), leaks: false};
  const content = await collect(body);
  const what = searched && mayBeSecret(path, size) ? secretIn(path, content) : undefined;
  return {
    ...(executable ? {program: await readProgram(once(content))} : {}),
    leaks: searched && secrets.some(secret => content.includes(secret)),
    ...(what === undefined ? {} : {what}),
    ...(isPasswd ? {passwd: content.toString('utf8')} : {})
  };
}

async function* once(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}

async function collect(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
