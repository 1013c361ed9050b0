import {ActionError} from '../errors.ts';
import type {Settings} from '../inputs/settings.ts';
import type {BuildTarget, Plan} from '../plan/plan.ts';
import type {BuiltImage} from './built-image.ts';
import type {Stack, StackPorts} from './read-stack.ts';
import {imageSelection, runImage} from './run-images.ts';
import type {Session} from './session.ts';

/** Stacks of a run, whose targets wait for each other's builds. */
export interface Stacks {
  /** Undefined for a target that is checked alone. @throws ActionError */
  read(target: BuildTarget): Promise<Stack | undefined>;
  /** Tells what came of a build; undefined: nothing. The first word counts. */
  settle(id: string, built: BuiltImage | undefined): void;
  /** Resolves when the builds of a stack's other images have ended. */
  gather(stack: Stack, target: BuildTarget): Promise<Gathered>;
}

export type Gathered =
  /** By service. */
  | {readonly ok: true; readonly others: Readonly<Record<string, OtherImage>>}
  /** Build target without which the stack cannot start. */
  | {readonly ok: false; readonly missing: string};

/** An image of another target, built and not yet checked. */
export interface OtherImage {
  readonly target: BuildTarget;
  readonly built: BuiltImage;
}

export function createStacks(plan: Plan, settings: Settings, session: Session, ports: StackPorts): Stacks {
  const builds = new Map(plan.targets.map(({id}) => [id, Promise.withResolvers<BuiltImage | undefined>()]));
  const byId = new Map(plan.targets.map(target => [target.id, target]));
  return {
    async read(target) {
      if (target.smoke === 'off' || target.smoke.compose === undefined) return undefined;
      const {volumes, envFile} = target.smoke.container;
      if (volumes.length > 0 || envFile !== undefined)
        throw notWithCompose(target, volumes.length > 0 ? 'volumes' : 'env-file');
      const root = (await ports.files.realPath('.')) ?? '.';
      const {readStack} = await import('./read-stack.ts');
      const selection = imageSelection(plan, settings, root);
      return readStack(target.smoke.compose, runImage(target, settings, root), selection, session, ports);
    },

    settle: (id, built) => builds.get(id)?.resolve(built),

    async gather({images}, {id: own}) {
      const needed = Object.entries(images).filter(([, {id}]) => id !== own);
      const others: Record<string, OtherImage> = {};
      for (const [service, {id}] of needed) {
        const built = await builds.get(id)?.promise;
        const target = byId.get(id);
        if (!built || !target) return {ok: false, missing: id};
        others[service] = {target, built};
      }
      return {ok: true, others};
    }
  };
}

const notWithCompose = ({id}: BuildTarget, key: string): ActionError =>
  new ActionError({
    code: 'invalid-input',
    message: `${id}: "${key}" and "compose" of "smoke" do not go together`,
    remedy: 'Say it in the compose file.'
  });
