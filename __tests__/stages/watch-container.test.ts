import {describe, expect, it, test} from 'vitest';
import type {ContainerEvent} from '../../src/ports/container.ts';
import {watchContainer} from '../../src/stages/watch-container.ts';

/** A container whose events are told by hand. */
function watched() {
  const told: ((event: ContainerEvent) => void)[] = [];
  const runtime = {watch: async (_: string, onEvent: (event: ContainerEvent) => void) => void told.push(onEvent)};
  const watch = watchContainer('c1', runtime, new AbortController().signal);
  return {watch, tell: (kind: ContainerEvent['kind'], at = 1) => told[0]?.({kind, at})};
}

describe('watchContainer', () => {
  test.each<{name: string; events: readonly ContainerEvent['kind'][]; want: object}>([
    {name: 'nothing yet', events: ['start'], want: {flapped: false, outOfMemory: false}},
    {name: 'a slow start', events: ['start', 'unhealthy', 'healthy'], want: {health: 'healthy', flapped: false}},
    {name: 'healthy no more', events: ['start', 'healthy', 'unhealthy'], want: {health: 'unhealthy', flapped: true}},
    {
      name: 'healthy again',
      events: ['start', 'healthy', 'unhealthy', 'healthy'],
      want: {health: 'healthy', flapped: true}
    },
    {name: 'a process out of memory', events: ['start', 'oom'], want: {outOfMemory: true}}
  ])('sees $name', ({events, want}) => {
    const {watch, tell} = watched();
    for (const kind of events) tell(kind);
    expect(watch.current().seen).toMatchObject(want);
  });

  it('forgets an earlier life, and takes what comes for the next', async () => {
    const {watch, tell} = watched();
    for (const kind of ['start', 'healthy', 'oom', 'die'] as const) tell(kind, 5);
    expect(await watch.current().died).toEqual({kind: 'die', at: 5});
    watch.next();
    tell('die', 6);
    expect(watch.current().seen).toEqual({flapped: false, outOfMemory: false});
    tell('start', 9);
    expect(await watch.current().started).toEqual({kind: 'start', at: 9});
    expect(await Promise.race([watch.current().died, 'lives'])).toBe('lives');
  });
});
