import {type BuildContext, buildCommand} from '../buildx/build-command.ts';
import {classifyBuild, classifyFailure, dockerfileLines, errorLine, errorText} from '../buildx/failures.ts';
import {parseBuildMetadata} from '../buildx/metadata.ts';
import {type BuildStep, createProgressReader, type ProgressReader} from '../buildx/progress.ts';
import type {Layering} from '../buildx/provenance.ts';
import {dockerfilePath} from '../plan/dockerfile.ts';
import type {BuildTarget} from '../plan/plan.ts';
import {declaresSourceDate} from '../plan/source-date.ts';
import type {Clock, Temporary} from '../ports/clock.ts';
import type {Files} from '../ports/files.ts';
import type {CommandResult, Process} from '../ports/process.ts';
import type {Workflow} from '../ports/workflow.ts';
import type {BuildOutcome, Failure, Notice, SourcePlace} from '../report/result.ts';
import {type RetryPolicy, waitOfLimit, withRetries} from './retry.ts';
import {tellTarget} from './tell-target.ts';

export interface BuildPorts {
  readonly process: Process;
  readonly files: Files;
  readonly workflow: Workflow;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export type BuildResult =
  | {
      readonly ok: true;
      readonly outcome: BuildOutcome;
      readonly layering?: Layering;
      readonly warnings: readonly Notice[];
    }
  | {readonly ok: false; readonly failure: Failure};

const QUIET_MS = 30_000;

export type BuildEnd =
  | ({readonly ok: true} & Pick<BuildOutcome, 'durationMs' | 'steps' | 'cachedSteps'>)
  | {readonly ok: false; readonly durationMs: number; readonly failure: Failure};

/** Builds one target, and reads what buildx says of the result. */
export async function buildTarget(
  target: BuildTarget,
  context: BuildContext,
  policy: RetryPolicy,
  ports: BuildPorts
): Promise<BuildResult> {
  const end = await runBuild(target, context, policy, ports);
  if (!end.ok) return end;
  const {durationMs, steps, cachedSteps} = end;
  const metadata = parseBuildMetadata((await ports.files.read(context.metadataFile)) ?? '{}');
  return {
    ok: true,
    outcome: {digest: metadata.digest, durationMs, steps, cachedSteps},
    ...(metadata.layering ? {layering: metadata.layering} : {}),
    warnings: metadata.warnings.map(({message, line}) => ({
      target: target.id,
      message,
      ...placeIn(target, line === undefined ? undefined : {line})
    }))
  };
}

/** Its steps come as single lines while it runs, its log as a group when it has ended. */
export async function runBuild(
  target: BuildTarget,
  context: BuildContext,
  policy: RetryPolicy,
  ports: BuildPorts
): Promise<BuildEnd> {
  const {clock, workflow} = ports;
  const started = clock.elapsed();
  const dockerfile = await readDockerfile(target, ports.files);
  const {progress, result} = await withRetries(
    () => runOnce(target, {...context, declaresSourceDate: declaresSourceDate(dockerfile)}, ports),
    (outcome, tries) =>
      'value' in outcome ? temporaryReason(outcome.value.progress, outcome.value.result, tries) : undefined,
    policy
  );
  const durationMs = clock.elapsed() - started;
  logGroup(target, progress, result, durationMs, workflow);
  if (result.exitCode !== 0) return {ok: false, durationMs, failure: describeFailure(target, progress, result)};
  const {begun, cached} = progress.count();
  return {ok: true, durationMs, steps: begun, cachedSteps: cached};
}

/** '' where it is not in the workspace, or cannot be read: buildx tells that better. */
export async function readDockerfile(target: BuildTarget, files: Files): Promise<string> {
  const path = dockerfilePath(target);
  return (path === undefined ? undefined : await files.read(path).catch(() => undefined)) ?? '';
}

interface Attempt {
  readonly progress: ProgressReader;
  readonly result: CommandResult;
}

async function runOnce(target: BuildTarget, context: BuildContext, ports: BuildPorts): Promise<Attempt> {
  const {workflow, clock, process} = ports;
  const progress = createProgressReader();
  const started = clock.elapsed();
  let step = 'starting';
  let spoke = started;
  const ended = new AbortController();
  const say = (text: string): void => {
    tellTarget(workflow, {target: target.id, state: 'running', text});
    spoke = clock.elapsed();
  };
  const heartbeat = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      await clock.sleep(QUIET_MS, ended.signal);
      const now = clock.elapsed();
      if (!ended.signal.aborted && now - spoke >= QUIET_MS) say(`still ${step} (${seconds(now - started)})`);
    }
  };
  const beating = heartbeat();
  const result = await process.run(buildCommand(target, context), {
    onLine: (line, stream) => {
      const begun = stream === 'stderr' ? progress.read(line) : undefined;
      workflow.progress?.({target: target.id, state: 'running', steps: progress.count()});
      if (begun === undefined) return;
      step = firstLine(begun).replace(/@sha256:[0-9a-f]{64}/, '');
      say(step);
    }
  });
  ended.abort();
  await beating;
  return {progress, result};
}

