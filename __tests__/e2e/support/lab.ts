import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {inject} from 'vitest';

/** What lab/.env holds; see lab/README.md. */
export interface LabEnv {
  readonly LAB_REGISTRY: string;
  readonly LAB_AUTH_REGISTRY: string;
  readonly LAB_USERNAME: string;
  readonly LAB_PASSWORD: string;
  readonly LAB_MIRROR: string;
  readonly LAB_BUILDKITD_CONFIG: string;
  readonly LAB_DRIVER_OPTS: string;
  readonly LAB_DOCKER_HOST: string;
  readonly LAB_DOCKER_HOST_CLASSIC: string;
  readonly LAB_BIN: string;
}

/** By the lab's own reader, which says how to start a lab that is not up. */
export async function loadLab(): Promise<LabEnv> {
  const {readLabEnv} = (await import(new URL('../../../lab/env.mjs', import.meta.url).href)) as {
    readLabEnv(): Promise<LabEnv>;
  };
  return readLabEnv();
}

export const lab = (): LabEnv => inject('lab');

/** Path of a tool that the lab has built. */
export function labTool(name: 'act' | 'actionlint'): string {
  const path = join(lab().LAB_BIN, name);
  if (!existsSync(path)) throw new Error(`The lab has no ${name}; bring it up to date with: npm run lab`);
  return path;
}
