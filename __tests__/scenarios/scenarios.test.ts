import {describe, expect, it, test} from 'vitest';
import {play, type Scenario} from './run.ts';
import {scenarios} from './scenarios.ts';

const fileOf = ({name}: Scenario): string => `__snapshots__/${name.replaceAll(' ', '-')}.json`;

describe('plan and builds of', () => {
  test.each(scenarios)('$name', async scenario => {
    const planned = await play(scenario);
    await expect(`${JSON.stringify(planned, null, 2)}\n`).toMatchFileSnapshot(fileOf(scenario));
    expect(JSON.stringify(await play(scenario))).toBe(JSON.stringify(planned));
  });
});

describe('every scenario', () => {
  const SECRET = /ghs_tokenOfTheJob|passwordOfTheRegistry|valueOfTheSecret|line one|line two/;

  it.each(scenarios)('keeps secrets out of plan and arguments: $name', async scenario => {
    const {plan, builds} = await play(scenario);
    expect(JSON.stringify(plan)).not.toMatch(SECRET);
    expect(JSON.stringify(builds.map(({args}) => args))).not.toMatch(SECRET);
    if (!plan.push.trusted) expect(JSON.stringify(builds)).not.toMatch(SECRET);
  });

  it.each(scenarios)('pushes by digest or not at all: $name', async scenario => {
    const {plan, builds} = await play(scenario);
    expect(builds).toHaveLength(plan.targets.length);
    for (const [index, {args}] of builds.entries()) {
      const repository = plan.targets[index]?.repository;
      const epoch = plan.sourceDateEpoch;
      const time = epoch === undefined ? '' : `,source-date-epoch=${epoch},rewrite-timestamp=true`;
      expect(args[args.indexOf('--output') + 1]).toBe(
        plan.push.push
          ? `type=image,name=${repository},push-by-digest=true,name-canonical=true,push=true${time}`
          : 'type=docker'
      );
      expect(args.includes('--tag')).toBe(!plan.push.push);
      if (!plan.push.push) expect(args).not.toContain('--cache-to');
    }
  });

  it.each(scenarios)('has publications that cover its targets, each once: $name', async scenario => {
    const {plan} = await play(scenario);
    expect(plan.publications.flatMap(({targets}) => targets).sort()).toEqual(plan.targets.map(({id}) => id).sort());
  });
});
