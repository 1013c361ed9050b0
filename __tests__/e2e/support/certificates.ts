import {execFileSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {temporaryFolder} from './folders.ts';

/** Paths of files in PEM. */
export interface Certificates {
  readonly ca: string;
  readonly key: string;
  readonly certificate: string;
}

/** A certificate for an IP address, and the CA that signed it. */
export function makeCertificates(address: string): Certificates {
  const folder = temporaryFolder();
  const file = (name: string): string => join(folder, name);
  const openssl = (...args: readonly string[]) => execFileSync('openssl', args, {stdio: 'pipe'});
  const newKey = (name: string) => ['-newkey', 'rsa:2048', '-nodes', '-keyout', file(name)];
  openssl('req', '-x509', ...newKey('ca.key'), '-out', file('ca.crt'), '-days', '2', '-subj', '/CN=CA of this test');
  openssl('req', ...newKey('key.pem'), '-out', file('request.pem'), '-subj', '/CN=registry of this test');
  writeFileSync(file('extensions'), `subjectAltName=IP:${address}\n`);
  const ca = ['-CA', file('ca.crt'), '-CAkey', file('ca.key'), '-CAcreateserial', '-extfile', file('extensions')];
  openssl('x509', '-req', '-in', file('request.pem'), ...ca, '-out', file('certificate.pem'), '-days', '2');
  return {ca: file('ca.crt'), key: file('key.pem'), certificate: file('certificate.pem')};
}
