import {describe, expect, it} from 'vitest';
import {createDockerRuntime} from '../../src/adapters/docker.ts';
import {diskFiles} from '../../src/adapters/files.ts';
import type {ContainerEvent} from '../../src/ports/container.ts';
import type {Command, CommandResult, RunOptions} from '../../src/ports/process.ts';

const ENDED: CommandResult = {exitCode: 1, stdout: '', stderr: '', timedOut: false, durationMs: 1};

const event = (Action: string, timeNano: number, name = 'c1'): string =>
  JSON.stringify({Action, timeNano, Actor: {ID: 'f00', Attributes: {name, exitCode: '1'}}});

/** The engine's answers to one command after another; the last one never ends by itself. */
function engine(answers: readonly (readonly string[])[]) {
  const commands: Command[] = [];
  const run = async (command: Command, {onLine, signal}: RunOptions = {}): Promise<CommandResult> => {
    const lines = answers[commands.length] ?? [];
    commands.push(command);
    for (const line of lines) onLine?.(line, 'stdout');
    if (commands.length >= answers.length)
      await new Promise(resolve => signal?.addEventListener('abort', () => resolve(undefined), {once: true}));
    return ENDED;
  };
  return {commands, runtime: createDockerRuntime({run}, diskFiles)};
}

describe('watching a container', () => {
  it('goes on when the engine ends it, and tells nothing twice', async () => {
    const first = [event('start', 1_000_000), event('health_status: healthy', 2_000_000)];
    const {commands, runtime} = engine([[], first, [...first, event('die', 3_000_000)]]);
    const stop = new AbortController();
    const told: ContainerEvent[] = [];
    await runtime.watch(
      'c1',
      one => {
        told.push(one);
        if (one.kind === 'die') setImmediate(() => stop.abort());
      },
      stop.signal
    );
    expect(commands).toHaveLength(3);
    expect(told).toMatchObject([
      {kind: 'start', at: 1},
      {kind: 'healthy', at: 2},
      {kind: 'die', at: 3}
    ]);
  });
});
