import type {Budgets} from './check-settings.ts';

/** The later over the earlier: all limits of one measure are replaced by those of a later layer for it. */
export function mergeBudgets(layers: readonly (Partial<Budgets> | undefined)[]): Budgets {
  return layers.reduce<Budgets>(
    (below, above) => ({
      nonRoot: above?.nonRoot ?? below.nonRoot,
      limits: [
        ...below.limits.filter(({measure}) => !above?.limits?.some(one => one.measure === measure)),
        ...(above?.limits ?? [])
      ]
    }),
    {nonRoot: false, limits: []}
  );
}
