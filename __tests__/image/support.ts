import {promisify} from 'node:util';
import {gzip, zstdCompress} from 'node:zlib';
import {pack} from 'tar-stream';
import type {Layer} from '../../src/image/overlay.ts';
import {type LayerScan, scanLayer} from '../../src/image/scan-layer.ts';

export interface TarEntry {
  readonly name: string;
  readonly content?: string | Buffer;
  readonly mode?: number;
  readonly link?: string;
  readonly hardlink?: string;
  readonly folder?: boolean;
}

export async function tarOf(...entries: readonly TarEntry[]): Promise<Buffer> {
  const tar = pack();
  for (const {name, content = '', mode = 0o644, link, hardlink, folder} of entries) {
    if (link !== undefined) tar.entry({name, type: 'symlink', linkname: link});
    else if (hardlink !== undefined) tar.entry({name, type: 'link', linkname: hardlink});
    else if (folder) tar.entry({name, type: 'directory'});
    else tar.entry({name, mode}, content);
  }
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export const gzipped = promisify(gzip) as (bytes: Buffer) => Promise<Buffer>;
export const zstd = promisify(zstdCompress) as (bytes: Buffer) => Promise<Buffer>;

export async function* inChunks(bytes: Buffer, size = 1000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export const scan = async (entries: readonly TarEntry[], ...secrets: readonly string[]): Promise<LayerScan> =>
  scanLayer(inChunks(await tarOf(...entries)), {secrets: secrets.map(one => Buffer.from(one)), searched: true});

/** A layer of this build. */
export const layer = async (...entries: readonly TarEntry[]): Promise<Layer> => ({
  own: true,
  scan: await scan(entries)
});
export const UNREAD: Layer = {own: false};

/** An ELF executable, statically linked. */
export function binary(architecture: 'amd64' | 'arm64'): Buffer {
  const head = Buffer.alloc(64);
  head.write('\x7fELF\x02\x01\x01', 'latin1');
  head.writeUInt16LE(2, 16);
  head.writeUInt16LE(architecture === 'amd64' ? 62 : 183, 18);
  return head;
}
