import {describe, expect, it, test} from 'vitest';
import {certificatesIn, withCertificates} from '../../src/buildx/registry-certificates.ts';

const FOLDER = '/etc/docker/certs.d/registry.example:5000';
const CA = certificatesIn('registry.example:5000', FOLDER, ['ca.crt']);
const CA_SECTION = `[registry."registry.example:5000"]\n  ca = ["${FOLDER}/ca.crt"]\n`;

describe('certificatesIn', () => {
  test.each([
    {name: 'a CA', files: ['ca.crt'], ca: ['ca.crt'], pairs: 0},
    {name: 'CAs in the order of their names', files: ['z.crt', 'a.crt'], ca: ['a.crt', 'z.crt'], pairs: 0},
    {name: 'a certificate of the client with its key', files: ['client.cert', 'client.key'], ca: [], pairs: 1},
    {name: 'no certificate of the client without its key', files: ['client.cert'], ca: [], pairs: 0},
    {name: 'nothing else', files: ['README', 'ca.pem'], ca: [], pairs: 0}
  ])('knows $name', ({files, ca, pairs}) => {
    const found = certificatesIn('registry.example:5000', FOLDER, files);
    expect(found.ca).toEqual(ca.map(file => `${FOLDER}/${file}`));
    expect(found.keyPairs).toHaveLength(pairs);
  });
});

describe('withCertificates', () => {
  it('leaves a configuration as it is where there are none', () => {
    expect(withCertificates(undefined, [])).toBeUndefined();
    expect(withCertificates('debug = true\n', [certificatesIn('a', '/a', ['README'])])).toBe('debug = true\n');
  });

  it('makes one of its own', () => {
    expect(withCertificates(undefined, [CA])).toBe(CA_SECTION);
  });

  it('adds to what the user has', () => {
    expect(withCertificates('debug = true\n', [CA])).toBe(`debug = true\n${CA_SECTION}`);
  });

  test.each(['"', "'"])('lets the user speak of the registry, quoted by %s', quote => {
    const own = `[registry.${quote}registry.example:5000${quote}]\n  insecure = true\n`;
    expect(withCertificates(own, [CA])).toBe(own);
  });

  it('names key pairs in tables of their own', () => {
    const both = certificatesIn('a:1', '/certs', ['ca.crt', 'client.cert', 'client.key']);
    expect(withCertificates(undefined, [both])).toBe(
      '[registry."a:1"]\n  ca = ["/certs/ca.crt"]\n  [[registry."a:1".keypair]]\n    key = "/certs/client.key"\n    cert = "/certs/client.cert"\n'
    );
  });
});
