import {spawn} from 'node:child_process';
import {createWriteStream} from 'node:fs';

const TAIL_LINES = 15;
// The log has the whole command.
const LONGEST = 160;

/** A tool that did not do its work; `output` holds the last lines it wrote, `log` is the file with all of them. */
export class ToolError extends Error {
  constructor(argv, reason, {output = '', log} = {}) {
    const command = argv.join(' ');
    super(`${command.length > LONGEST ? `${command.slice(0, LONGEST)}…` : command}: ${reason}`);
    this.name = 'ToolError';
    this.output = output;
    this.log = log;
  }
}

const children = new Set();
let stopped = false;

export const tail = (text, lines = TAIL_LINES) => text.trimEnd().split('\n').slice(-lines).join('\n');

/** When one step failed, the others stop too, instead of working on for minutes. */
export function stopChildren() {
  stopped = true;
  for (const child of children) child.kill('SIGTERM');
}

/**
 * Runs one tool to its end, without a shell.
 * @param {string[]} argv
 * @param {{cwd?: string, env?: Record<string, string>, input?: string, log?: string, timeout?: number,
 *   onLine?: (line: string) => void, evenIfStopped?: boolean}} [options] evenIfStopped: for cleaning up after a failure
 * @returns {Promise<string>} its stdout
 */
export function run(argv, {cwd, env, input, log, timeout, onLine, evenIfStopped = false} = {}) {
  if (stopped && !evenIfStopped) return Promise.reject(new ToolError(argv, 'not started, since another step failed'));
  const {promise, resolve, reject} = deferred();
  const child = spawn(argv[0], argv.slice(1), {
    cwd,
    env: {...process.env, ...env},
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    timeout,
    killSignal: 'SIGKILL'
  });
  children.add(child);
  const file = log && createWriteStream(log, {flags: 'a'});
  file?.write(`\n$ ${argv.join(' ')}\n`);
  let stdout = '';
  let recent = '';
  const take = chunk => {
    file?.write(chunk);
    recent = (recent + chunk).slice(-8000);
    const line = String(chunk).trimEnd().split('\n').at(-1);
    if (line) onLine?.(line);
  };
  child.stdout.setEncoding('utf8').on('data', chunk => {
    stdout += chunk;
    take(chunk);
  });
  child.stderr.setEncoding('utf8').on('data', take);
  if (input !== undefined) child.stdin.on('error', () => {}).end(input);
  child.on('error', error => reject(new ToolError(argv, error.message)));
  child.on('close', (code, signal) => {
    children.delete(child);
    file?.end();
    if (code === 0) return resolve(stdout);
    const reason = signal ? `killed by ${signal}${timeout ? ` (limit ${timeout / 1000} s)` : ''}` : `exit code ${code}`;
    reject(new ToolError(argv, reason, {output: tail(recent), log}));
  });
  return promise;
}

export function allowChildren() {
  stopped = false;
}

/** Like `run`, for a question whose failure is an answer. @returns {Promise<string | undefined>} */
export const ask = (argv, options) => run(argv, {timeout: 20_000, ...options}).catch(() => undefined);

function deferred() {
  let resolve;
  let reject;
  const promise = new Promise((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return {promise, resolve, reject};
}
