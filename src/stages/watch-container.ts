import type {ContainerEvent} from '../ports/container.ts';
import type {ContainerRuntime} from '../ports/runtime.ts';

/** What a container has done since it was started. */
export interface Watched {
  readonly started: Promise<ContainerEvent>;
  readonly healthy: Promise<ContainerEvent>;
  readonly died: Promise<ContainerEvent>;
  /** So far. */
  readonly seen: {
    readonly health?: 'healthy' | 'unhealthy';
    /** It was healthy, and was not any more. */
    readonly flapped: boolean;
    /** A process of it was killed for want of memory. */
    readonly outOfMemory: boolean;
  };
}

export interface ContainerWatch {
  current(): Watched;
  /** Forgets what was: the container is to be started again. Call it when its end has been seen. */
  next(): void;
}

/** Follows a container's events, from before its start until `signal` aborts. */
export function watchContainer(
  name: string,
  runtime: Pick<ContainerRuntime, 'watch'>,
  signal: AbortSignal
): ContainerWatch {
  let life = newLife(true);
  void runtime.watch(name, event => life.take(event), signal);
  return {
    current: () => life.watched,
    next: () => {
      life = newLife(false);
    }
  };
}

/** @param first else there was another one, whose end may still be told */
function newLife(first: boolean) {
  const started = Promise.withResolvers<ContainerEvent>();
  const healthy = Promise.withResolvers<ContainerEvent>();
  const died = Promise.withResolvers<ContainerEvent>();
  const seen: {-readonly [K in keyof Watched['seen']]: Watched['seen'][K]} = {flapped: false, outOfMemory: false};
  let hasBegun = first;
  const take: Record<ContainerEvent['kind'], (event: ContainerEvent) => void> = {
    start: event => {
      hasBegun = true;
      started.resolve(event);
    },
    die: event => {
      if (hasBegun) died.resolve(event);
    },
    healthy: event => {
      seen.health = 'healthy';
      healthy.resolve(event);
    },
    unhealthy: () => {
      // Before it was healthy for the first time it is still starting.
      if (seen.health === 'healthy') seen.flapped = true;
      if (seen.health !== undefined) seen.health = 'unhealthy';
    },
    oom: () => {
      seen.outOfMemory = true;
    }
  };
  const watched: Watched = {started: started.promise, healthy: healthy.promise, died: died.promise, seen};
  return {watched, take: (event: ContainerEvent) => take[event.kind](event)};
}
