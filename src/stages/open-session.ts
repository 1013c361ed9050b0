import {childEnvironment} from '../context/child-env.ts';
import type {Environment} from '../context/read-facts.ts';
import {privateDockerConfig} from '../engine/docker-config.ts';
import type {Settings} from '../inputs/settings.ts';
import type {Plan} from '../plan/plan.ts';
import type {Files, Http, Workflow} from '../ports.ts';
import {installBuildx} from './install-buildx.ts';
import {builderName, dockerConfigFolder, type Session, saveSession} from './session.ts';

export interface OpenPorts {
  readonly env: Environment;
  readonly files: Files;
  readonly workflow: Workflow;
  readonly http: Http;
  /** Folder for temporary files of the job. */
  readonly temp: string;
  /** Random text for names. */
  readonly nonce: string;
}

/** The run's private folder with its Docker configuration; saved for the post step before anything is made. */
export async function openSession(settings: Settings, plan: Plan, ports: OpenPorts): Promise<Session> {
  const {env, files, workflow, temp, nonce} = ports;
  const id = [env.GITHUB_RUN_ID, env.GITHUB_RUN_ATTEMPT, nonce].filter(Boolean).join('-');
  const folder = `${temp}/multiarch-build-${id}`;
  const userFolder = env.DOCKER_CONFIG || `${env.HOME ?? env.USERPROFILE ?? ''}/.docker`;
  const ownBuilder = settings.tools.builder === undefined ? builderName(id) : undefined;
  const session: Session = {
    id,
    folder,
    ...(ownBuilder ? {ownBuilder} : {}),
    env: {
      ...childEnvironment(env, plan.push.trusted),
      DOCKER_CONFIG: `${folder}/docker`,
      // An existing builder is only known in the user's own folder.
      BUILDX_CONFIG: ownBuilder ? `${folder}/buildx` : env.BUILDX_CONFIG || `${userFolder}/buildx`
    }
  };
  saveSession(workflow, session);
  const config = privateDockerConfig({
    user: await files.read(`${userFolder}/config.json`),
    pluginFolders: [`${dockerConfigFolder(session)}/cli-plugins`, `${userFolder}/cli-plugins`],
    ownRegistries: settings.logins.logins.map(({registry}) => registry),
    trusted: plan.push.trusted
  });
  await files.writePrivate(`${dockerConfigFolder(session)}/config.json`, config);
  // The engine may be one of the user's contexts.
  if (await files.exists(`${userFolder}/contexts`)) {
    await files.link(`${userFolder}/contexts`, `${dockerConfigFolder(session)}/contexts`);
  }
  if (settings.tools.buildxVersion !== undefined) {
    await installBuildx(settings.tools.buildxVersion, dockerConfigFolder(session), ports);
  }
  return session;
}
