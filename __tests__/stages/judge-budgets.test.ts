import {describe, expect, it, test} from 'vitest';
import {parseLimit} from '../../src/inputs/budgets.ts';
import type {BudgetLimit, Measure} from '../../src/inputs/check-settings.ts';
import type {Measured} from '../../src/report/result.ts';
import {type Comparison, type Evidence, judgeBudgets} from '../../src/stages/judge-budgets.ts';
import {planTarget} from '../report/fixtures.ts';

const limit = (measure: Measure, text: string, level: BudgetLimit['level'] = 'fail'): BudgetLimit => ({
  measure,
  level,
  limit: parseLimit(measure, text),
  text
});
const TAG = 'ghcr.io/acme/hello:latest';
const found = (measured: Measured, problem?: string): Comparison => ({
  state: 'found',
  reference: TAG,
  measured,
  ...(problem === undefined ? {} : {problem})
});

const judge = (limits: readonly BudgetLimit[], evidence: Partial<Evidence>, smoke?: 'off') =>
  judgeBudgets(planTarget('', 'linux/amd64', {budgets: {nonRoot: false, limits}, ...(smoke ? {smoke} : {})}), {
    measured: {},
    before: {state: 'absent'},
    emulated: false,
    passed: true,
    layers: [],
    ...evidence
  });

const TITLES: readonly {
  name: string;
  limits: readonly BudgetLimit[];
  evidence: Partial<Evidence>;
  want: readonly string[];
}[] = [
  {name: 'below', limits: [limit('size', '300MB')], evidence: {measured: {size: 299_999_999}}, want: []},
  {name: 'equal', limits: [limit('size', '300MB')], evidence: {measured: {size: 300_000_000}}, want: []},
  {
    name: 'just over, told exactly',
    limits: [limit('size', '300MB')],
    evidence: {measured: {size: 300_000_001}},
    want: ['size is 300000001 B, over the budget of 300000000 B']
  },
  {
    name: 'over',
    limits: [limit('unpacked-size', '300MB')],
    evidence: {measured: {'unpacked-size': 312_000_000}},
    want: ['unpacked size is 312 MB, over the budget of 300 MB']
  },
  {name: 'as many layers', limits: [limit('layers', '20')], evidence: {measured: {layers: 20}}, want: []},
  {
    name: 'one layer more',
    limits: [limit('layers', '20')],
    evidence: {measured: {layers: 21}},
    want: ['number of layers is 21, over the budget of 20']
  },
  {
    name: 'slow, hungry and busy',
    limits: [limit('startup', '10s'), limit('memory', '200MB'), limit('cpu', '500ms')],
    evidence: {measured: {startup: 10_001, memory: 210_000_000, cpu: 501}},
    want: [
      'startup time is 10001 ms, over the budget of 10000 ms',
      'memory is 210 MB, over the budget of 200 MB',
      'CPU time is 501 ms, over the budget of 500 ms'
    ]
  },
  {
    name: 'growth to its limit',
    limits: [limit('size', '+15%')],
    evidence: {measured: {size: 115}, before: found({size: 100})},
    want: []
  },
  {
    name: 'growth to its limit, of a part of a percent',
    limits: [limit('size', '+0.1%')],
    evidence: {measured: {size: 1001}, before: found({size: 1000})},
    want: []
  },
  {
    name: 'growth one byte over its limit',
    limits: [limit('size', '+10%')],
    evidence: {measured: {size: 1_100_000_000_001}, before: found({size: 1_000_000_000_000})},
    want: [`size is 1.1 TB, +10 % against the 1 TB of ${TAG}; the budget is +10 %`]
  },
  {
    name: 'growth where none is allowed',
    limits: [limit('size', '+0%')],
    evidence: {measured: {size: 11_900_001}, before: found({size: 11_900_000})},
    want: [`size is 11900001 B, less than +0.1 % against the 11.9 MB of ${TAG}; the budget is +0 %`]
  },
  {
    name: 'smaller than before',
    limits: [limit('size', '+0%')],
    evidence: {measured: {size: 99}, before: found({size: 100})},
    want: []
  },
  {
    name: 'growth from nothing',
    limits: [limit('cpu', '+10%')],
    evidence: {measured: {cpu: 5}, before: found({cpu: 0})},
    want: [`CPU time is 5 ms, more against the 0 ms of ${TAG}; the budget is +10 %`]
  },
  {
    name: 'both of two limits',
    limits: [limit('size', '100kB'), limit('size', '+10%')],
    evidence: {measured: {size: 200_000}, before: found({size: 150_000})},
    want: [
      'size is 200 kB, over the budget of 100 kB',
      `size is 200 kB, +33.3 % against the 150 kB of ${TAG}; the budget is +10 %`
    ]
  }
];

