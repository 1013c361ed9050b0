/** Files of this machine that belong to one registry, as the engine keeps them in `certs.d`. */
export interface RegistryCertificates {
  /** Host and port. */
  readonly registry: string;
  readonly ca: readonly string[];
  /** What a client shows of itself. */
  readonly keyPairs: readonly {readonly key: string; readonly cert: string}[];
}

/** By the engine's rules: `*.crt` are CAs, `*.cert` client certificates beside their `*.key`. */
export function certificatesIn(registry: string, folder: string, files: readonly string[]): RegistryCertificates {
  const named = (suffix: string): readonly string[] => files.filter(file => file.endsWith(suffix)).toSorted();
  return {
    registry,
    ca: named('.crt').map(file => `${folder}/${file}`),
    keyPairs: named('.cert')
      .map(file => ({cert: file, key: file.replace(/cert$/, 'key')}))
      .filter(({key}) => files.includes(key))
      .map(({cert, key}) => ({cert: `${folder}/${cert}`, key: `${folder}/${key}`}))
  };
}

/**
 * A buildkitd.toml that has these certificates too; buildx copies the files that it names into the builder. What the
 * user says of a registry stands as it is.
 */
export function withCertificates(
  toml: string | undefined,
  certificates: readonly RegistryCertificates[]
): string | undefined {
  const sections = certificates
    .filter(({registry, ca, keyPairs}) => ca.length + keyPairs.length > 0 && !isNamed(registry, toml ?? ''))
    .map(({registry, ca, keyPairs}) =>
      [
        `[registry.${JSON.stringify(registry)}]`,
        ...(ca.length > 0 ? [`  ca = [${ca.map(file => JSON.stringify(file)).join(', ')}]`] : []),
        ...keyPairs.flatMap(({key, cert}) => [
          `  [[registry.${JSON.stringify(registry)}.keypair]]`,
          `    key = ${JSON.stringify(key)}`,
          `    cert = ${JSON.stringify(cert)}`
        ])
      ].join('\n')
    );
  return sections.length === 0 ? toml : [...(toml === undefined ? [] : [toml.trimEnd()]), ...sections, ''].join('\n');
}

const isNamed = (registry: string, toml: string): boolean =>
  ['"', "'"].some(quote => toml.includes(`registry.${quote}${registry}${quote}`));