/** Only the network part of a build is worth another try, and never what the Dockerfile did itself. */
function temporaryReason(progress: ProgressReader, {exitCode}: CommandResult, tries: number): Temporary | undefined {
  if (exitCode === 0 || exitCode === null) return undefined;
  const words = errorText(progress.text());
  const kind = classifyFailure(words);
  return kind?.temporary ? {reason: words.split('\n').join(' '), waitMs: waitOfLimit(kind, tries)} : undefined;
}

function logGroup(
  target: BuildTarget,
  progress: ProgressReader,
  {exitCode}: CommandResult,
  durationMs: number,
  workflow: Workflow
): void {
  const {begun, cached} = progress.count();
  const outcome =
    exitCode === 0 ? `built in ${seconds(durationMs)}, ${cached}/${begun} steps cached` : 'failed to build';
  workflow.group(`${target.id}: ${outcome}`, [
    ...progress.steps().flatMap(stepLines),
    ...progress
      .text()
      .split('\n')
      .filter(line => line !== '')
  ]);
}

const WORDS = {running: 'not finished', done: '', cached: 'cached', failed: 'FAILED'} as const;

/** The first run of a target has no cache to import, and BuildKit goes on without it. */
const isCacheImport = ({name}: Pick<BuildStep, 'name'>): boolean => name.startsWith('importing cache manifest');

function stepLines({name, state, durationMs, log}: BuildStep): readonly string[] {
  const failed = isCacheImport({name}) ? 'not there' : WORDS.failed;
  const end = state === 'failed' ? failed : WORDS[state] || seconds(durationMs);
  const body = log.replace(/\n$/, '');
  return [
    `${name}  ${end}`,
    ...(body === '' ? [] : body.split('\n').map(line => `    ${line.replace(/^.*\r(?!$)/, '')}`))
  ];
}

function describeFailure(target: BuildTarget, progress: ProgressReader, result: CommandResult): Failure {
  const words = progress.text() || result.stderr;
  const failed = progress.steps().filter(step => step.state === 'failed' && !isCacheImport(step));
  const message = errorLine(words);
  const kind = classifyBuild(words, failed.map(step => step.log).join('\n'));
  const lines = dockerfileLines(words);
  const log = failed.flatMap(({name, log: text}) => [name, ...text.split('\n').slice(-60)]).join('\n');
  return {
    code: kind?.code ?? 'build-failed',
    target: target.id,
    title: `failed to build: ${firstLine(message) || 'docker buildx ended without a word'}`,
    ...(kind ? {cause: kind.cause, remedy: kind.remedy} : {}),
    details: [log, withoutSteps(words)].filter(text => text.trim() !== '').join('\n\n'),
    ...placeIn(target, lines)
  };
}

const withoutSteps = (words: string): string => words.split('\n').slice(-40).join('\n');

export const placeIn = (
  target: BuildTarget,
  lines: {line: number; endLine?: number} | undefined
): {place?: SourcePlace} => {
  const file = dockerfilePath(target);
  return file === undefined || lines === undefined ? {} : {place: {file, ...lines}};
};

const firstLine = (text: string): string => text.split('\n')[0] ?? '';
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
