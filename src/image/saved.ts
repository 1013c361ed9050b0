import {list, record, text} from '../oci/json.ts';
import {type LayerScan, normalPath, type ScanOptions, scanLayer} from './scan-layer.ts';
import {readTar} from './tar.ts';

/** What `docker image save` wrote of one image. */
export interface SavedImage {
  /** Text of the config. */
  readonly config: string;
  /** The lowest first. */
  readonly layers: readonly LayerScan[];
}

const MAX_JSON = 8_000_000;
const MIN_LAYER = 512;

/**
 * Reads the tar of `docker image save` of any engine: its files come in any order, so each is told by its content, and
 * manifest.json, which is the last, says what they are.
 * @throws Error when it is not the tar of an image.
 */
export async function readSavedImage(source: AsyncIterable<Uint8Array>, options: ScanOptions): Promise<SavedImage> {
  const texts = new Map<string, string>();
  const scans = new Map<string, LayerScan>();
  const links = new Map<string, string>();
  await readTar(source, async ({name, type, size = 0, linkname}, body) => {
    const path = normalPath(name);
    if (type === 'symlink') links.set(path, resolveLink(path, linkname ?? ''));
    if (type !== 'file' || size === 0) return;
    const chunks = body[Symbol.asyncIterator]();
    const {value: first} = await chunks.next();
    // Left half way, the body would end the tar around it: there is no `return` here.
    const all = withFirst(first, {next: () => chunks.next()});
    if (first === undefined) return;
    if (first[0] === 0x7b || first[0] === 0x5b) texts.set(path, await readText(all));
    else if (size >= MIN_LAYER || isPacked(first)) scans.set(path, await scanLayer(all, options));
    while (!(await chunks.next()).done);
  });
  const [image] = list(JSON.parse(texts.get('manifest.json') ?? '[]')).map(record);
  const config = texts.get(text(image?.Config));
  if (!image || config === undefined) throw new Error('the engine saved no image');
  const layers = list(image.Layers).map(layer => {
    const path = text(layer);
    const scan = scans.get(links.get(path) ?? path);
    if (!scan) throw new Error(`the engine saved no layer ${path}`);
    return scan;
  });
  return {config, layers};
}

/** gzip or zstd. */
const isPacked = (bytes: Buffer): boolean =>
  bytes.length >= 4 && (bytes.readUInt16BE(0) === 0x1f8b || bytes.readUInt32LE(0) === 0xfd2fb528);

async function* withFirst(
  first: Buffer | undefined,
  rest: Pick<AsyncIterator<Buffer>, 'next'>
): AsyncGenerator<Buffer> {
  if (first) yield first;
  for (;;) {
    const {done, value} = await rest.next();
    if (done) return;
    yield value;
  }
}

async function readText(chunks: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size <= MAX_JSON) parts.push(chunk);
  }
  return size <= MAX_JSON ? Buffer.concat(parts).toString('utf8') : '';
}

/** `../abc/layer.tar`, seen from `def/layer.tar`: engines before 25 write a layer once. */
function resolveLink(from: string, target: string): string {
  const parts: string[] = from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
