import {splitEntry} from '../inputs/pairs.ts';
import {nearest} from '../inputs/suggest.ts';
import {dockerfilePath} from '../plan/dockerfile.ts';
import {hasStage, type Stage, stagesOf} from '../plan/dockerfile-stages.ts';
import type {BuildTarget, Plan} from '../plan/plan.ts';
import type {Files} from '../ports/files.ts';
import type {Failure} from '../report/result.ts';
import {isInside} from './confine.ts';

/** What a workspace tells of a Dockerfile; stages absent: not known. */
type Dockerfile =
  | {readonly there: true; readonly stages?: readonly Stage[]}
  | {readonly there: false; readonly like: readonly string[]};

/**
 * What is wrong with the Dockerfiles and stages that a plan names, before anything is built. What BuildKit alone can
 * tell is left to it. Each Dockerfile is read once.
 */
export async function examineDockerfiles({targets}: Pick<Plan, 'targets'>, files: Files): Promise<readonly Failure[]> {
  const root = (await files.realPath('.')) ?? '.';
  const read = new Map<string, Promise<Dockerfile>>();
  const found = await Promise.all(
    targets.map(async target => {
      const path = pathOf(target);
      if (path === undefined) return [];
      const reading = read.get(path) ?? readDockerfile(path, root, files);
      read.set(path, reading);
      return problemsOf(target, path, await reading);
    })
  );
  return found.flat();
}

/** Undefined for what is not a file of the workspace. */
const pathOf = (target: BuildTarget): string | undefined =>
  target.file === '-' || /^https?:\/\//.test(target.file ?? '') ? undefined : dockerfilePath(target);

async function readDockerfile(path: string, root: string, files: Files): Promise<Dockerfile> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  try {
    const names =
      path.endsWith('Dockerfile') && folder.length === path.length - 10 ? [path, `${folder}dockerfile`] : [path];
    for (const name of names) {
      const real = await files.realPath(name);
      if (real === undefined) continue;
      // Of what is outside, nothing is to be quoted.
      const text = isInside(real, root) ? await files.read(real) : undefined;
      const stages = text === undefined ? undefined : stagesOf(text);
      return {there: true, ...(stages ? {stages} : {})};
    }
    return {there: false, like: await dockerfilesIn(folder, root, files)};
  } catch {
    return {there: true};
  }
}

async function dockerfilesIn(folder: string, root: string, files: Files): Promise<readonly string[]> {
  const real = await files.realPath(folder === '' ? '.' : folder);
  if (real === undefined || !isInside(real, root)) return [];
  const names = await files.list(real);
  return names.filter(name => /dockerfile/i.test(name) && !/ignore$/i.test(name)).map(name => `${folder}${name}`);
}

function problemsOf(target: BuildTarget, path: string, dockerfile: Dockerfile): readonly Failure[] {
  if (!dockerfile.there) return [notThere(target, path, dockerfile.like)];
  const {stages} = dockerfile;
  if (stages === undefined || target.buildArgs.some(arg => splitEntry(arg).key === 'BUILDKIT_SYNTAX')) return [];
  const named = new Set(target.buildContexts.map(entry => splitEntry(entry).key));
  return (['target', 'testTarget'] as const).flatMap(key => {
    const stage = target[key];
    if (stage === undefined || named.has(stage) || hasStage(stages, stage)) return [];
    return [noStage(target, path, {stage, input: key === 'target' ? 'target' : 'test-target', stages})];
  });
}

function notThere({id}: BuildTarget, path: string, like: readonly string[]): Failure {
  const near = nearest(path, like);
  const others = like.length === 0 ? '' : `There ${like.length === 1 ? 'is' : 'are'} ${like.slice(0, 5).join(', ')}. `;
  return {
    code: 'invalid-input',
    target: id,
    title: `there is no ${path}`,
    cause: 'The Dockerfile is not there.',
    remedy: `${near === undefined ? others : `Did you mean "${near}"? `}Check the inputs "context" and "file": both are relative to the working directory, and the job needs a checkout step before.`
  };
}

interface Missing {
  readonly stage: string;
  readonly input: string;
  readonly stages: readonly Stage[];
}

function noStage({id}: BuildTarget, path: string, {stage, input, stages}: Missing): Failure {
  const near = nearest(
    stage,
    stages.map(({name}) => name)
  );
  const list = stages.map(({name, line}) => `${name} (line ${line})`).join(', ');
  return {
    code: 'invalid-input',
    target: id,
    title: `${path} has no stage "${stage}", which "${input}" names`,
    cause: 'The Dockerfile has no stage of that name.',
    remedy:
      stages.length === 0
        ? `None of its stages has a name: write AS ${stage} after a FROM, or leave "${input}" out.`
        : `${near === undefined ? '' : `Did you mean "${near}"? `}Its stages: ${list}.`,
    place: {file: path, line: stages.find(({name}) => name === near)?.line ?? stages[0]?.line ?? 1}
  };
}
