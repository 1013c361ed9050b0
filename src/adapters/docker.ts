import {setTimeout as sleep} from 'node:timers/promises';
import pLimit from 'p-limit';
import {classifyFailure, errorLine} from '../buildx/failures.ts';
import {
  createCommand,
  eventsCommand,
  execCommand,
  infoCommand,
  inspectContainerCommand,
  inspectImageCommand,
  listenersCommand,
  logsCommand,
  portsCommand,
  pullCommand,
  removeContainersCommand,
  removeImagesCommand,
  removeVolumesCommand,
  runCommand,
  runOnceCommand,
  startAttachedCommand,
  startCommand,
  stopCommand,
  topCommand
} from '../engine/container-command.ts';
import {
  parseContainerEvent,
  parseContainerState,
  parseEngineInfo,
  parseHostPorts,
  parseImageInspect,
  parseListeners
} from '../engine/parse.ts';
import {ActionError} from '../errors.ts';
import type {StartOutcome} from '../ports/container.ts';
import type {Files} from '../ports/files.ts';
import type {Command, Process} from '../ports/process.ts';
import type {ContainerRuntime, EngineFacts, Executed} from '../ports/runtime.ts';
import {readUsage} from './container-usage.ts';
import {findHostProcess} from './host-process.ts';

/** The engine by its own CLI, which knows contexts, TLS and credentials. */
export function createDockerRuntime(process: Process, files: Files): ContainerRuntime {
  let facts: Promise<EngineFacts | undefined> | undefined;
  const engine = (): Promise<EngineFacts | undefined> => {
    facts ??= process
      .run(infoCommand)
      .then(({exitCode, stdout}) => (exitCode === 0 ? parseEngineInfo(stdout) : undefined))
      // Words of a plugin in between: then nothing is known.
      .catch(() => undefined);
    return facts;
  };
  /** Name → id of what was made here: it is a part of the cgroup's path. */
  const ids = new Map<string, string>();
  const startBy = async (command: Command, name?: string): Promise<StartOutcome> => {
    const {exitCode, stdout, stderr} = await process.run(command);
    const id = /^[0-9a-f]{64}$/m.exec(stdout)?.[0];
    if (id && name !== undefined) ids.set(name, id);
    return exitCode === 0 ? {started: true} : {started: false, error: stderr.trim()};
  };
  return {
    engine,

    async pull(reference, platform) {
      const {exitCode, stderr} = await process.run(pullCommand(reference, platform));
      if (exitCode === 0) return;
      const kind = classifyFailure(stderr);
      throw new ActionError({
        code: 'pull-failed',
        message: `Pulling ${reference}${platform === undefined ? '' : ` for ${platform}`} failed: ${errorLine(stderr)}`,
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

    start: container => startBy(runCommand(container), container.name),
    create: container => startBy(createCommand(container), container.name),
    startAgain: name => startBy(startCommand(name)),

    async startAttached(name, onLine) {
      const last: string[] = [];
      await process.run(startAttachedCommand(name), {
        keep: false,
        onLine: (line, stream) => {
          if (stream === 'stderr' && last.push(line) > FEW_LINES) last.shift();
          onLine(line);
        }
      });
      return last.join('\n');
    },

    async stop(name) {
      await process.run(stopCommand(name));
    },

    runOnce: (container, signal) => execute(process, runOnceCommand(container), signal),
    exec: (name, command, signal) => execute(process, execCommand(name, command), signal),

    async hostPorts(name) {
      const {stdout} = await process.run(portsCommand(name));
      return parseHostPorts(stdout);
    },

    async watch(name, onEvent, signal) {
      let last = Number.NEGATIVE_INFINITY;
      while (!signal.aborted) {
        // Asked anew, the engine tells everything from the beginning.
        const told = last;
        await process.run(eventsCommand(name), {
          signal,
          onLine: (line, stream) => {
            const event = stream === 'stdout' ? parseContainerEvent(line, name) : undefined;
            if (!event || event.at <= told) return;
            last = Math.max(last, event.at);
            onEvent(event);
          }
        });
        await sleep(WATCH_AGAIN_MS, undefined, {signal}).catch(() => {});
      }
    },

    async state(name) {
      const {exitCode, stdout} = await process.run(inspectContainerCommand(name));
      return exitCode === 0 ? parseContainerState(stdout) : undefined;
    },

    async logs(name, lines, since) {
      const output: string[] = [];
      await process.run(logsCommand(name, lines, since), {onLine: line => output.push(line)});
      return output.slice(-lines);
    },

    async listeners(name) {
      const fromHost = await hostListeners(process, files, name);
      if (fromHost) return fromHost;
      const {exitCode, stdout} = await process.run(listenersCommand(name));
      return exitCode === 0 ? parseListeners(stdout) : undefined;
    },

    async processes(name) {
      const {exitCode, stdout} = await process.run(topCommand(name));
      return exitCode === 0 ? stdout.trim().split('\n').length - 1 : undefined;
    },

    usage: name => readUsage(process, files, name, ids.get(name)),

    async disk() {
      const folder = (await engine())?.rootFolder ?? '';
      return folder === '' ? undefined : files.disk(folder).catch(() => undefined);
    },

    async remove(name) {
      await process.run(removeContainersCommand([name]));
    },

    async removeVolumes(names) {
      if (names.length > 0) await process.run(removeVolumesCommand(names));
    },

    async removeImages(references) {
      // Those of one command go one after another.
      const limit = pLimit(REMOVALS_AT_ONCE);
      const removed = await Promise.all(
        references.map(reference => limit(() => process.run(removeImagesCommand([reference]))))
      );
      return removed.every(({exitCode}) => exitCode === 0);
    }
  };
}

const FEW_LINES = 5;
const REMOVALS_AT_ONCE = 4;
const WATCH_AGAIN_MS = 500;
const OUTPUT_LIMIT = 1_000_000;

async function execute(process: Process, command: Command, signal: AbortSignal): Promise<Executed> {
  const lines: string[] = [];
  let length = 0;
  const {exitCode} = await process.run(command, {
    signal,
    keep: false,
    onLine: line => {
      length += line.length + 1;
      lines.push(line);
      while (length > OUTPUT_LIMIT) length -= (lines.shift()?.length ?? 0) + 1;
    }
  });
  return {exitCode: signal.aborted ? null : exitCode, output: lines.join('\n')};
}

/** From the host's /proc, since many images have no `cat`; only where the engine's processes are this machine's. */
async function hostListeners(process: Process, files: Files, name: string) {
  const found = await findHostProcess(process, files, name);
  if (!found) return undefined;
  const folder = `/proc/${found.pid}/net`;
  const [v4, v6] = await Promise.all([files.read(`${folder}/tcp`), files.read(`${folder}/tcp6`)]).catch(() => []);
  return v4 === undefined ? undefined : parseListeners(`${v4}\n${v6 ?? ''}`);
}
