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
import {createRegistryReader} from './adapters/registry-http.ts';
import {nodeTcp} from './adapters/tcp.ts';
import {createWorkflow} from './adapters/workflow.ts';
import {toActionError} from './errors.ts';
import type {RunPorts} from './run/ports.ts';

const cancelled = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => cancelled.abort());

const workflow = createWorkflow();
const ports: RunPorts = {
  env: {...process.env},
  temp: process.env.RUNNER_TEMP || tmpdir(),
  machine: {platform: process.platform, arch: process.arch},
  nonce: randomBytes(4).toString('hex'),
  signal: cancelled.signal,
  workflow,
  files: diskFiles,
  http: nodeHttp,
  tcp: nodeTcp,
  clock: systemClock,
  createProcess: (env, signal) => createProcess({env, cwd: process.cwd(), ...(signal ? {signal} : {})}),
  createRuntime: child => createDockerRuntime(child, diskFiles),
  createRegistry: ({dockerConfig, logins, buildx}, retry) =>
    createRegistry(createRegistryReader(diskFiles, dockerConfig, logins, retry), buildx),
  createPackageStores: async access => {
    const {createPackageStores} = await import('./adapters/packages/stores.ts');
    const hosts = {githubApi: process.env.GITHUB_API_URL ?? '', dockerHub: 'https://hub.docker.com'};
    return createPackageStores({...access, ...hosts, files: diskFiles});
  },
  createGitHub: (repository, token, retry) =>
    createGitHub({apiUrl: process.env.GITHUB_API_URL ?? '', repository, token, retry}),
  createCommentApi: (repository, token) =>
    createCommentApi({apiUrl: process.env.GITHUB_API_URL ?? '', repository, token}),
  createRunHistory: async () => (await import('./adapters/run-history.ts')).createRunHistory(ports.temp),
  loadPost: async () => (await import('./adapters/webhook.ts')).postText
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
