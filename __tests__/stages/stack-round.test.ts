import {describe, expect, it} from 'vitest';
import type {ContainerEvent} from '../../src/ports/container.ts';
import type {Command, Process} from '../../src/ports/process.ts';
import type {Executed} from '../../src/ports/runtime.ts';
import {type Round, type RoundPorts, runRound} from '../../src/stages/stack-round.ts';
import {cli} from '../contract/cli.ts';

type Answer = Partial<Awaited<ReturnType<Process['run']>>>;

const UP = cli('compose/ps.jsonl')
  .replaceAll('"State":"exited"', '"State":"running"')
  .replaceAll('"ExitCode":3', '"ExitCode":0');
const DOWN: Answer = {exitCode: 1, stderr: 'error during connect\nunexpected EOF\n'};
const LIMIT_MS = 6000;

const round = (kinds: readonly ('healthcheck' | 'exec')[]): Round => ({
  stack: {
    source: {name: 'shop', file: '/s/compose.json', folder: '/s'},
    project: {services: {web: {}, db: {}}},
    service: 'web',
    images: {}
  },
  source: {name: 'shop', file: '/s/compose.json', folder: '/s'},
  containerName: 'shop-1-web',
  limitMs: LIMIT_MS,
  probes: {
    probes: kinds.map(kind => ({
      check: kind === 'exec' ? {kind, command: ['true'], exitCode: 0} : {kind},
      limitMs: LIMIT_MS,
      words: kind
    })),
    bans: [],
    publish: [],
    needsContainer: true,
    summary: ''
  }
});

/** A stack whose service starts at 1000 and is healthy at 1250; compose answers each `ps` with the next answer. */
function ports(answers: readonly Answer[]): {readonly ports: RoundPorts; asked(): number} {
  let asked = 0;
  const never = new Promise<never>(() => {});
  const unused = () => never;
  const events: readonly ContainerEvent[] = [
    {kind: 'start', at: 1000},
    {kind: 'healthy', at: 1250}
  ];
  return {
    asked: () => asked,
    ports: {
      signal: new AbortController().signal,
      clock: {
        now: () => new Date(90_000),
        elapsed: () => 90_000,
        // Limits are over when every answer has been given.
        sleep: async (ms: number, signal?: AbortSignal) => {
          while (ms >= LIMIT_MS && asked < answers.length && !signal?.aborted) await new Promise(setImmediate);
          await new Promise(setImmediate);
        }
      },
      process: {
        run: async ({args}: Command) => {
          const answer = args.includes('ps') ? (answers[Math.min(asked++, answers.length - 1)] ?? {}) : {};
          return {exitCode: 0, stdout: '', stderr: '', ...answer} as Awaited<ReturnType<Process['run']>>;
        }
      },
      runtime: {
        watch: async (_: string, onEvent: (event: ContainerEvent) => void) => events.forEach(onEvent),
        exec: async (): Promise<Executed> => ({exitCode: 0, output: ''}),
        state: async () => ({status: 'running', exitCode: 0, oomKilled: false, error: '', health: []}),
        usage: async () => ({}),
        logs: async () => []
      },
      files: {},
      http: {request: unused},
      tcp: {connect: unused},
      temp: '/tmp',
      defer: () => {}
    } as unknown as RoundPorts
  };
}

describe('a round of a stack', () => {
  it('measures the start of the service alone, whatever is checked after it is up', async () => {
    const outcome = await runRound(round(['healthcheck', 'exec']), ports([{stdout: UP}]).ports);
    expect(outcome).toEqual({passed: true, measured: {startup: 250}, flapped: false});
  });

  it('asks again where compose does not tell how the services are', async () => {
    const stack = ports([DOWN, {stdout: ''}, {stdout: UP}, DOWN, {stdout: UP}]);
    expect((await runRound(round(['healthcheck']), stack.ports)).passed).toBe(true);
    expect(stack.asked()).toBe(5);
  });

  it.each([
    {name: 'before the checks', answers: [DOWN, DOWN]},
    {name: 'after the checks', answers: [{stdout: UP}, DOWN, DOWN]}
  ])('does not pass where compose never tells it $name', async ({answers}) => {
    expect(await runRound(round(['healthcheck']), ports(answers).ports)).toEqual({
      passed: false,
      trouble: {kind: 'services', reason: 'unknown', states: [], words: 'error during connect\nunexpected EOF'}
    });
  });
});
