import {randomBytes} from 'node:crypto';
import {tmpdir} from 'node:os';
import {systemClock} from '../adapters/clock.ts';
import {createDockerRuntime} from '../adapters/docker.ts';
import {diskFiles} from '../adapters/files.ts';
import {createGitHub} from '../adapters/github.ts';
import {createCommentApi} from '../adapters/github-comments.ts';
import {nodeHttp} from '../adapters/http.ts';
import {createProcess} from '../adapters/process.ts';
import {createRegistry} from '../adapters/registry.ts';
import {connectRegistries} from '../adapters/registry-connections.ts';
import {createRegistryReader} from '../adapters/registry-http.ts';
import {createManifestWriter} from '../adapters/registry-writer.ts';
import {nodeTcp} from '../adapters/tcp.ts';
import {childEnvironment} from '../context/child-env.ts';
import type {Environment} from '../context/read-facts.ts';
import type {RegistryAccess} from '../ports/registry.ts';
import type {Workflow} from '../ports/workflow.ts';
import type {RunPorts} from '../run/ports.ts';

/** The world as this process has it. */
export function createPorts(env: Environment, workflow: Workflow, signal: AbortSignal): RunPorts {
  const apiUrl = env.GITHUB_API_URL ?? '';
  /** Where Docker keeps certificates of registries, the one without root as well. */
  const certificates = ['/etc/docker/certs.d', `${env.HOME ?? ''}/.config/docker/certs.d`];
  const connect = ({dockerConfig, logins}: Pick<RegistryAccess, 'dockerConfig' | 'logins'>) =>
    connectRegistries({
      ...{files: diskFiles, dockerConfig, logins, certificates},
      process: createProcess({env: childEnvironment(env, true), cwd: process.cwd()})
    });
  return {
    env,
    temp: env.RUNNER_TEMP || tmpdir(),
    machine: {platform: process.platform, arch: process.arch},
    // scripts/build.mjs writes the SHA-256 of the bundle in its place.
    bundle: '{bundle}',
    nonce: randomBytes(4).toString('hex'),
    signal,
    workflow,
    files: diskFiles,
    http: nodeHttp,
    tcp: nodeTcp,
    clock: systemClock,
    createProcess: (childEnv, ending) =>
      createProcess({env: childEnv, cwd: process.cwd(), ...(ending ? {signal: ending} : {})}),
    createRuntime: child => createDockerRuntime(child, diskFiles),
    createRegistry: (access, retry) => {
      const connections = connect(access);
      const reader = createRegistryReader(connections, retry);
      return createRegistry({reader, writer: createManifestWriter(connections)}, access.buildx);
    },
    createPackageStores: async access => {
      const {createPackageStores} = await import('../adapters/packages/stores.ts');
      return createPackageStores({...connect(access), githubApi: apiUrl, dockerHub: 'https://hub.docker.com'});
    },
    createRecordStore: async () => {
      const {createRecordStore} = await import('../adapters/record-store.ts');
      return createRecordStore(env);
    },
    createPathCache: async () => {
      const {createPathCache} = await import('../adapters/path-cache.ts');
      return createPathCache(env.RUNNER_TEMP || tmpdir());
    },
    createGitHub: (repository, token, retry) => createGitHub({apiUrl, repository, token, retry}),
    createCommentApi: (repository, token) => createCommentApi({apiUrl, repository, token}),
    createRunHistory: async () =>
      (await import('../adapters/run-history.ts')).createRunHistory(env.RUNNER_TEMP || tmpdir()),
    loadPost: async () => (await import('../adapters/webhook.ts')).postText
  };
}
