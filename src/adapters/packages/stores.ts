import {DOCKER_HUB, type Repository} from '../../oci/reference.ts';
import type {Files} from '../../ports/files.ts';
import type {PackageStore} from '../../ports/package-store.ts';
import type {RegistryAccess} from '../../ports/registry.ts';
import {readLogins} from '../registry-auth.ts';
import {createGhcrStore} from './ghcr-store.ts';
import {createHubStore} from './hub-store.ts';
import {createOciStore} from './oci-store.ts';
import {createRegistrySession} from './registry-session.ts';

export interface StoreOptions extends Pick<RegistryAccess, 'dockerConfig' | 'logins'> {
  readonly files: Files;
  /** GitHub's REST API; '' outside of GitHub. */
  readonly githubApi: string;
  readonly dockerHub: string;
}

const GHCR = 'ghcr.io';

/** The store of a repository, by what its registry is. */
export function createPackageStores({
  files,
  dockerConfig,
  logins,
  githubApi,
  dockerHub
}: StoreOptions): (repository: Repository) => PackageStore {
  let known: ReturnType<typeof readLogins> | undefined;
  const loginTo = async (registry: string): Promise<string | undefined> => {
    known ??= readLogins(files, dockerConfig, logins);
    return (await known).get(registry);
  };
  return repository => {
    const login = () => loginTo(repository.registry);
    if (repository.registry === DOCKER_HUB) return createHubStore(repository, {url: dockerHub, login});
    const session = createRegistrySession(repository, login);
    if (repository.registry !== GHCR || githubApi === '') return createOciStore(repository, session);
    const token = async (): Promise<string | undefined> => passwordOf(await login());
    return createGhcrStore(repository, session, {apiUrl: githubApi, token});
  };
}

/** Of base64 of `user:password`. */
function passwordOf(basic: string | undefined): string | undefined {
  const text = basic === undefined ? '' : Buffer.from(basic, 'base64').toString();
  return text === '' ? undefined : text.slice(text.indexOf(':') + 1);
}
