import {certificatesIn} from '../buildx/registry-certificates.ts';
import type {Files} from '../ports/files.ts';

/** Certificates for TLS, as Node takes them. */
export interface RegistryTrust {
  readonly ca: string[];
  /** What a client shows of itself. */
  readonly cert?: string;
  readonly key?: string;
}

export interface CertificateFolders {
  readonly files: Pick<Files, 'list' | 'read'>;
  /** Where the engine looks for them, the first with files of the registry first. */
  readonly certificates: readonly string[];
}

/**
 * What TLS with a registry trusts beyond Node's own list; undefined where that is nothing more.
 * @param source `registry`: certificates that lie ready for it; `machine`: every CA that the machine knows
 */
export async function readTrust(
  registry: string,
  {files, certificates}: CertificateFolders,
  source: 'registry' | 'machine'
): Promise<RegistryTrust | undefined> {
  const {getCACertificates} = await import('node:tls');
  if (source === 'machine') {
    const ca = getCACertificates('system');
    return ca.length === 0 ? undefined : {ca: [...getCACertificates('default'), ...ca]};
  }
  for (const folder of certificates) {
    const own = `${folder}/${registry}`;
    const {ca, keyPairs} = certificatesIn(registry, own, await files.list(own).catch(() => []));
    const [pair] = keyPairs;
    const read = (path: string): Promise<string | undefined> => files.read(path).catch(() => undefined);
    const texts = (await Promise.all(ca.map(read))).filter(text => text !== undefined);
    const [cert, key] = await Promise.all([pair && read(pair.cert), pair && read(pair.key)]);
    const client = cert !== undefined && key !== undefined ? {cert, key} : undefined;
    if (texts.length === 0 && !client) continue;
    return {ca: [...getCACertificates('default'), ...getCACertificates('system'), ...texts], ...client};
  }
  return undefined;
}
