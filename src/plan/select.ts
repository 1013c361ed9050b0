import {ActionError} from '../errors.ts';

/** What a pattern of `only` and `skip` is matched against. */
export interface Selectable {
  readonly id: string;
  readonly image: string;
  readonly variant: string;
  readonly platform: string;
}

/** What is there and not to be had in this run. */
export interface LeftOut extends Selectable {
  /** A clause: "worker/gpu is not built: it is for linux/amd64 alone". */
  readonly reason: string;
}

/**
 * Keeps what any pattern of `only` names (everything when there is none) and nothing that `skip` names. A pattern is
 * an image, a variant, a platform, `image/variant` or a whole id, with `*` for any text.
 * @throws ActionError `invalid-input` when a pattern names nothing, or nothing is left.
 */
export function selectTargets<T extends Selectable>(
  targets: readonly T[],
  only: readonly string[],
  skip: readonly string[],
  elsewhere: readonly LeftOut[] = []
): readonly T[] {
  const unknown = [...only, ...skip].filter(
    pattern => ![...targets, ...elsewhere].some(target => matches(target, pattern))
  );
  if (unknown.length > 0) {
    throw new ActionError({
      code: 'invalid-input',
      message: `"only"/"skip" name nothing that is there: ${unknown.join(', ')}`,
      remedy: `Use an image, a variant, a platform, or a build target of: ${targets.map(({id}) => id).join(', ')}`
    });
  }
  const kept = targets.filter(target => isSelected(target, only, skip));
  if (kept.length === 0) {
    const reasons = new Set(elsewhere.filter(target => isSelected(target, only, skip)).map(({reason}) => reason));
    throw new ActionError({
      code: 'invalid-input',
      message: ['"only" and "skip" leave no build target', ...reasons].join(': '),
      remedy: `Leave at least one of: ${targets.map(({id}) => id).join(', ')}`
    });
  }
  return kept;
}

/** Whether `only` and `skip` let it through. */
export const isSelected = (target: Selectable, only: readonly string[], skip: readonly string[]): boolean =>
  (only.length === 0 || only.some(pattern => matches(target, pattern))) &&
  !skip.some(pattern => matches(target, pattern));

function matches({id, image, variant, platform}: Selectable, pattern: string): boolean {
  const regex = new RegExp(`^${pattern.split('*').map(literal).join('.*')}$`);
  const names = [id, image, platform, `${image}/${platform}`];
  if (variant) names.push(variant, `${image}/${variant}`, `${variant}/${platform}`);
  return names.some(name => regex.test(name));
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
