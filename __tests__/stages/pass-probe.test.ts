import {describe, expect, test} from 'vitest';
import type {ReadyCheck} from '../../src/engine/probes.ts';
import type {HttpAnswer} from '../../src/ports/network.ts';
import type {Executed} from '../../src/ports/runtime.ts';
import {type Looking, passProbe, type Seen, type Verdict} from '../../src/stages/pass-probe.ts';
import type {ProbePorts} from '../../src/stages/run-probes.ts';
import {manualClock} from './support.ts';

type Given = Pick<Looking, 'runOnce'> & Partial<Pick<ProbePorts, 'http'>>;

async function look(check: ReadyCheck, {runOnce, http}: Given): Promise<{verdict?: Verdict; seen: Seen}> {
  const seen: Seen = {};
  const over = new AbortController();
  const clock = manualClock();
  const probe = {check, limitMs: 60_000, words: ''};
  const looking = {hostPorts: new Map([[80, 8080]]), limitMs: 60_000, seen, stop: over.signal, runOnce};
  const late = new Promise<undefined>(resolve => over.signal.addEventListener('abort', () => resolve(undefined)));
  const sleep: typeof clock.sleep = async (ms, signal) => {
    await clock.sleep(ms, signal);
    if (clock.elapsed() >= 60_000) over.abort();
  };
  const ports = {http, clock: {...clock, sleep}} as unknown as ProbePorts;
  const verdict = await Promise.race([passProbe(probe, looking as unknown as Looking, ports), late]);
  return {...(verdict ? {verdict} : {}), seen};
}

describe('a one-shot command', () => {
  const HELP = {exitCode: 0, output: 'usage: fit help'};
  const MUTE = {exitCode: 0, output: ''};

  test.each<{name: string; ends: readonly Executed[]; output?: string; passed: boolean; runs: number}>([
    {name: 'that says what it is to say', ends: [HELP], output: 'usage', passed: true, runs: 1},
    {name: 'whose words were lost', ends: [MUTE, HELP], output: 'usage', passed: true, runs: 2},
    {name: 'that says nothing', ends: [MUTE, MUTE], output: 'usage', passed: false, runs: 2},
    {name: 'that is to say nothing', ends: [MUTE], output: '^$', passed: true, runs: 1},
    {name: 'that nobody listens to', ends: [MUTE], passed: true, runs: 1},
    {name: 'that says something else', ends: [HELP], output: 'version', passed: false, runs: 1},
    {name: 'that fails without a word', ends: [{exitCode: 3, output: ''}], output: 'usage', passed: false, runs: 1}
  ])('$name passes: $passed, in $runs', async ({ends, output, passed, runs}) => {
    const left = [...ends];
    const {verdict, seen} = await look(
      {kind: 'run', exitCode: 0, ...(output === undefined ? {} : {output})} as ReadyCheck,
      {
        runOnce: () => ({
          container: `run-${ends.length - left.length + 1}`,
          done: Promise.resolve(left.shift() ?? {exitCode: null, output: 'once too often'})
        })
      }
    );
    expect(verdict?.passed).toBe(passed);
    expect(seen.container).toBe(`run-${runs}`);
  });
});

describe('an address that never gives the right answer', () => {
  const answer = (status: number): HttpAnswer => ({status, body: '', cut: false});
  const hangUp = new Error('socket hang up');
  const broken = new Error('the connection broke off in the middle of the body');

  test.each<{name: string; comes: readonly (HttpAnswer | Error)[]; last: RegExp}>([
    {name: 'the trouble that came last', comes: [hangUp, broken], last: /broke off in the middle/},
    {name: 'an answer before any trouble', comes: [hangUp, answer(503), hangUp], last: /^status 503/},
    {name: 'the answer that came last', comes: [answer(503), answer(404)], last: /^status 404/}
  ])('is told by $name', async ({comes, last}) => {
    const left = [...comes];
    const {verdict, seen} = await look({kind: 'http', port: 80, path: '/'} as ReadyCheck, {
      runOnce: () => {
        throw new Error('nothing is to be run');
      },
      http: {
        request: async () => {
          const next = left.length > 1 ? left.shift() : left[0];
          if (next instanceof Error) throw next;
          return next as HttpAnswer;
        },
        download: () => Promise.reject(new Error('nothing is to be downloaded'))
      }
    });
    expect(verdict).toBeUndefined();
    expect(seen.last).toMatch(last);
  });
});
