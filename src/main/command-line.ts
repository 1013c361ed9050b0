import {resolve} from 'node:path';
import {runAction, runPost} from '../action.ts';
import {systemClock} from '../adapters/clock.ts';
import {createTerminal, type Terminal, type TerminalStream} from '../adapters/terminal-workflow.ts';
import {withoutGuard} from '../cli/default-image.ts';
import type {GivenInputs} from '../cli/defaults.ts';
import {type ExitCode, exitCodeOf} from '../cli/exit-code.ts';
import {askingRemote} from '../cli/git-branches.ts';
import {type Invocation, parseArguments} from '../cli/parse-arguments.ts';
import {EVENT_FILE} from '../cli/push-event.ts';
import {forLaptop, forOtherRegistry, forRehearsal, leftOut, reachLoopback} from '../cli/redirect.ts';
import {refuseUncommitted} from '../cli/uncommitted.ts';
import {VERSION} from '../cli/version.ts';
import {inOptions} from '../cli/wording.ts';
import {childEnvironment} from '../context/child-env.ts';
import type {Environment} from '../context/read-facts.ts';
import {type ErrorDetails, toActionError} from '../errors.ts';
import {environmentName} from '../inputs/raw.ts';
import type {Settings} from '../inputs/settings.ts';
import type {CleanupResult} from '../report/cleanup-result.ts';
import type {RunPorts} from '../run/ports.ts';
import {type LocalJob, readJob} from './local-job.ts';
import {createPorts} from './ports.ts';

/** The command `multiarch-build`: the same core, told of a push of the checkout instead of an event. */
export async function runCommandLine(
  argv: readonly string[],
  env: Environment,
  cancelled: AbortController
): Promise<ExitCode> {
  const code = await runArguments(argv, env, cancelled);
  await Promise.all([process.stdout, process.stderr].map(flushed));
  return code;
}

/** The process ends right after, and a full pipe would lose the rest. */
const flushed = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise(resolve => stream.write('', () => resolve()));

async function runArguments(argv: readonly string[], env: Environment, cancelled: AbortController): Promise<ExitCode> {
  // Whoever closes the terminal or the pipe wants nothing more of it.
  process.on('SIGHUP', () => cancelled.abort());
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => cancelled.abort());
  const args = parseArguments(argv);
  switch (args.kind) {
    case 'version':
      return print(`${VERSION}\n`);
    case 'help': {
      const {renderHelp} = await import('../cli/help.ts');
      return print(renderHelp(args.command, process.stdout.columns ?? 80));
    }
    case 'wrong': {
      const more = `multiarch-build ${args.command === undefined ? '' : `${args.command} `}--help`;
      process.stderr.write(`${args.problems.map(problem => `✖ ${problem}\n`).join('')}\nSee ${more}.\n`);
      return 2;
    }
    case 'invocation':
      return runInvocation(args.invocation, env, cancelled.signal);
  }
}

async function runInvocation(invocation: Invocation, env: Environment, signal: AbortSignal): Promise<ExitCode> {
  const {json, summary} = invocation;
  const terminal = createTerminal({
    report: json ? process.stderr : process.stdout,
    log: process.stderr,
    live: isLive(process.stderr, env),
    // Before another folder becomes the current one.
    summary: summary === undefined ? undefined : resolve(summary),
    clock: systemClock,
    wording: inOptions
  });
  const first = createPorts(env, terminal.workflow, signal);
  const job = await readJob(invocation, first);
  if (job.problems.length === 0) for (const note of job.notes) terminal.workflow.info(note);
  const ports = commandPorts(first, invocation, job);
  const code = job.problems.length > 0 ? refuse(job.problems, terminal) : await runCore(ports, invocation, terminal);
  const closing =
    (await job.rehearsal.end(ports)) ?? closingNote(invocation, job.inputs, code, terminal.outputs().json ?? '');
  if (closing !== undefined) terminal.workflow.info(closing);
  if (json) print(`${jsonOf(terminal)}\n`);
  return code;
}

/** Nothing has begun. */
function refuse(problems: readonly ErrorDetails[], {workflow}: Terminal): ExitCode {
  for (const {message, remedy} of problems) process.stderr.write(`✖ ${message}\n${remedy}\n`);
  const failures = problems.map(({code, message, remedy}) => ({code, title: message, remedy}));
  workflow.setOutput('json', JSON.stringify({outcome: 'failure', failures}));
  return 2;
}

