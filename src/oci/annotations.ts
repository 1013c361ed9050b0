/** Predefined annotation keys of the OCI image spec (annotations.md). */
export const OCI = {
  created: 'org.opencontainers.image.created',
  description: 'org.opencontainers.image.description',
  licenses: 'org.opencontainers.image.licenses',
  revision: 'org.opencontainers.image.revision',
  source: 'org.opencontainers.image.source',
  title: 'org.opencontainers.image.title',
  url: 'org.opencontainers.image.url',
  version: 'org.opencontainers.image.version'
} as const;

export type Labels = Readonly<Record<string, string>>;
