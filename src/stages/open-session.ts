import type {Environment} from '../context/read-facts.ts';
import {privateDockerConfig} from '../engine/docker-config.ts';
import type {RegistryLogin, Settings} from '../inputs/settings.ts';
import type {Plan} from '../plan/plan.ts';
import type {Files} from '../ports/files.ts';
import type {Http} from '../ports/network.ts';
import type {Workflow} from '../ports/workflow.ts';
import {installBuildx, type Machine} from './install-buildx.ts';
import {planLogins} from './log-in.ts';
import type {Retries} from './retries.ts';
import {builderName, dockerConfigFolder, type Session, saveSession} from './session.ts';

export interface OpenPorts {
  readonly env: Environment;
  readonly files: Files;
  readonly workflow: Workflow;
  readonly http: Http;
  readonly machine: Machine;
  readonly signal: AbortSignal;
  readonly retries: Retries;
  /** Folder for temporary files of the job. */
  readonly temp: string;
  /** Random text for names. */
  readonly nonce: string;
}

/** Names of what the run makes; saved for the post step before anything is made. */
export function openSession(settings: Settings, plan: Plan, ports: OpenPorts): Session {
  const {env, workflow, temp, nonce} = ports;
  const id = [env.GITHUB_RUN_ID, env.GITHUB_RUN_ATTEMPT, nonce].filter(Boolean).join('-');
  const folder = `${temp}/multiarch-build-${id}`;
  const ownBuilder = settings.tools.builder === undefined ? builderName(id) : undefined;
  const session: Session = {
    id,
    folder,
    ...(ownBuilder ? {ownBuilder} : {}),
    trusted: plan.push.trusted,
    buildxConfig: ownBuilder ? `${folder}/buildx` : env.BUILDX_CONFIG || `${userDockerConfig(env)}/buildx`
  };
  saveSession(workflow, session);
  return session;
}

/**
 * Fills the run's private folder: its Docker configuration, and a buildx of its own if the user wants one.
 * @returns the logins to make.
 */
export async function equipSession(
  session: Session,
  settings: Settings,
  plan: Plan,
  ports: OpenPorts
): Promise<readonly RegistryLogin[]> {
  const {env, files} = ports;
  const own = dockerConfigFolder(session);
  const folder = userDockerConfig(env);
  const user = await files.read(`${folder}/config.json`);
  const logins = planLogins(settings, plan, user);
  const config = privateDockerConfig({
    user,
    pluginFolders: [`${own}/cli-plugins`, `${folder}/cli-plugins`],
    ownRegistries: logins.map(({registry}) => registry),
    trusted: plan.push.trusted
  });
  await files.writePrivate(`${own}/config.json`, config);
  // The engine may be one of the user's contexts.
  if (await files.exists(`${folder}/contexts`)) await files.link(`${folder}/contexts`, `${own}/contexts`);
  const {buildxVersion} = settings.tools;
  if (buildxVersion !== undefined) await installBuildx(buildxVersion, own, ports);
  return logins;
}

/** The user's own Docker configuration. */
export const userDockerConfig = (env: Environment): string =>
  env.DOCKER_CONFIG || `${env.HOME ?? env.USERPROFILE ?? ''}/.docker`;
