import {describe, expect, it, test} from 'vitest';
import type {BudgetLimit, Measure} from '../../src/inputs/check-settings.ts';
import {config, problemsOf, settingsOf, variant} from './support.ts';

const limitsOf = async (budgets: string) => variant(await settingsOf({budgets})).budgets.limits;

const absolute = (measure: Measure, value: number, text: string, level: BudgetLimit['level'] = 'fail') => ({
  measure,
  level,
  limit: {kind: 'absolute', value},
  text
});
const growth = (measure: Measure, percent: number, text: string, level: BudgetLimit['level'] = 'fail') => ({
  measure,
  level,
  limit: {kind: 'growth', percent},
  text
});

const RIGHT: readonly {name: string; budgets: string; want: readonly unknown[]}[] = [
  {name: 'a limit', budgets: 'size: 300MB', want: [absolute('size', 300_000_000, '300MB')]},
  {name: 'growth', budgets: 'size: +10%', want: [growth('size', 10, '+10%')]},
  {name: 'no growth at all', budgets: 'layers: +0%', want: [growth('layers', 0, '+0%')]},
  {name: 'growth of a part', budgets: 'size: "+ 2.5 %"', want: [growth('size', 2.5, '+ 2.5 %')]},
  {
    name: 'a list',
    budgets: 'size: [300MB, +10%]',
    want: [absolute('size', 300_000_000, '300MB'), growth('size', 10, '+10%')]
  },
  {
    name: 'levels',
    budgets: 'memory: {fail: [200MiB, +20%], warn: 150m}',
    want: [
      absolute('memory', 209_715_200, '200MiB'),
      growth('memory', 20, '+20%'),
      absolute('memory', 157_286_400, '150m', 'warn')
    ]
  },
  {name: 'a warning alone', budgets: 'cpu: {warn: 2s}', want: [absolute('cpu', 2000, '2s', 'warn')]},
  {
    name: 'every measure',
    budgets: 'size: 1\nunpacked-size: 1GB\nlayers: 20\nstartup: 1m30s\nmemory: 64m\ncpu: 500ms',
    want: [
      absolute('size', 1, '1'),
      absolute('unpacked-size', 1_000_000_000, '1GB'),
      absolute('layers', 20, '20'),
      absolute('startup', 90_000, '1m30s'),
      absolute('memory', 67_108_864, '64m'),
      absolute('cpu', 500, '500ms')
    ]
  }
];

const WRONG: readonly {budgets: string; want: readonly string[]}[] = [
  {budgets: 'sise: 3', want: ['budgets › sise (line 1): "sise" is not a key here. Did you mean "size"?']},
  {
    budgets: 'size: {fial: 3}',
    want: ['budgets › size › fial (line 1): "fial" is not a key here. Did you mean "fail"?']
  },
  {
    budgets: 'size: {}',
    want: [
      'budgets › size (line 1): a map is not right here (want text or a number or a list or fail, warn or both as its keys).'
    ]
  },
  {
    budgets: 'size: []',
    want: ['budgets › size (line 1): is an empty list. Give a limit, or leave the measure out.']
  },
  {
    budgets: '300MB',
    want: [
      'budgets (line 1): "300MB" is not right here (want a map of keys and values). Write it like this: {size: 300MB, startup: 10s}.'
    ]
  },
  {
    budgets: 'non-root: yes',
    want: ['budgets › non-root (line 1): "yes" is not right here (want true or false).']
  },
  {
    budgets:
      'size: 3 apples\nlayers: many\nstartup: soon\nmemory: -5%\ncpu:\n  warn: 10%\n  fail: [1s, +2]\nunpacked-size: 0MB',
    want: [
      'budgets › size (line 1): "3 apples" is no limit of size (want 300MB, or growth such as +10%).',
      'budgets › layers (line 2): "many" is not a whole number from 1 to 1000.',
      'budgets › startup (line 3): "soon" is no limit of startup (want 10s, or growth such as +10%).',
      'budgets › memory (line 4): "-5%" is no limit of memory (want 200MiB, or growth such as +10%).',
      'budgets › cpu › fail › item 2 (line 7): "+2" is no limit of cpu (want 500ms, or growth such as +10%).',
      'budgets › cpu › warn (line 6): "10%" is no limit of cpu (want 500ms, or growth such as +10%).',
      'budgets › unpacked-size (line 8): "0MB" is no size at all; want more than 0.'
    ]
  }
];

describe('budgets', () => {
  test.each(RIGHT)('take $name', async ({budgets, want}) =>
    expect([...(await limitsOf(budgets))].sort(byMeasure)).toEqual([...(want as BudgetLimit[])].sort(byMeasure))
  );

  test.each(WRONG)('refuse $budgets', async ({budgets, want}) =>
    expect([...(await problemsOf({budgets}))].sort()).toEqual([...want].sort())
  );

  it('are none when nobody gives any', async () => {
    expect(variant(await settingsOf({})).budgets).toEqual({nonRoot: false, limits: []});
  });

  it('are merged measure by measure: file, image, its variant, the input, a variant of the input', async () => {
    const file = `
budgets: {size: 1GB, layers: 10, non-root: true}
images:
  api:
    budgets: {size: [500MB, +10%], memory: 100MB}
    variants:
      cpu: {default: true}
      gpu: {budgets: {size: {warn: 6GB}, non-root: false}}
`;
    const settings = await settingsOf(...config(file, {budgets: 'memory: 300MB'}));
    expect(variant(settings, 'cpu').budgets).toEqual({
      nonRoot: true,
      limits: [
        absolute('layers', 10, '10'),
        absolute('size', 500_000_000, '500MB'),
        growth('size', 10, '+10%'),
        absolute('memory', 300_000_000, '300MB')
      ]
    });
    expect(variant(settings, 'gpu').budgets).toEqual({
      nonRoot: false,
      limits: [
        absolute('layers', 10, '10'),
        absolute('size', 6_000_000_000, '6GB', 'warn'),
        absolute('memory', 300_000_000, '300MB')
      ]
    });
    const inputs = {budgets: 'memory: 300MB', variants: 'a: {budgets: {memory: 1GB}}\nb: {}'};
    const ofInputs = await settingsOf(inputs);
    expect(variant(ofInputs, 'a').budgets.limits).toEqual([absolute('memory', 1_000_000_000, '1GB')]);
    expect(variant(ofInputs, 'b').budgets.limits).toEqual([absolute('memory', 300_000_000, '300MB')]);
  });

  it('of the config file are told with their line', async () => {
    const file = 'images:\n  api:\n    budgets:\n      size: big\n';
    expect(await problemsOf(...config(file))).toEqual([
      '.github/multiarch.yml › images › api › budgets › size (line 4): "big" is no limit of size (want 300MB, or growth such as +10%).'
    ]);
  });
});

const byMeasure = (a: {measure: string; text: string}, b: {measure: string; text: string}): number =>
  `${a.measure} ${a.text}`.localeCompare(`${b.measure} ${b.text}`);
