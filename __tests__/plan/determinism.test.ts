import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Facts} from '../../src/context/facts.ts';
import {createPlan} from '../../src/plan/create-plan.ts';
import {factsOf, payloadOf} from '../context/support.ts';
import {type Given, planOf, settingsOf} from './support.ts';

/** Names that git or GitHub allow, and more. */
const name = fc.oneof(
  fc.constantFrom('main', 'v1.2.3', 'v1.4', '1.2.3rc1', 'api-v2.0.0', 'a&b', '$(id)', '{{sha}}', 'a\nb=c', '💥'),
  fc.string({unit: 'grapheme', maxLength: 40}),
  fc.stringMatching(/^[\w./-]{1,200}$/)
);

const hostileEvents = fc
  .record({prefix: fc.constantFrom('refs/heads/', 'refs/tags/', 'refs/'), name, title: name})
  .map(one => factsOf('push', one.prefix + one.name, {repository: {default_branch: 'main', description: one.title}}));

const events: readonly Facts[] = [
  factsOf('push', 'refs/heads/main', payloadOf('push-main')),
  factsOf('push', 'refs/tags/v1.2.3', payloadOf('push-tag')),
  factsOf('pull_request', 'refs/pull/7/merge', payloadOf('pull-request')),
  factsOf('pull_request', 'refs/pull/7/merge', payloadOf('pull-request-fork'))
];

const RULES = [
  'semver',
  'type=semver,pattern={{version}}',
  'type=semver,pattern={{major}}-x',
  'type=pep440,pattern={{version}}',
  'type=match,pattern=v(.*),group=1',
  'type=ref,event=branch',
  'type=ref,event=tag',
  'type=ref,event=pr',
  'type=edge',
  'type=raw,value={{branch}}{{tag}}',
  "type=raw,value={{date 'YYYY' tz='Asia/Tokyo'}}",
  'type=sha'
];
const MORE = ['', ',priority=950', ',prefix={{branch}}-', ',suffix=-z', ',enable={{is_default_branch}}'];

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, {nil: undefined});
const anyInputs: fc.Arbitrary<Given> = fc
  .record({
    platforms: maybe(
      fc.subarray(['linux/amd64', 'linux/arm64', 'linux/arm/v7'], {minLength: 1}).map(list => list.join())
    ),
    variants: maybe(fc.constantFrom('cpu: {default: true}\ngpu: {target: gpu}', 'alpine: {}\ndebian: {}')),
    tags: maybe(
      fc.oneof(
        fc.subarray(['latest', 'branch', 'sha', 'semver', 'pr', 'edge'], {minLength: 1}).map(list => list.join()),
        fc
          .shuffledSubarray(RULES, {minLength: 1})
          .chain(rules => fc.array(fc.constantFrom(...MORE), {minLength: rules.length}).map(more => [rules, more]))
          .map(([rules = [], more = []]) => rules.map((rule, index) => `${rule}${more[index] ?? ''}`).join('\n'))
      )
    ),
    flavor: maybe(
      fc
        .subarray(['latest=true', 'prefix=p-,onlatest=true', 'suffix=-{{branch}}', 'latest=auto'])
        .map(list => list.join('\n'))
    ),
    guard: maybe(fc.constantFrom('on', 'off')),
    labels: maybe(fc.dictionary(fc.stringMatching(/^[a-z][a-z.]{0,8}$/), fc.stringMatching(/^[\w ]{0,9}$/)).map(lines)),
    push: maybe(fc.constantFrom('auto', 'true', 'false')),
    cache: maybe(fc.constantFrom('registry', 'off'))
  })
  .map(record => Object.fromEntries(Object.entries(record).filter(([, value]) => value)) as Given);

function lines(entries: Record<string, string>): string {
  return Object.entries(entries)
    .map(([key, value]) => `${key}=${value}`)
    .join('\n');
}

describe('a plan', () => {
  it('is the same, byte for byte, for the same event and inputs', async () => {
    await fc.assert(
      fc.asyncProperty(anyInputs, fc.oneof(fc.constantFrom(...events), hostileEvents), async (given, facts) => {
        const first = JSON.stringify(await planOf(facts, given));
        const second = JSON.stringify(await planOf(structuredClone(facts), structuredClone(given)));
        expect(second).toBe(first);
        expect(JSON.parse(first)).toEqual(await planOf(facts, given));
      })
    );
  });

  it('changes neither settings nor facts', async () => {
    const facts = structuredClone(events[0]) as Facts;
    const settings = await settingsOf({variants: 'cpu: {default: true}\ngpu: {}', annotations: 'index:a=b'});
    const before = JSON.stringify([settings, facts]);
    createPlan(settings, facts);
    expect(JSON.stringify([settings, facts])).toBe(before);
  });

  it('differs by the clock only where the commit time is unknown', async () => {
    const at = (facts: Facts, now: string): Promise<unknown> => planOf({...facts, now});
    const [push] = events as [Facts];
    expect(await at(push, '2030-01-01T00:00:00.000Z')).toEqual(await at(push, '2031-01-01T00:00:00.000Z'));
  });

  it('holds no secret value, whatever the event', async () => {
    const secrets = {
      'github-token': 'ghs_tokenOfTheJob',
      username: 'ci',
      password: 'passwordOfTheRegistry',
      registry: 'registry.acme.dev',
      'registry-auths': '- {registry: other.acme.dev, username: ci, password: passwordOfTheOther}',
      secrets: 'npm=valueOfTheSecret\n"key=line one\nline two"'
    };
    for (const facts of events) {
      const text = JSON.stringify(await planOf(facts, secrets));
      for (const value of ['ghs_', 'passwordOf', 'valueOfTheSecret', 'line one', 'line two']) {
        expect(text).not.toContain(value);
      }
    }
  });
});
