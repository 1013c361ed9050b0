import {normalRegistry} from '../oci/reference.ts';
import type {Place} from './problems.ts';
import type {Scope} from './scope.ts';
import type {RegistryLogin} from './settings.ts';

interface RawAuth {
  readonly registry?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

interface Auths {
  readonly data: readonly RawAuth[];
  readonly place: Place;
}

const HOST = /^(?:\[[0-9a-fA-F:]+\]|[a-zA-Z0-9][a-zA-Z0-9.-]*)(?::\d{1,5})?$/;

/**
 * Logins of `registry-auths` and of `registry`, `username`, `password`, one for each registry.
 * @param secretsAvailable false where GitHub hands out no secrets: a login without a password is then left out
 */
export function readLogins(
  scope: Scope,
  auths: Auths | undefined,
  secretsAvailable: boolean
): readonly RegistryLogin[] {
  const {text, at} = scope;
  const several = (auths?.data ?? []).flatMap((auth, index) =>
    readLogin(auth, auths?.place.child(index) ?? at('registry-auths'), secretsAvailable)
  );
  const single = {registry: text('registry'), username: text('username'), password: text('password')};
  const isGiven = Object.values(single).some(value => value !== '');
  const logins = [...several, ...(isGiven ? readLogin(single, at('registry'), secretsAvailable) : [])];
  const twice = logins.find(({registry}, index) => logins.findIndex(other => other.registry === registry) !== index);
  if (twice) {
    at('registry-auths').problem(`there are two logins for ${twice.registry}`, 'Remove one of the two.');
  }
  return logins;
}

function readLogin({registry = '', username = '', password = ''}: RawAuth, place: Place, secretsAvailable: boolean) {
  const host = normalRegistry(registry);
  if (!HOST.test(host)) {
    place.problem(`"${registry}" is not the host of a registry (want for example docker.io or registry.acme.dev:5000)`);
    return [];
  }
  if (username !== '' && password !== '') return [{registry: host, username, password}];
  if (!secretsAvailable) return [];
  const missing = [username === '' ? '"username"' : '', password === '' ? '"password"' : ''].filter(Boolean);
  place.problem(
    `the login to ${host} has no ${missing.join(' and no ')}`,
    host === 'ghcr.io'
      ? 'Give both, or neither: ghcr.io is logged in to with "github-token".'
      : 'Give both, or no login at all. A GitHub secret that does not exist is empty.'
  );
  return [];
}
