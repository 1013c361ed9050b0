import {spawn} from 'node:child_process';
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import type {Plan} from '../../../src/plan/plan.ts';
import type {RunResult} from '../../../src/report/result.ts';
import {parseCommands, parseEnvFile, type WorkflowCommand} from './commands.ts';
import type {JobEvent} from './events.ts';
import {temporaryFolder} from './folders.ts';
import {UNREACHABLE_API} from './github-api.ts';
import {type Inputs, inputVariables} from './inputs.ts';
import {lab} from './lab.ts';

const BUNDLE = fileURLToPath(new URL('../../../dist/index.js', import.meta.url));
const HANG_MS = 600_000;

export interface ActionStep {
  readonly event: JobEvent;
  readonly inputs: Inputs;
  /** The workspace. */
  readonly cwd: string;
  /** Variables over those of the job; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly dockerHost?: string;
  /** It hangs after so long. */
  readonly hangMs?: number;
}

export interface ActionRun {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  /** Both streams as the action wrote them: not even the runner's masking is done. */
  readonly log: string;
  readonly commands: readonly WorkflowCommand[];
  readonly annotations: readonly WorkflowCommand[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly state: Readonly<Record<string, string>>;
  /** Text of the files for outputs and state. */
  readonly files: string;
  /** Ids of the sessions it ever saved: part of every name it makes. */
  readonly sessions: readonly string[];
  readonly job: Job;
}

export interface StartedAction {
  readonly done: Promise<ActionRun>;
  /** Resolves when the log so far matches, and fails when the action ends before. */
  seen(pattern: RegExp): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

/** What the steps of a job share, and what the runner keeps between the main and the post step. */
export interface Job {
  readonly temp: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly dockerHost: string;
  readonly hangMs: number;
}

/** Runs the bundle as a step of a job and waits for its end. */
export const runAction = (step: ActionStep): Promise<ActionRun> => startAction(step).done;

export function startAction({
  event,
  inputs,
  cwd,
  env = {},
  dockerHost = lab().LAB_DOCKER_HOST,
  hangMs = HANG_MS
}: ActionStep): StartedAction {
  const folder = temporaryFolder();
  const temp = join(folder, 'temp');
  mkdirSync(temp);
  const eventFile = join(folder, 'event.json');
  writeFileSync(eventFile, JSON.stringify(event.payload));
  const variables: Record<string, string | undefined> = {
    ...pick(process.env, ['PATH', 'HOME', 'TMPDIR', 'XDG_RUNTIME_DIR']),
    ...githubVariables(event),
    CI: 'true',
    GITHUB_EVENT_PATH: eventFile,
    GITHUB_WORKSPACE: cwd,
    RUNNER_TEMP: temp,
    RUNNER_OS: 'Linux',
    DOCKER_HOST: dockerHost,
    ...inputVariables(inputs),
    ...env
  };
  return start({temp, cwd, env: defined(variables), dockerHost, hangMs}, {});
}

/** The post step of a run: the same bundle, told by the saved state alone. */
export const runPost = ({job, state}: ActionRun): Promise<ActionRun> => start(job, state).done;

function start(job: Job, state: Readonly<Record<string, string>>): StartedAction {
  const folder = temporaryFolder();
  const file = (name: string): string => join(folder, name);
  for (const name of ['output', 'state', 'summary']) writeFileSync(file(name), '');
  const child = spawn(process.execPath, [BUNDLE], {
    cwd: job.cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...job.env,
      ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
      GITHUB_OUTPUT: file('output'),
      GITHUB_STATE: file('state'),
      GITHUB_STEP_SUMMARY: file('summary')
    }
  });
  let log = '';
  let ended = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  const hang = setTimeout(() => child.kill('SIGKILL'), job.hangMs);
  const done = new Promise<ActionRun>((resolve, reject) => {
    child.on('error', reject);
    // Not 'close': a child of the action that outlives it keeps the pipes open.
    child.on('exit', exitCode => {
      clearTimeout(hang);
      // What was written last is still in the pipe.
      setTimeout(() => {
        ended = true;
        resolve(readRun({exitCode, log, file, job}));
      }, 50);
    });
  });
  return {
    done,
    kill: signal => child.kill(signal),
    seen: async pattern => {
      while (!pattern.test(log)) {
        if (ended) throw new Error(`the action ended before its log had ${pattern}:\n${log}`);
        await sleep(50);
      }
    }
  };
}

interface Ended {
  readonly exitCode: number | null;
  readonly log: string;
  readonly file: (name: string) => string;
  readonly job: Job;
}

function readRun({exitCode, log, file, job}: Ended): ActionRun {
  const commands = parseCommands(log);
  const text = (name: string): string => readFileSync(file(name), 'utf8');
  const states = parseEnvFile(text('state'));
  return {
    exitCode,
    // The runner never shows the lines that tell it what to mask.
    log: log.replaceAll(/^::add-mask::.*\n?/gm, ''),
    commands,
    annotations: commands.filter(({name}) => ['error', 'warning', 'notice'].includes(name)),
    outputs: Object.fromEntries(parseEnvFile(text('output'))),
    summary: text('summary'),
    state: Object.fromEntries(states),
    files: text('output') + text('state'),
    sessions: [
      ...new Set(
        states.flatMap(([name, value]) => (name === 'session' && value ? [(JSON.parse(value) as {id: string}).id] : []))
      )
    ],
    job
  };
}

export const resultOf = ({outputs}: ActionRun): RunResult => JSON.parse(outputs.json ?? '') as RunResult;
export const planOf = ({outputs}: ActionRun): Plan => JSON.parse(outputs.plan ?? '') as Plan;
export const errorsOf = ({annotations}: ActionRun): readonly WorkflowCommand[] =>
  annotations.filter(({name}) => name === 'error');

/** What lies in the job's RUNNER_TEMP. */
export const tempFiles = ({job}: ActionRun): readonly string[] => readdirSync(job.temp);

const githubVariables = ({name, ref, sha, actor}: JobEvent): Record<string, string> => ({
  GITHUB_ACTIONS: 'true',
  GITHUB_ACTOR: actor,
  GITHUB_API_URL: UNREACHABLE_API,
  GITHUB_EVENT_NAME: name,
  GITHUB_JOB: 'images',
  GITHUB_REF: ref,
  GITHUB_REF_NAME: ref.replace(/^refs\/(heads|tags|pull)\//, ''),
  GITHUB_REF_TYPE: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
  GITHUB_REPOSITORY: 'acme/hello',
  GITHUB_REPOSITORY_OWNER: 'acme',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_RUN_ID: '19563512345',
  GITHUB_RUN_NUMBER: '42',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_SHA: sha,
  GITHUB_WORKFLOW: 'images'
});

const pick = (from: NodeJS.ProcessEnv, names: readonly string[]): Record<string, string | undefined> =>
  Object.fromEntries(names.map(name => [name, from[name]]));

const defined = (from: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(from).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
