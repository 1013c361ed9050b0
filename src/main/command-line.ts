import {runAction, runPost} from '../action.ts';
import {systemClock} from '../adapters/clock.ts';
import {createTerminal, type Terminal, type TerminalStream} from '../adapters/terminal-workflow.ts';
import {readCheckoutState} from '../cli/checkout.ts';
import {completeInputs, type GivenInputs} from '../cli/defaults.ts';
import {type ExitCode, exitCodeOf} from '../cli/exit-code.ts';
import {type Invocation, parseArguments} from '../cli/parse-arguments.ts';
import {EVENT_FILE, type PushEvent, pushEvent} from '../cli/push-event.ts';
import {forLaptop, forRehearsal, reachLoopback, redirect} from '../cli/redirect.ts';
import {VERSION} from '../cli/version.ts';
import {childEnvironment} from '../context/child-env.ts';
import type {Environment} from '../context/read-facts.ts';
import {toActionError} from '../errors.ts';
import {environmentName} from '../inputs/raw.ts';
import {gitEnvironment} from '../run/guard.ts';
import type {RunPorts} from '../run/ports.ts';
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
    summary,
    clock: systemClock
  });
  const first = createPorts(env, terminal.workflow, signal);
  const checkout = await readCheckoutState(first.createProcess(gitEnvironment(env), signal));
  const event = pushEvent(checkout, invocation.ref);
  const inputs = await completeInputs(invocation, checkout, process.cwd(), first.files);
  if (inputs.config !== undefined && invocation.inputs.config === undefined)
    terminal.workflow.info(`The config file is ${inputs.config}.`);
  for (const note of event.notes) terminal.workflow.info(note);
  const ports = commandPorts(first, invocation, event, inputs);
  const code = await runCore(ports, invocation, terminal);
  const closing = closingNote(invocation, inputs, code);
  if (closing !== undefined) terminal.workflow.info(closing);
  if (json) print(`${jsonOf(terminal)}\n`);
  return code;
}

function closingNote({command, rehearse, dryRun}: Invocation, {push}: GivenInputs, code: ExitCode): string | undefined {
  if (rehearse && code !== 2)
    return 'This was a rehearsal: its registry is gone, and everything that was published there.';
  const kept = command === 'run' && push === 'false' && code === 0 && !dryRun;
  return kept ? 'Nothing has left this machine; --push publishes what has passed.' : undefined;
}

/** The whole result; of a plan, the plan. */
function jsonOf(terminal: Terminal): string {
  const {json = '', plan = '', commands = ''} = terminal.outputs();
  return commands || json || plan || '{}';
}

async function runCore(ports: RunPorts, invocation: Invocation, terminal: Terminal): Promise<ExitCode> {
  try {
    if (invocation.dryRun) {
      const {dryRun} = await import('./dry-run.ts');
      await dryRun(ports);
    } else await runAction(ports);
    return exitCodeOf(terminal.hasFailed(), terminal.outputs().json ?? '');
  } catch (error) {
    const {code, message, remedy, details} = toActionError(error);
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
    if (invocation.rehearse) await removeRehearsal(ports);
  }
}

/** What the post step does in a job. */
async function finish(ports: RunPorts, terminal: Terminal): Promise<void> {
  const {session = ''} = terminal.state();
  await runPost({...ports, env: {...ports.env, STATE_session: session}}).catch(() => {});
}

/** The job that a push would start, with the inputs of the command line. */
function commandPorts(first: RunPorts, invocation: Invocation, event: PushEvent, inputs: GivenInputs): RunPorts {
  const own = Object.entries(inputs).map(([name, value]) => [environmentName(name), value] as const);
  const env = {...withoutJob(first.env), ...event.env, ...Object.fromEntries(own)};
  const {files} = first;
  const ports: RunPorts = {
    ...createPorts(env, first.workflow, first.signal),
    files: {...files, read: async path => (path === EVENT_FILE ? JSON.stringify(event.payload) : files.read(path))}
  };
  return {
    ...ports,
    adjust: async given => {
      const {registry} = invocation;
      const settings = forLaptop(given);
      if (invocation.rehearse) return reachLoopback(forRehearsal(settings, await startRehearsal(ports)));
      return reachLoopback(registry === undefined ? settings : redirect(settings, registry));
    }
  };
}

/** A job that this command runs in has another event; its inputs and its state are not meant. */
const withoutJob = (env: Environment): Environment =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^(INPUT_|STATE_|GITHUB_(?!TOKEN$))/.test(name)));

async function startRehearsal(ports: RunPorts): Promise<string> {
  const {startRehearsalRegistry} = await import('../stages/rehearsal-registry.ts');
  ports.workflow.info('Starting a registry for the rehearsal.');
  const child = ports.createProcess(childEnvironment(ports.env, true), ports.signal);
  return startRehearsalRegistry(ports.nonce, {...ports, process: child});
}

/** The run removes it with everything else; one that failed before it began leaves it to this. */
async function removeRehearsal(ports: RunPorts): Promise<void> {
  const {removeRehearsalRegistry} = await import('../stages/rehearsal-registry.ts');
  await removeRehearsalRegistry(ports.nonce, ports.createProcess(childEnvironment(ports.env, true)));
}

/** Where lines can be redrawn, and nobody wants plain ones. */
const isLive = ({isTTY}: TerminalStream, {CI, NO_COLOR, TERM}: Environment): boolean =>
  isTTY === true && !CI && !NO_COLOR && TERM !== 'dumb';

function print(text: string): 0 {
  process.stdout.write(text);
  return 0;
}