/** @param json the result */
function closingNote(
  {command, dryRun}: Invocation,
  {push}: GivenInputs,
  code: ExitCode,
  json: string
): string | undefined {
  if (command === 'cleanup' && code === 0 && (push !== 'true' || dryRun)) {
    const {skipped} = JSON.parse(json || '{}') as Partial<CleanupResult>;
    return skipped === undefined
      ? 'Nothing was removed; --push removes what is listed, where "retention" says "dry-run: false".'
      : undefined;
  }
  if (push !== 'false' || code !== 0 || dryRun) return undefined;
  if (command === 'promote') return 'Nothing was written; --push writes what is listed.';
  return command === 'run' ? 'Nothing has left this machine; --push publishes what has passed.' : undefined;
}

/** The whole result; of a plan, the plan. */
function jsonOf(terminal: Terminal): string {
  const {json = '', plan = '', commands = ''} = terminal.outputs();
  return commands || json || plan || '{}';
}

async function runCore(ports: RunPorts, invocation: Invocation, terminal: Terminal): Promise<ExitCode> {
  try {
    if (invocation.dryRun && invocation.command !== 'cleanup') {
      const {dryRun} = await import('./dry-run.ts');
      await dryRun(ports);
    } else await runAction(ports);
    return exitCodeOf(terminal.hasFailed(), terminal.outputs().json ?? '');
  } catch (error) {
    const wrong = toActionError(error);
    const {code, details} = wrong;
    const message = inOptions(wrong.message);
    const remedy = wrong.remedy && inOptions(wrong.remedy);
    terminal.close();
    const lines = [`✖ ${message}`, ...[remedy, details].filter(Boolean)];
    process.stderr.write(`${lines.join('\n')}\n`);
    terminal.workflow.setOutput(
      'json',
      JSON.stringify({outcome: 'failure', failures: [{code, title: message, remedy}]})
    );
    await finish(ports, terminal);
    return ports.signal.aborted ? 130 : code === 'invalid-input' ? 2 : 1;
  } finally {
    terminal.close();
  }
}

/** What the post step does in a job. */
async function finish(ports: RunPorts, terminal: Terminal): Promise<void> {
  const {session = ''} = terminal.state();
  await runPost({...ports, env: {...ports.env, STATE_session: session}}).catch(() => {});
}

/** The job that a push would start, with the inputs of the command line. */
function commandPorts(
  first: RunPorts,
  invocation: Invocation,
  {event, inputs, checkout, rehearsal, image}: LocalJob
): RunPorts {
  const own = Object.entries(inputs).map(([name, value]) => [environmentName(name), value] as const);
  const env = {...withoutJob(first.env), ...event.env, ...Object.fromEntries(own)};
  const {files} = first;
  const core = createPorts(env, first.workflow, first.signal);
  // With whatever gives the user access, and without a question.
  const asUser = core.createProcess({...childEnvironment(env, true), GIT_TERMINAL_PROMPT: '0'}, core.signal);
  const ports: RunPorts = {
    ...core,
    createGitHub: (...access) => askingRemote(core.createGitHub(...access), asUser),
    files: {...files, read: async path => (path === EVENT_FILE ? JSON.stringify(event.payload) : files.read(path))}
  };
  return {
    ...ports,
    fallbackRepository: image,
    adjust: async given => {
      const settings = forLaptop(withoutGuard(given, image, invocation), invocation);
      if (invocation.rehearse) return reachLoopback(forRehearsal(settings, await rehearsal.start(ports)));
      const sent = send(settings, invocation, ports);
      if (!invocation.dryRun) refuseUncommitted(checkout, sent);
      return reachLoopback(sent);
    }
  };
}

function send(settings: Settings, {registry}: Invocation, {workflow}: RunPorts): Settings {
  if (registry === undefined) return settings;
  const without = leftOut(settings);
  if (without !== undefined) workflow.info(without);
  return forOtherRegistry(settings, registry);
}

/** A job that this command runs in has another event; its inputs and its state are not meant. */
const withoutJob = (env: Environment): Environment =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^(INPUT_|STATE_|GITHUB_(?!TOKEN$))/.test(name)));

/** Where lines can be redrawn, and nobody wants plain ones. */
const isLive = ({isTTY}: TerminalStream, {CI, NO_COLOR, TERM}: Environment): boolean =>
  isTTY === true && !CI && !NO_COLOR && TERM !== 'dumb';

function print(text: string): 0 {
  process.stdout.write(text);
  return 0;
}
