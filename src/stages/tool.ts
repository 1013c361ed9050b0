import type {Environment} from '../context/read-facts.ts';
import {removeContainersCommand} from '../engine/container-command.ts';
import {type ToolContainer, toolContainerCommand, toolVariables} from '../engine/tool-container.ts';
import {TOOL_IMAGES, type Tool, VERSION_ARGS} from '../engine/tool-images.ts';
import type {Files} from '../ports/files.ts';
import type {Command, CommandResult, Process, RunOptions} from '../ports/process.ts';
import type {ContainerRuntime} from '../ports/runtime.ts';
import {dockerConfigFolder, SESSION_LABEL, type Session} from './session.ts';

export interface ToolPorts {
  readonly process: Process;
  readonly runtime: Pick<ContainerRuntime, 'pull' | 'imageConfig'>;
  readonly files: Files;
  readonly env: Environment;
  readonly signal: AbortSignal;
}

/** Where a tool of a gate runs. */
export type ToolPlace = {readonly on: 'path'} | {readonly on: 'image'; readonly image: string};

/**
 * The image is pulled here, so that a registry's hiccup is tried again; of one that cannot be pulled, `docker run` says why.
 * @param image instead of the pinned one
 */
export async function findTool(
  tool: Tool,
  image: string | undefined,
  {process, runtime}: Pick<ToolPorts, 'process' | 'runtime'>
): Promise<ToolPlace> {
  const {exitCode} = await process.run({tool, args: VERSION_ARGS[tool], timeoutMs: 30_000});
  if (exitCode !== 127) return {on: 'path'};
  const wanted = image ?? TOOL_IMAGES[tool];
  const isThere = await runtime.imageConfig(wanted).then(
    () => true,
    () => false
  );
  if (!isThere) await runtime.pull(wanted).catch(() => {});
  return {on: 'image', image: wanted};
}

export type ToolUse = Pick<ToolContainer, 'name' | 'registry' | 'mounts'>;

/** Runs a command of a tool where it is, and leaves no container behind. */
export async function runTool(
  place: ToolPlace,
  command: Command,
  use: ToolUse,
  session: Session,
  {process, files, env}: ToolPorts,
  options: RunOptions
): Promise<CommandResult> {
  if (place.on === 'path') return process.run(command, options);
  const inContainer = toolContainerCommand(
    {
      ...use,
      image: place.image,
      labels: {[SESSION_LABEL]: session.id},
      workspace: (await files.realPath('.')) ?? '.',
      dockerConfig: dockerConfigFolder(session),
      env: toolVariables(env)
    },
    command
  );
  const result = await process.run(inContainer, options);
  // The container of a client that was ended goes on by itself.
  if (result.exitCode === null || result.timedOut) await process.run(removeContainersCommand([use.name]));
  return result;
}
