import type {Agent} from 'node:https';
import type {SecureContextOptions} from 'node:tls';
import {certificatesIn} from '../buildx/registry-certificates.ts';
import type {Files} from '../ports/files.ts';

/** Keeps connections to hosts that it trusts by more than Node's own list. */
export type RegistryTrust = Agent;

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
    return ca.length === 0 ? undefined : trusting({ca: [...getCACertificates('default'), ...ca]});
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
    return trusting({ca: [...getCACertificates('default'), ...getCACertificates('system'), ...texts], ...client});
  }
  return undefined;
}

/** Hundreds of CAs are read once, and not for each connection. */
async function trusting(certificates: SecureContextOptions): Promise<RegistryTrust> {
  const [{Agent}, {createSecureContext}] = await Promise.all([import('node:https'), import('node:tls')]);
  return new Agent({keepAlive: true, secureContext: createSecureContext(certificates)});
}
