import {classifyFailure, errorLine} from '../buildx/failures.ts';
import {
  eventsCommand,
  inspectContainerCommand,
  inspectImageCommand,
  logsCommand,
  portsCommand,
  pullCommand,
  readFileCommand,
  removeContainersCommand,
  removeImagesCommand,
  rootFolderCommand,
  runCommand
} from '../engine/container-command.ts';
import {
  parseContainerEvent,
  parseContainerState,
  parseHostPorts,
  parseImageInspect,
  parseListeners
} from '../engine/parse.ts';
import {ActionError} from '../errors.ts';
import type {ContainerRuntime, Files, Process} from '../ports.ts';
import {readUsage} from './container-usage.ts';
import {findHostProcess} from './host-process.ts';

/** The engine by its own CLI, which knows contexts, TLS and credentials. */
export function createDockerRuntime(process: Process, files: Files): ContainerRuntime {
  /** Name → id of what was started here: it is a part of the cgroup's path. */
  const started = new Map<string, string>();
  let rootFolder: Promise<string> | undefined;
  return {
    async pull(reference, platform) {
      const {exitCode, stderr} = await process.run(pullCommand(reference, platform));
      if (exitCode === 0) return;
      const kind = classifyFailure(stderr);
      throw new ActionError({
        code: 'pull-failed',
        message: `Pulling ${reference} for ${platform} failed: ${errorLine(stderr)}`,
        remedy: kind?.remedy ?? 'The engine must reach the registry that the builder pushed to.',
        details: stderr,
        cause: kind
      });
    },

    async imageConfig(reference) {
      const {exitCode, stdout, stderr} = await process.run(inspectImageCommand(reference));
      if (exitCode !== 0) {
        throw new ActionError({
          code: 'pull-failed',
          message: `The engine does not have ${reference}: ${stderr.trim()}`
        });
      }
      return parseImageInspect(stdout);
    },

    async start(container) {
      const {exitCode, stdout, stderr} = await process.run(runCommand(container));
      const id = /^[0-9a-f]{64}$/m.exec(stdout)?.[0];
      if (id) started.set(container.name, id);
      return exitCode === 0 ? {started: true} : {started: false, error: stderr.trim()};
    },

    async hostPorts(name) {
      const {stdout} = await process.run(portsCommand(name));
      return parseHostPorts(stdout);
    },

    async watch(name, onEvent, signal) {
      await process.run(eventsCommand(name), {
        signal,
        onLine: (line, stream) => {
          const event = stream === 'stdout' ? parseContainerEvent(line) : undefined;
          if (event) onEvent(event);
        }
      });
    },

    async state(name) {
      const {exitCode, stdout} = await process.run(inspectContainerCommand(name));
      return exitCode === 0 ? parseContainerState(stdout) : undefined;
    },

    async logs(name, lines) {
      const output: string[] = [];
      await process.run(logsCommand(name, lines), {onLine: line => output.push(line)});
      return output.slice(-lines);
    },

    async listeners(name) {
      const fromHost = await hostListeners(process, files, name);
      if (fromHost) return fromHost;
      const {exitCode, stdout} = await process.run(readFileCommand(name, '/proc/net/tcp', '/proc/net/tcp6'));
      return exitCode === 0 ? parseListeners(stdout) : undefined;
    },

    usage: name => readUsage(process, files, name, started.get(name)),

    async disk() {
      rootFolder ??= process.run(rootFolderCommand).then(({stdout}) => stdout.trim());
      const folder = await rootFolder;
      return folder === '' ? undefined : files.disk(folder).catch(() => undefined);
    },

    async remove(name) {
      await process.run(removeContainersCommand([name]));
    },

    async removeImages(references) {
      if (references.length > 0) await process.run(removeImagesCommand(references));
    }
  };
}

/** From the host's /proc, since many images have no `cat`; only where the engine's processes are this machine's. */
async function hostListeners(process: Process, files: Files, name: string) {
  const found = await findHostProcess(process, files, name);
  if (!found) return undefined;
  const folder = `/proc/${found.pid}/net`;
  const [v4, v6] = await Promise.all([files.read(`${folder}/tcp`), files.read(`${folder}/tcp6`)]).catch(() => []);
  return v4 === undefined ? undefined : parseListeners(`${v4}\n${v6 ?? ''}`);
}
