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

describe('removing images', () => {
  /** The engine, where some images are in use. */
  function engineWith(used: readonly string[]) {
    let [now, most] = [0, 0];
    const removed: string[] = [];
    const run = async ({args}: Command): Promise<CommandResult> => {
      most = Math.max(most, ++now);
      await new Promise(resolve => setImmediate(resolve));
      now -= 1;
      const [reference = ''] = args.slice(2);
      removed.push(...args.slice(2));
      return {...ENDED, exitCode: used.includes(reference) ? 1 : 0};
    };
    return {removed, most: () => most, runtime: createDockerRuntime({run}, diskFiles)};
  }
  const IMAGES = ['a:1', 'b:1', 'c:1', 'd:1', 'e:1', 'f:1'];

  it('takes four at a time, each by itself', async () => {
    const {removed, most, runtime} = engineWith([]);
    expect(await runtime.removeImages(IMAGES)).toBe(true);
    expect([...removed].sort()).toEqual(IMAGES);
    expect(most()).toBe(4);
  });

  it('says where one of them stays, and removes the others', async () => {
    const {removed, runtime} = engineWith(['b:1']);
    expect(await runtime.removeImages(IMAGES)).toBe(false);
    expect([...removed].sort()).toEqual(IMAGES);
  });

  it('starts nothing for none', async () => {
    const {removed, runtime} = engineWith([]);
    expect(await runtime.removeImages([])).toBe(true);
    expect(removed).toEqual([]);
  });
});
