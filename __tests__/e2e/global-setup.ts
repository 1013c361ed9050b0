import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import type {TestProject} from 'vitest/node';
import {type LabEnv, loadLab} from './support/lab.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    lab: LabEnv;
    builder: string;
  }
}

const START = 'start it with: npm run lab';

/** A lab that is not up fails the suite: these tests are worth nothing against anything else. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (process.versions.node.split('.')[0] !== '24') {
    throw new Error(`The action runs on Node 24, and this is ${process.version}; run the tests by: npm test`);
  }
  const lab = await loadLab();
  await Promise.all([
    ...[lab.LAB_DOCKER_HOST, lab.LAB_DOCKER_HOST_CLASSIC].map(host =>
      docker(host, 'version', '--format', '{{.Server.Version}}').catch((error: Error) => {
        throw new Error(`The lab's engine at ${host} does not answer; ${START}\n${error.message}`);
      })
    ),
    ...[lab.LAB_REGISTRY, lab.LAB_AUTH_REGISTRY, lab.LAB_MIRROR].map(pingRegistry)
  ]);
  const builder = `e2e-${process.pid}`;
  await docker(
    lab.LAB_DOCKER_HOST,
    ...['buildx', 'create', '--name', builder, '--driver', 'docker-container', '--bootstrap'],
    ...['--driver-opt', lab.LAB_DRIVER_OPTS, '--buildkitd-config', lab.LAB_BUILDKITD_CONFIG]
  );
  project.provide('lab', lab);
  project.provide('builder', builder);
  return async () => {
    await docker(lab.LAB_DOCKER_HOST, 'buildx', 'rm', '--force', '--timeout', '5m', builder);
  };
}

const docker = async (host: string, ...args: string[]): Promise<string> =>
  (await promisify(execFile)('docker', args, {env: {...process.env, DOCKER_HOST: host}})).stdout;

async function pingRegistry(registry: string): Promise<void> {
  const answer = await fetch(`http://${registry}/v2/`).catch(() => undefined);
  if (!answer || ![200, 401].includes(answer.status)) {
    throw new Error(`The lab's registry at ${registry} does not answer; ${START}`);
  }
}
