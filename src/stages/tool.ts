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
  const {exitCode} = await process.run(toolVersionCommand(tool));
  if (exitCode !== 127) return {on: 'path'};
  const wanted = toolImage(tool, image);
  const isThere = await runtime.imageConfig(wanted).then(
    () => true,
    () => false
  );
  if (!isThere) await runtime.pull(wanted).catch(() => {});
  return {on: 'image', image: wanted};
}

/** How a tool is asked whether it is there. */
export const toolVersionCommand = (tool: Tool): Command => ({tool, args: VERSION_ARGS[tool], timeoutMs: 30_000});

/** @param image instead of the pinned one */
export const toolImage = (tool: Tool, image: string | undefined): string => image ?? TOOL_IMAGES[tool];

export type ToolUse = Pick<ToolContainer, 'name' | 'registry' | 'mounts'>;

/** Runs a command of a tool where it is, and leaves no container behind. */
export async function runTool(
  place: ToolPlace,
  command: Command,
  use: ToolUse,
  session: Session,
  ports: ToolPorts,
  options: RunOptions
): Promise<CommandResult> {
  const {process} = ports;
  const result = await process.run(await toolCommand(place, command, use, session, ports), options);
  // The container of a client that was ended goes on by itself.
  if (place.on === 'image' && (result.exitCode === null || result.timedOut))
    await process.run(removeContainersCommand([use.name]));
  return result;
}

/** The command as it is started where the tool is. */
export async function toolCommand(
  place: ToolPlace,
  command: Command,
  use: ToolUse,
  session: Session,
  {files, env}: Pick<ToolPorts, 'files' | 'env'>
): Promise<Command> {
  if (place.on === 'path') return command;
  return toolContainerCommand(
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
}
