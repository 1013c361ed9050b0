import {createRegistryFetch} from './registry-fetch.ts';
import type {RegistryConnections} from './registry-http.ts';
import {createLogins, type LoginSources} from './registry-logins.ts';
import type {CertificateFolders} from './registry-trust.ts';

export interface ConnectionSources extends LoginSources {
  readonly files: LoginSources['files'] & CertificateFolders['files'];
  /** Folders of certificates by registry, as the engine has them (`certs.d`). */
  readonly certificates: readonly string[];
}

/** Registries by HTTP, with the logins and certificates that Docker itself would use. */
export const connectRegistries = (sources: ConnectionSources): RegistryConnections => ({
  loginOf: createLogins(sources),
  fetchOf: registry => createRegistryFetch(registry, sources)
});