const WARNINGS: readonly {
  name: string;
  limits: readonly BudgetLimit[];
  evidence: Partial<Evidence>;
  smoke?: 'off';
  want: readonly string[];
}[] = [
  {
    name: 'a limit that only warns',
    limits: [limit('size', '300MB', 'warn')],
    evidence: {measured: {size: 312_000_000}},
    want: ['size is 312 MB, over the budget of 300 MB.']
  },
  {
    name: 'a size that is not known',
    limits: [limit('size', '300MB')],
    evidence: {},
    want: ['The budget "size: 300MB" is not judged: an image that is not pushed is not compressed.']
  },
  {
    name: 'memory of what is not started',
    limits: [limit('memory', '+10%')],
    evidence: {},
    smoke: 'off',
    want: ['The budget "memory: +10%" is not judged: the image is not started ("smoke: off").']
  },
  {
    name: 'memory that the engine does not tell',
    limits: [limit('memory', '1g')],
    evidence: {},
    want: ['The budget "memory: 1g" is not judged: the engine does not tell the memory.']
  },
  {
    name: 'nothing of what a failed check would have measured',
    limits: [limit('memory', '1g'), limit('startup', '1s')],
    evidence: {passed: false},
    want: []
  },
  {
    name: 'a registry that does not answer',
    limits: [limit('size', '+10%')],
    evidence: {measured: {size: 5}, before: {state: 'unknown'}},
    want: ['The budget "size: +10%" is not judged: the registry does not tell what is published.']
  },
  {
    name: 'a published image that does not work here',
    limits: [limit('startup', '+10%')],
    evidence: {measured: {startup: 5}, before: found({size: 1}, 'its check failed')},
    want: [`The budget "startup: +10%" is not judged: of ${TAG}, its check failed.`]
  },
  {
    name: 'a published image of which one figure is missing',
    limits: [limit('cpu', '+10%')],
    evidence: {measured: {cpu: 5}, before: found({size: 1})},
    want: [`The budget "cpu: +10%" is not judged: of ${TAG}, its CPU time could not be measured.`]
  },
  {
    name: 'slowness that emulation may have caused',
    limits: [limit('startup', '1s')],
    evidence: {measured: {startup: 4000}, emulated: true},
    want: ['startup time is 4.0 s, over the budget of 1.0 s, under emulation, which needs time and memory of its own.']
  }
];

describe('budgets', () => {
  test.each(TITLES)('$name', ({limits, evidence, want}) => {
    const {failures, warnings, notes} = judge(limits, evidence);
    expect(failures.map(({title}) => title)).toEqual(want);
    expect(failures.every(({code, target, remedy}) => code === 'over-budget' && target && remedy)).toBe(true);
    expect([...warnings, ...notes]).toEqual([]);
  });

  test.each(WARNINGS)('warn of $name', ({limits, evidence, smoke, want}) => {
    const {failures, warnings} = judge(limits, evidence, smoke);
    expect(failures).toEqual([]);
    expect(warnings.map(({message}) => message)).toEqual(want);
  });

  it('fail for growth and sizes under emulation as well', () => {
    const limits = [limit('startup', '+10%'), limit('size', '1kB')];
    const {failures} = judge(limits, {
      measured: {startup: 4000, size: 5000},
      before: found({startup: 1000}),
      emulated: true
    });
    expect(failures).toHaveLength(2);
  });

  it('of growth begin when something is published, which is said once', () => {
    const {failures, warnings, notes} = judge([limit('size', '+10%'), limit('layers', '+5%', 'warn')], {
      measured: {size: 5, layers: 1}
    });
    expect([failures, warnings]).toEqual([[], []]);
    expect(notes).toEqual([
      'Of hello, nothing is published yet to compare with: its limits of growth are judged from the next run on.'
    ]);
  });

  it('name the largest layers of what is too large, and of nothing else', () => {
    const layers = [
      {size: 40_000_000, step: 'the base image'},
      {size: 250_000_000, step: `RUN ${'x'.repeat(200)}`},
      {size: 1, step: 'WORKDIR /app'},
      {size: 30_000_000, step: 'COPY . /app'}
    ];
    const limits = [limit('size', '300MB'), limit('layers', '3')];
    const {failures} = judge(limits, {measured: {size: 320_000_001, layers: 4}, layers});
    expect(failures.map(({cause}) => cause)).toEqual([
      `Its largest layers: 250 MB of RUN ${'x'.repeat(115)}…; 40 MB of the base image; 30 MB of COPY . /app.`,
      undefined
    ]);
  });
});
