import {DOCKER_HUB, type Repository} from '../../oci/reference.ts';
import type {PackageStore} from '../../ports/package-store.ts';
import {systemClock} from '../clock.ts';
import type {RegistryConnections} from '../registry-http.ts';
import {createGhcrStore} from './ghcr-store.ts';
import {createHubStore} from './hub-store.ts';
import {createOciStore} from './oci-store.ts';
import {createRegistrySession} from './registry-session.ts';

export interface StoreOptions extends RegistryConnections {
  /** GitHub's REST API; '' outside of GitHub. */
  readonly githubApi: string;
  readonly dockerHub: string;
}

const GHCR = 'ghcr.io';

/** The store of a repository, by what its registry is. */
export function createPackageStores({
  loginOf,
  fetchOf,
  githubApi,
  dockerHub
}: StoreOptions): (repository: Repository) => PackageStore {
  return repository => {
    const login = () => loginOf(repository.registry);
    if (repository.registry === DOCKER_HUB) return createHubStore(repository, {url: dockerHub, login});
    const session = createRegistrySession(repository, login, fetchOf(repository.registry));
    if (repository.registry !== GHCR || githubApi === '') return createOciStore(repository, session);
    const token = async (): Promise<string | undefined> => passwordOf(await login());
    return createGhcrStore(repository, session, {apiUrl: githubApi, token, clock: systemClock});
  };
}

/** Of base64 of `user:password`. */
function passwordOf(basic: string | undefined): string | undefined {
  const text = basic === undefined ? '' : Buffer.from(basic, 'base64').toString();
  return text === '' ? undefined : text.slice(text.indexOf(':') + 1);
}
