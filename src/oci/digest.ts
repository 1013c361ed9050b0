/** A content digest, `algorithm:hex` (OCI image spec, descriptor.md). Only {@link parseDigest} makes one. */
export type Digest = string & {readonly __brand: 'Digest'};

const DIGEST = /^sha256:[0-9a-f]{64}$|^sha512:[0-9a-f]{128}$/;

export function parseDigest(text: string): Digest {
  if (!isDigest(text)) throw new Error(`"${text}" is not a digest (want sha256: and 64 hex digits)`);
  return text;
}

export const isDigest = (text: string): text is Digest => DIGEST.test(text);

/** `sha256:0123456789ab`: enough to recognise, short enough for a table. */
export const shortDigest = (digest: Digest): string => digest.replace(/^(sha\d+:[0-9a-f]{12}).*$/, '$1');

/** What stands behind the algorithm: hexadecimal digits. */
export const encodedPart = (digest: Digest): string => digest.slice(digest.indexOf(':') + 1);
