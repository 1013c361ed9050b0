import {Readable, type Transform} from 'node:stream';
import {createGunzip, createZstdDecompress} from 'node:zlib';

type Bytes = AsyncIterable<Uint8Array>;

const CHUNK_SIZE = 256 * 1024;
const ZSTD_MAGIC = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;

/** A layer's tar whatever it is packed with, told by its first bytes: media types of the field are not always right. */
export async function decompress(source: Bytes): Promise<Bytes> {
  const input = new Input(source);
  const head = await input.peek(4);
  if (head.length >= 2 && head.readUInt16BE(0) === 0x1f8b) {
    return piped(input.rest(), createGunzip({chunkSize: CHUNK_SIZE}));
  }
  if (head.length === 4 && isZstd(head.readUInt32LE(0))) return unzstd(input);
  return input.rest();
}

const isSkippable = (magic: number): boolean => (magic & 0xfffffff0) >>> 0 === SKIPPABLE;
const isZstd = (magic: number): boolean => magic === ZSTD_MAGIC || isSkippable(magic);

function piped(source: Bytes, through: Transform): Bytes {
  const from = Readable.from(source, {objectMode: false});
  // An error of the source has to come out where the result is read.
  from.on('error', error => through.destroy(error));
  through.on('close', () => from.destroy());
  return from.pipe(through);
}

/** Node's decoder ends, without a word, with the first frame; layers that are read in parts (zstd:chunked) have many. */
async function* unzstd(input: Input): Bytes {
  for (;;) {
    const head = await input.peek(8);
    if (head.length === 0) return;
    const magic = head.length >= 4 ? head.readUInt32LE(0) : 0;
    if (isSkippable(magic) && head.length === 8) await input.skip(8 + head.readUInt32LE(4));
    else if (magic === ZSTD_MAGIC) yield* unzstdFrame(input);
    else throw new Error('not a zstd stream');
  }
}

async function* unzstdFrame(input: Input): Bytes {
  const decoder = createZstdDecompress({chunkSize: CHUNK_SIZE});
  let ended = false;
  decoder.once('end', () => {
    ended = true;
  });
  const closed = new Promise<void>(resolve => decoder.once('close', resolve));
  const feed = async (): Promise<void> => {
    for (let fed = 0; !ended; ) {
      const chunk = await input.next();
      if (chunk === undefined) {
        decoder.end();
        return;
      }
      fed += chunk.length;
      await Promise.race([new Promise<void>(resolve => decoder.write(chunk, () => resolve())), closed]);
      // What the frame did not take belongs to the next one.
      if (fed > decoder.bytesWritten) {
        input.unread(chunk.subarray(chunk.length - (fed - decoder.bytesWritten)));
        return;
      }
      // The end of a frame that ends with its chunk is told a moment later.
      await new Promise(setImmediate);
    }
  };
  const feeding = feed().catch(error => decoder.destroy(error as Error));
  yield* decoder;
  await feeding;
}

/** Bytes that can be looked at before they are read. */
class Input {
  private readonly chunks: AsyncIterator<Uint8Array>;
  private buffered: Buffer = Buffer.alloc(0);

  constructor(source: Bytes) {
    this.chunks = source[Symbol.asyncIterator]();
  }

  /** Fewer bytes only at the end. */
  async peek(size: number): Promise<Buffer> {
    while (this.buffered.length < size) {
      const {done, value} = await this.chunks.next();
      if (done) break;
      this.buffered = Buffer.concat([this.buffered, value]);
    }
    return this.buffered.subarray(0, size);
  }

  async skip(size: number): Promise<void> {
    for (let left = size; left > 0; ) {
      const chunk = await this.next();
      if (chunk === undefined) return;
      if (chunk.length > left) this.unread(chunk.subarray(left));
      left -= chunk.length;
    }
  }

  async next(): Promise<Buffer | undefined> {
    const {buffered} = this;
    if (buffered.length > 0) {
      this.buffered = Buffer.alloc(0);
      return buffered;
    }
    const {done, value} = await this.chunks.next();
    return done ? undefined : asBuffer(value);
  }

  unread(bytes: Buffer): void {
    this.buffered = Buffer.concat([bytes, this.buffered]);
  }

  async *rest(): AsyncGenerator<Buffer> {
    try {
      for (let chunk = await this.next(); chunk !== undefined; chunk = await this.next()) yield chunk;
    } finally {
      await this.chunks.return?.();
    }
  }
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
