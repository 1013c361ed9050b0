import {randomBytes} from 'node:crypto';
import {tmpdir} from 'node:os';
import {runAction, runPost} from './action.ts';
import {systemClock} from './adapters/clock.ts';
import {createDockerRuntime} from './adapters/docker.ts';
import {diskFiles} from './adapters/files.ts';
import {createGitHub} from './adapters/github.ts';
import {createCommentApi} from './adapters/github-comments.ts';
import {nodeHttp} from './adapters/http.ts';
import {createProcess} from './adapters/process.ts';
import {createRegistry} from './adapters/registry.ts';
import {connectRegistries} from './adapters/registry-connections.ts';
import {createRegistryReader} from './adapters/registry-http.ts';
import {nodeTcp} from './adapters/tcp.ts';
import {createWorkflow} from './adapters/workflow.ts';
import {childEnvironment} from './context/child-env.ts';
import {toActionError} from './errors.ts';
import type {RegistryAccess} from './ports/registry.ts';
import type {RunPorts} from './run/ports.ts';

const cancelled = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => cancelled.abort());

/** Where Docker keeps certificates of registries, the one without root as well. */
const certificates = ['/etc/docker/certs.d', `${process.env.HOME ?? ''}/.config/docker/certs.d`];
const connect = ({dockerConfig, logins}: Pick<RegistryAccess, 'dockerConfig' | 'logins'>) =>
  connectRegistries({
    ...{files: diskFiles, dockerConfig, logins, certificates},
    process: createProcess({env: childEnvironment(process.env, true), cwd: process.cwd()})
  });

const workflow = createWorkflow();
const ports: RunPorts = {
  env: {...process.env},
  temp: process.env.RUNNER_TEMP || tmpdir(),
  machine: {platform: process.platform, arch: process.arch},
  // scripts/build.mjs writes the SHA-256 of the bundle in its place.
  bundle: '{bundle}',
  nonce: randomBytes(4).toString('hex'),
  signal: cancelled.signal,
  workflow,
  files: diskFiles,
  http: nodeHttp,
  tcp: nodeTcp,
  clock: systemClock,
  createProcess: (env, signal) => createProcess({env, cwd: process.cwd(), ...(signal ? {signal} : {})}),
  createRuntime: child => createDockerRuntime(child, diskFiles),
  createRegistry: (access, retry) => createRegistry(createRegistryReader(connect(access), retry), access.buildx),
  createPackageStores: async access => {
    const {createPackageStores} = await import('./adapters/packages/stores.ts');
    const hosts = {githubApi: process.env.GITHUB_API_URL ?? '', dockerHub: 'https://hub.docker.com'};
    return createPackageStores({...connect(access), ...hosts});
  },
  createRecordStore: async () => {
    const {createRecordStore} = await import('./adapters/record-store.ts');
    return createRecordStore(process.env);
  },
  createGitHub: (repository, token, retry) =>
    createGitHub({apiUrl: process.env.GITHUB_API_URL ?? '', repository, token, retry}),
  createCommentApi: (repository, token) =>
    createCommentApi({apiUrl: process.env.GITHUB_API_URL ?? '', repository, token})
};

/** The runner starts the same file again as the post step; what the first start saved tells the two apart. */
const isPost = process.env.STATE_phase === 'post';
if (!isPost) workflow.saveState('phase', 'post');

try {
  await (isPost ? runPost(ports) : runAction(ports));
} catch (error) {
  const {message, remedy, details} = toActionError(error);
  workflow.annotate({level: 'error', message: [message, remedy, details].filter(Boolean).join('\n')});
  workflow.fail();
}

await workflow.settled();
// A child of a child may still hold a pipe open; nothing is waited for any more.
process.exit();
