import {classifyFailure, errorLine} from '../buildx/failures.ts';
import {hasCredentials} from '../engine/docker-config.ts';
import {ActionError} from '../errors.ts';
import type {RegistryLogin, Settings} from '../inputs/settings.ts';
import {DOCKER_HUB} from '../oci/reference.ts';
import type {Plan} from '../plan/plan.ts';
import type {Command} from '../ports/process.ts';
import type {ProvisionPorts} from './provision.ts';
import {retryingCommand} from './retrying.ts';

const GHCR = 'ghcr.io';

/**
 * Explicit logins; and ghcr.io by the job's own token where an image goes there and neither a login nor the user's own
 * configuration names it.
 * @param user text of the user's config.json
 */
export function planLogins(
  {logins: {logins, githubToken}, images}: Settings,
  {push}: Pick<Plan, 'push'>,
  user: string | undefined
): readonly RegistryLogin[] {
  if (!push.trusted) return [];
  const named = logins.some(({registry}) => registry === GHCR) || hasCredentials(user, GHCR);
  const used = images.some(({repositories}) => repositories.some(({registry}) => registry === GHCR));
  const byToken = used && !named && githubToken !== '';
  return byToken ? [...logins, {registry: GHCR, username: 'x-access-token', password: githubToken}] : logins;
}

export const loginCommand = ({registry, username, password}: RegistryLogin): Command => ({
  tool: 'docker',
  args: ['login', '--username', username, '--password-stdin', ...(registry === DOCKER_HUB ? [] : [registry])],
  input: password,
  timeoutMs: 60_000
});

/** One after the other: each login rewrites config.json. */
export async function logIn(logins: readonly RegistryLogin[], ports: ProvisionPorts): Promise<void> {
  for (const {registry, username, password} of logins) {
    const {exitCode, stderr} = await retryingCommand(
      () => ports.process.run(loginCommand({registry, username, password})),
      ports.retries.policy('login', `Login to ${registry}`)
    );
    if (exitCode === 0) ports.workflow.info(`Logged in to ${registry} as ${username}.`);
    else {
      ports.signal.throwIfAborted();
      throw new ActionError({
        code: 'login-failed',
        message: `Login to ${registry} as ${username} failed: ${errorLine(stderr)}`,
        remedy:
          classifyFailure(stderr)?.code === 'registry-failed'
            ? 'The registry does not answer: check "registry", and the network of the runner.'
            : 'Check "registry", "username" and "password" (or "registry-auths"). Many registries want an access token instead of the password.'
      });
    }
  }
}
