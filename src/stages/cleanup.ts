import {builderContainerPrefix, removeBuilderCommand} from '../buildx/builder-command.ts';
import {
  listCommand,
  removeContainersCommand,
  removeImagesCommand,
  removeNetworksCommand,
  removeVolumesCommand
} from '../engine/container-command.ts';
import type {Command, Process} from '../ports/process.ts';
import {type CleanupPorts, pulledFolder, SESSION_LABEL, type Session} from './session.ts';

/**
 * Removes everything a session made; safe to repeat. The run's folder, which holds its credentials, goes even when
 * the engine does not answer.
 * @returns what is still there, each with why.
 */
export async function cleanUp(session: Session, ports: CleanupPorts): Promise<readonly string[]> {
  const {process, files} = ports;
  const left = await removeFromEngine(session, process);
  await removePulledImages(session, ports);
  const folder = await files.remove(session.folder).then(
    () => [],
    error => [`folder ${session.folder}: ${error instanceof Error ? error.message : error}`]
  );
  return [...left, ...folder];
}

async function removeFromEngine(session: Session, process: Process): Promise<readonly string[]> {
  const builder = session.ownBuilder ? removeBuilder(session.ownBuilder, process) : [];
  const own = ownFilter(session);
  // Images, networks and volumes cannot go before the containers that use them.
  const containers = await removeListed(process, 'container', own);
  const rest = await Promise.all([
    removeListed(process, 'network', own),
    removeListed(process, 'volume', own),
    removeLocalImages(session, process)
  ]);
  return [...containers, ...rest.flat(), ...(await builder)];
}

/** Of everything that the checks make. */
export const ownFilter = ({id}: Session): string => `label=${SESSION_LABEL}=${id}`;

export const builderFilter = (name: string): string => `name=${builderContainerPrefix(name)}`;

/** Those that were only loaded. */
export const localImagesCommand = ({id}: Session): Command => ({
  tool: 'docker',
  args: ['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}', '--filter', `reference=multiarch-build-${id}`],
  timeoutMs: 30_000
});

/** buildx first; what it left (its own state was lost, or it was killed half way) is removed by name. */
async function removeBuilder(name: string, process: Process): Promise<readonly string[]> {
  await process.run(removeBuilderCommand(name));
  const filter = builderFilter(name);
  return [...(await removeListed(process, 'container', filter)), ...(await removeListed(process, 'volume', filter))];
}

const REMOVE = {
  container: removeContainersCommand,
  network: removeNetworksCommand,
  volume: removeVolumesCommand
} satisfies Record<string, (names: readonly string[]) => Command>;

async function removeListed(process: Process, kind: keyof typeof REMOVE, filter: string): Promise<readonly string[]> {
  const found = await process.run(listCommand(kind, filter));
  // No docker, no containers: the run never made one.
  if (found.exitCode !== 0) return found.exitCode === 127 ? [] : [`${kind} with ${filter}: ${lastLine(found.stderr)}`];
  const names = lines(found.stdout);
  if (names.length === 0) return [];
  const {exitCode, stderr} = await process.run(REMOVE[kind](names));
  if (exitCode === 0) return [];
  const still = lines((await process.run(listCommand(kind, filter))).stdout);
  return still.map(name => `${kind} ${name}: ${lastLine(stderr)}`);
}

const lines = (text: string): readonly string[] => text.split('\n').filter(line => line !== '');
const lastLine = (text: string): string => lines(text).at(-1)?.trim() ?? 'no answer';

/** Those of checks that were cut short. Best effort: an image that something else uses stays. */
async function removePulledImages(session: Session, {process, files}: CleanupPorts): Promise<void> {
  const folder = pulledFolder(session);
  const references = await Promise.all((await files.list(folder)).map(name => files.read(`${folder}/${name}`)));
  const names = references.filter(reference => reference !== undefined);
  if (names.length > 0) await process.run(removeImagesCommand(names));
}

async function removeLocalImages(session: Session, process: Process): Promise<readonly string[]> {
  const {stdout} = await process.run(localImagesCommand(session));
  const names = lines(stdout);
  if (names.length === 0) return [];
  const {exitCode, stderr} = await process.run(removeImagesCommand(names));
  return exitCode === 0 ? [] : [`images of multiarch-build-${session.id}: ${lastLine(stderr)}`];
}
