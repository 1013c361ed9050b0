import {spawn} from 'node:child_process';
import {cpSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {delimiter, dirname, join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {parseDocument} from 'yaml';
import {ACTION} from '../../support/snippets.ts';
import type {JobEvent} from './events.ts';
import {temporaryFolder} from './folders.ts';
import {UNREACHABLE_API} from './github-api.ts';
import {JOB_TOKEN, ownBuilder} from './inputs.ts';
import {lab, labTool} from './lab.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const HANG_MS = 600_000;

export interface Workflow {
  readonly event: JobEvent;
  /** A Git checkout with workflows in `.github/workflows`. */
  readonly cwd: string;
  /** GITHUB_API_URL of the job. */
  readonly api?: string;
  /** Further variables of the runner, such as where its cache is. */
  readonly env?: Readonly<Record<string, string>>;
  /** `vars.NAME` */
  readonly variables?: Readonly<Record<string, string>>;
  /** `secrets.NAME` */
  readonly secrets?: Readonly<Record<string, string>>;
}

export interface WorkflowRun {
  readonly exitCode: number | null;
  readonly log: string;
  /** Of every step that wrote one, one after the other. */
  readonly summary: string;
  /** `Main actions/checkout@v5` → `success`, in the order they ended. */
  readonly steps: Readonly<Record<string, string>>;
}

export interface StartedWorkflow {
  readonly done: Promise<WorkflowRun>;
  /** Folder of this run alone, where the runner unpacks actions. */
  readonly folder: string;
  /** Calls back with every line of the log. */
  onLine(listener: (line: string) => void): void;
}

/** A line of act's log. */
interface Entry {
  readonly msg?: string;
  readonly stage?: string;
  readonly step?: string;
  readonly stepResult?: string;
  readonly command?: string;
  readonly content?: string;
}

/** Runs the workflows of a checkout that have this event, by a real runner on this machine. */
export const runWorkflow = (workflow: Workflow): Promise<WorkflowRun> => startWorkflow(workflow).done;

export function startWorkflow({
  event,
  cwd,
  api = UNREACHABLE_API,
  env = {},
  variables = {},
  secrets = {}
}: Workflow): StartedWorkflow {
  const folder = temporaryFolder();
  const eventFile = join(folder, 'event.json');
  writeFileSync(eventFile, JSON.stringify(event.payload));
  const each = (flag: string, values: Readonly<Record<string, string>>): readonly string[] =>
    Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
  const child = spawn(
    labTool('act'),
    [
      event.name,
      ...['--json', '--directory', cwd, '--eventpath', eventFile, '--actor', event.actor],
      ...['--platform', 'ubuntu-latest=-self-hosted', '--local-repository', `${ACTION}=${actionFolder()}`],
      ...['--no-cache-server', '--action-cache-path', join(folder, 'actions')],
      ...each('--env', {GITHUB_REPOSITORY: 'acme/hello', GITHUB_API_URL: api, GITHUB_RUN_ID: '42'}),
      ...each('--var', variables),
      ...each('--secret', {...secrets, GITHUB_TOKEN: JOB_TOKEN})
    ],
    // Not in the checkout: act reads .env, .secrets and .vars of where it is started.
    {cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: {...runnerEnvironment(folder), ...env}}
  );
  const entries: Entry[] = [];
  const listeners: ((line: string) => void)[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({input: stream}).on('line', line => {
      const entry = entryOf(line);
      entries.push(entry);
      for (const listener of listeners) listener(entry.msg ?? '');
    });
  }
  const hang = setTimeout(() => child.kill('SIGKILL'), HANG_MS);
  const done = new Promise<WorkflowRun>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', exitCode => {
      clearTimeout(hang);
      resolve({exitCode, ...readEntries(entries)});
    });
  });
  return {done, folder, onLine: listener => listeners.push(listener)};
}

/** act gives its own environment to the jobs. */
const runnerEnvironment = (folder: string): NodeJS.ProcessEnv => ({
  PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
  HOME: process.env.HOME,
  XDG_CONFIG_HOME: folder,
  XDG_CACHE_HOME: folder,
  DOCKER_HOST: lab().LAB_DOCKER_HOST
});

function entryOf(line: string): Entry {
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return {msg: line};
  }
}

const readEntries = (entries: readonly Entry[]): Omit<WorkflowRun, 'exitCode'> => ({
  log: entries.map(({msg = ''}) => msg.trimEnd()).join('\n'),
  summary: entries.map(({command, content = ''}) => (command === 'summary' ? content : '')).join(''),
  steps: Object.fromEntries(
    entries.flatMap(({stage, step, stepResult}) =>
      stepResult && stage && step ? [[`${stage} ${step}`, stepResult]] : []
    )
  )
});

let actionCopy: string | undefined;

/**
 * What a release has: action.yml and dist. Its inputs have the defaults that GitHub's runners need nothing of: a builder
 * that reaches the registries of the lab.
 */
function actionFolder(): string {
  if (actionCopy !== undefined) return actionCopy;
  const folder = temporaryFolder();
  const manifest = parseDocument(readFileSync(join(ROOT, 'action.yml'), 'utf8'));
  for (const [name, value] of Object.entries(ownBuilder())) manifest.setIn(['inputs', name, 'default'], value);
  writeFileSync(join(folder, 'action.yml'), manifest.toString());
  mkdirSync(join(folder, 'dist'));
  cpSync(join(ROOT, 'dist'), join(folder, 'dist'), {recursive: true});
  actionCopy = folder;
  return folder;
}
