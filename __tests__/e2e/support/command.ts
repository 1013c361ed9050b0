import {spawn} from 'node:child_process';
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {expect} from 'vitest';
import {shellWord} from '../../../src/cli/shell-words.ts';
import {docker} from './engine.ts';
import {temporaryFolder} from './folders.ts';
import {lab} from './lab.ts';
import {project} from './project.ts';

export const COMMAND = fileURLToPath(new URL('../../../bin/multiarch-build.mjs', import.meta.url));
const HANG_MS = 240_000;

export interface CommandRun {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What it left in its folder for temporary files. */
  readonly left: readonly string[];
}

export interface StartedCommand {
  readonly done: Promise<CommandRun>;
  /** Resolves when what it wrote so far matches, and fails when it ends before. */
  seen(pattern: RegExp): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  /** As the keys of a user. */
  type(text: string): void;
}

export interface CommandOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** In a terminal of this size, whose whole output is `stdout`. */
  readonly terminal?: {readonly columns: number; readonly rows: number};
  readonly temp?: string;
}

export const runCommand = (args: readonly string[], options: CommandOptions): Promise<CommandRun> =>
  startCommand(args, options).done;

/** Starts the command as a user does, with nothing of a job around it. */
export function startCommand(
  args: readonly string[],
  {cwd, env = {}, terminal, temp = newTemp()}: CommandOptions
): StartedCommand {
  const argv = [process.execPath, COMMAND, ...args];
  const [tool = '', ...rest] = terminal ? inTerminal(argv, terminal) : argv;
  const child = spawn(tool, rest, {
    cwd,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      TERM: 'xterm-256color',
      SHELL: '/bin/sh',
      TMPDIR: temp,
      DOCKER_HOST: lab().LAB_DOCKER_HOST,
      ...env
    }
  });
  const written = {stdout: '', stderr: ''};
  let ended = false;
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      written[name] += text;
    });
  }
  child.stdin.on('error', () => {});
  if (!terminal) child.stdin.end();
  const hang = setTimeout(() => child.kill('SIGKILL'), HANG_MS);
  const done = new Promise<CommandRun>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', exitCode => {
      clearTimeout(hang);
      ended = true;
      resolve({exitCode, ...written, left: readdirSync(temp)});
    });
  });
  return {
    done,
    kill: signal => child.kill(signal),
    type: text => child.stdin.write(text),
    seen: async pattern => {
      while (!pattern.test(written.stdout + written.stderr)) {
        if (ended) throw new Error(`the command ended before ${pattern}:\n${written.stdout}${written.stderr}`);
        await sleep(50);
      }
    }
  };
}

/** By util-linux, which gives the command a terminal of its own. */
const inTerminal = (argv: readonly string[], {columns, rows}: {columns: number; rows: number}): readonly string[] => [
  ...['script', '--quiet', '--return', '--command'],
  `stty cols ${columns} rows ${rows}; exec ${argv.map(shellWord).join(' ')}`,
  '/dev/null'
];

export const newTemp = (): string => {
  const temp = join(temporaryFolder(), 'temp');
  mkdirSync(temp);
  return temp;
};

/** A command line, the tool first. */
export type Call = readonly string[];

/**
 * Tools that write down what they are asked for before they do it: docker and cosign themselves, and stand-ins.
 * @param standIns script by name of the tool
 */
export function recordingTools(standIns: Readonly<Record<string, string>> = {}): {
  readonly path: string;
  readonly calls: () => readonly Call[];
} {
  const [folder, own] = [temporaryFolder(), project(standIns)];
  const log = join(folder, 'calls');
  writeFileSync(log, '');
  for (const tool of ['docker', 'cosign', ...Object.keys(standIns)]) {
    const found = tool in standIns ? join(own, tool) : onPath(tool);
    const record = `printf '%s\\0' ${tool} "$@" '<end>' >> ${log}`;
    writeFileSync(join(folder, tool), `#!/bin/sh\n${record}\nexec ${found} "$@"\n`, {mode: 0o755});
  }
  return {
    path: `${folder}${delimiter}${process.env.PATH}`,
    calls: () =>
      readFileSync(log, 'utf8')
        .split('<end>\0')
        .filter(call => call !== '')
        .map(call => call.split('\0').slice(0, -1))
  };
}

/** A docker that writes down what it is asked for before it does it. */
export function recordingDocker(): {readonly path: string; readonly calls: () => readonly Call[]} {
  const {path, calls} = recordingTools();
  return {path, calls: () => calls().flatMap(([tool, ...args]) => (tool === 'docker' ? [args] : []))};
}

const onPath = (tool: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map(one => join(one, tool))
    .find(isThere);

const isThere = (file: string): boolean => {
  try {
    return readFileSync(file).length > 0;
  } catch {
    return false;
  }
};

const SESSION = /multiarch-build-([0-9a-f]{8})\b/;

/** The run has said the name of its session, and nothing of that name is left. */
export async function expectNothingLeft({stdout, stderr, left}: CommandRun): Promise<void> {
  const session = SESSION.exec(stdout + stderr)?.[1];
  expect(session, stdout + stderr).toBeDefined();
  const filter = ['--quiet', '--filter', `name=multiarch-build-${session}`];
  const found = await Promise.all([
    docker(['ps', '--all', ...filter]),
    docker(['volume', 'ls', ...filter]),
    docker(['network', 'ls', ...filter]),
    docker(['image', 'ls', '--quiet', '--filter', `reference=multiarch-build-${session}`])
  ]);
  expect(found.join('')).toBe('');
  expect(left).toEqual([]);
}
