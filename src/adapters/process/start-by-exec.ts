import {AsyncLocalStorage} from 'node:async_hooks';
import type {ChildProcess} from 'node:child_process';
import {subscribe} from 'node:diagnostics_channel';
import {exec} from '@actions/exec';
import type {Start} from './child.ts';

/** @actions/exec gives no handle of the child it starts; Node tells of every child on this channel. */
const spawned = new AsyncLocalStorage<(child: ChildProcess) => void>();
subscribe('child_process', message => spawned.getStore()?.((message as {process: ChildProcess}).process));

/** The usual way. All of the output is kept. */
export const startByExec: Start = ({tool, args, input}, {env, cwd, collect, onStart}) =>
  spawned.run(
    child => {
      onStart(signal => child.kill(signal));
      // A child may end without reading its input; its exit code says enough.
      child.once('spawn', () => child.stdin?.on('error', () => {}));
    },
    () =>
      exec(quoteTool(tool), [...args], {
        cwd,
        env: {...env},
        silent: true,
        ignoreReturnCode: true,
        // An open pipe would let a child wait for input that never comes.
        input: Buffer.from(input ?? ''),
        listeners: {
          stdout: data => collect.stdout.write(data),
          stderr: data => collect.stderr.write(data)
        }
      })
  );

/** @actions/exec splits its command line at blanks; quoted, a path with blanks stays whole. */
const quoteTool = (tool: string): string => (tool.includes(' ') ? `"${tool}"` : tool);
