import {errorLine} from '../buildx/failures.ts';
import {portsCommand, removeContainersCommand} from '../engine/container-command.ts';
import {parseHostPorts} from '../engine/parse.ts';
import {ActionError} from '../errors.ts';
import type {Clock} from '../ports/clock.ts';
import type {Http} from '../ports/network.ts';
import type {Command, Process} from '../ports/process.ts';
import {checkEngine} from './check-tools.ts';
import {SESSION_LABEL} from './session.ts';

const IMAGE = 'registry:3';
const PORT = 5000;
const TRIES = 100;
const WAIT_MS = 100;

export interface RehearsalPorts {
  readonly process: Process;
  readonly http: Http;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

const containerName = (nonce: string): string => `multiarch-build-${nonce}-registry`;

/** Its data is in an anonymous volume, which goes with the container. */
const startCommand = (nonce: string): Command => ({
  tool: 'docker',
  args: [
    ...['run', '--detach', '--quiet', '--name', containerName(nonce)],
    ...['--label', `${SESSION_LABEL}=${nonce}`, '--publish', `127.0.0.1::${PORT}`, IMAGE]
  ],
  timeoutMs: 300_000
});

/**
 * Starts a registry for one run: a container, since the engine of a desktop lives in a machine of its own, where only
 * published ports of containers are reached from both sides.
 * @returns its address, `localhost:32768`.
 * @throws ActionError `no-engine`: there is no container; `registry-failed`
 */
export async function startRehearsalRegistry(nonce: string, ports: RehearsalPorts): Promise<string> {
  const {process, clock, signal} = ports;
  const started = await process.run(startCommand(nonce));
  signal.throwIfAborted();
  if (started.exitCode !== 0) {
    await checkEngine(process);
    throw notStarted(errorLine(started.stderr), started.stderr);
  }
  const listed = await process.run(portsCommand(containerName(nonce)));
  const port = parseHostPorts(listed.stdout).get(PORT);
  if (port === undefined) throw notStarted('it has no port', listed.stderr);
  const address = `localhost:${port}`;
  for (let tries = 0; tries < TRIES; tries++) {
    if (await answers(ports, address)) return address;
    signal.throwIfAborted();
    await clock.sleep(WAIT_MS, signal);
  }
  throw notStarted(`it does not answer at ${address}`);
}

const answers = ({http, signal}: RehearsalPorts, address: string): Promise<boolean> =>
  http.request(`http://${address}/v2/`, {bytes: 100, timeoutMs: 5000, signal}).then(
    ({status}) => status === 200,
    () => false
  );

const notStarted = (reason: string, details = ''): ActionError =>
  new ActionError({
    code: 'registry-failed',
    message: `The registry of the rehearsal (${IMAGE}) did not start: ${reason}`,
    remedy:
      'The engine must run, and have the image or be able to pull it. A registry that is there already is used by --push --registry localhost:5000/.',
    details
  });

/** Safe to repeat. @returns what became of it, a sentence */
export async function removeRehearsalRegistry(nonce: string, process: Process): Promise<string> {
  const name = containerName(nonce);
  const {exitCode, stderr} = await process.run(removeContainersCommand([name]));
  // Without docker, none was started.
  if (exitCode === 0 || exitCode === 127 || /no such container/i.test(stderr))
    return 'This was a rehearsal: its registry is gone, and everything that was published there.';
  const reason = errorLine(stderr) || `docker rm ended with ${exitCode}`;
  return `This was a rehearsal, and its registry may still be there: ${reason}. To remove it: docker rm --force --volumes ${name}`;
}
