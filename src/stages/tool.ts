import type {Environment} from '../context/read-facts.ts';
import {removeContainersCommand} from '../engine/container-command.ts';
import {type ToolContainer, toolContainerCommand, toolVariables} from '../engine/tool-container.ts';
import {TOOL_IMAGES, type Tool, VERSION_ARGS} from '../engine/tool-images.ts';
import type {Files} from '../ports/files.ts';
import type {Command, CommandResult, Process, RunOptions} from '../ports/process.ts';
import {dockerConfigFolder, SESSION_LABEL, type Session} from './session.ts';

export interface ToolPorts {
  readonly process: Process;
  readonly files: Files;
  readonly env: Environment;
  readonly signal: AbortSignal;
}

/** Where a tool of a gate runs. */
export type ToolPlace = {readonly on: 'path'} | {readonly on: 'image'; readonly image: string};

/** @param image instead of the pinned one */
export async function findTool(tool: Tool, image: string | undefined, process: Process): Promise<ToolPlace> {
  const {exitCode} = await process.run({tool, args: VERSION_ARGS[tool], timeoutMs: 30_000});
  return exitCode === 127 ? {on: 'image', image: image ?? TOOL_IMAGES[tool]} : {on: 'path'};
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
