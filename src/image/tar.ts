import {once} from 'node:events';
import type {Entry, Headers} from 'tar-stream';

export type TarHeader = Headers;

/** Called with each entry in order; what it does not read is passed over. */
export type OnEntry = (header: TarHeader, body: AsyncIterable<Buffer>) => Promise<void>;

/** Reads a tar as it comes, one entry at a time. @throws Error for what is no tar, or ends in the middle. */
export async function readTar(source: AsyncIterable<Uint8Array>, onEntry: OnEntry): Promise<void> {
  const {extract} = await import('tar-stream');
  const tar = extract();
  const reading = (async () => {
    for await (const entry of tar as AsyncIterable<Entry>) {
      await onEntry(entry.header, entry);
      entry.resume();
    }
  })();
  const closed = new Promise(resolve => tar.once('close', resolve));
  const writing = (async () => {
    for await (const chunk of source) {
      if (tar.destroyed) return;
      if (!tar.write(chunk)) await Promise.race([once(tar, 'drain'), closed]);
    }
    tar.end();
  })().catch((error: unknown) => {
    tar.destroy(error as Error);
    throw error;
  });
  await Promise.all([reading, writing]);
}
