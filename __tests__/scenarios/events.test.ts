import {describe, expect, it, test} from 'vitest';
import {describeDecision} from '../../src/report/decision.ts';
import {SHA} from '../context/support.ts';
import {eventScenarios} from './event-scenarios.ts';
import {play} from './run.ts';

describe('on', () => {
  test.each(eventScenarios)('$name', async ({want, tags, revision = SHA, ...scenario}) => {
    const {plan, builds} = await play(scenario);
    expect(describeDecision(plan)).toBe(want);
    expect(plan.publications.flatMap(one => one.tags.map(({name}) => name)).join(' ')).toBe(tags);
    expect(plan.revision).toBe(revision);
    expect(plan.push.push).toBe(plan.task === 'publish');
    expect(builds.length > 0).toBe(plan.task !== 'nothing');
    // What is not published writes nothing anywhere.
    if (!plan.push.push) expect(JSON.stringify(builds)).not.toMatch(/push=true|--cache-to/);
  });

  test.each(eventScenarios)('$name: the whole plan', async scenario => {
    const {plan} = await play(scenario);
    const {targets, publications, labels, annotations, ...decided} = plan;
    await expect(`${JSON.stringify(decided, null, 2)}\n`).toMatchFileSnapshot(
      `__snapshots__/events/${scenario.name.replaceAll(/[ ,]+/g, '-')}.json`
    );
  });
});

describe('the push of a tag and the release of it', () => {
  it('give the same plan, but for what it is called', async () => {
    const push = await play({
      name: 'push',
      payload: '../fixtures/events/push-tag.json',
      event: 'push',
      ref: 'refs/tags/v1.3.0'
    });
    const release = await play({name: 'release', payload: 'events/release.json', event: 'release', ref: ''});
    const common = ({plan: {targets, publications, version, revision, created, push: decision}}: typeof push) => ({
      targets: targets.map(({id, cacheFrom, cacheTo}) => ({id, cacheFrom, cacheTo})),
      publications,
      version,
      revision,
      created,
      push: decision.push
    });
    expect(common(release)).toEqual(common(push));
    expect(common(release).version).toBe('1.3.0');
  });
});
