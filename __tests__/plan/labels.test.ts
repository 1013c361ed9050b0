import {describe, expect, it, test} from 'vitest';
import {createdTime, standardLabels} from '../../src/plan/labels.ts';
import {factsOf, NOW, payloadOf, SHA} from '../context/support.ts';
import {planOf, target} from './support.ts';

const push = factsOf('push', 'refs/heads/main', payloadOf('push-main'));

describe('standardLabels', () => {
  it('says where an image comes from', () => {
    expect(standardLabels(push, '1.2.3', '2025-11-21T08:29:58.000Z')).toEqual({
      'org.opencontainers.image.created': '2025-11-21T08:29:58.000Z',
      'org.opencontainers.image.description': push.repository.description,
      'org.opencontainers.image.licenses': push.repository.license,
      'org.opencontainers.image.revision': SHA,
      'org.opencontainers.image.source': 'https://github.com/acme/hello',
      'org.opencontainers.image.title': 'hello',
      'org.opencontainers.image.url': 'https://github.com/acme/hello',
      'org.opencontainers.image.version': '1.2.3'
    });
  });

  it('puts a description on one line', () => {
    const facts = factsOf('push', 'refs/heads/main', {repository: {description: ' Says\n hello\t to all '}});
    expect(standardLabels(facts, '', '')['org.opencontainers.image.description']).toBe('Says hello to all');
  });

  it('takes the time of the commit, and the clock where it is unknown', () => {
    expect(createdTime(push)).toBe('2025-11-21T08:29:58.000Z');
    expect(createdTime(factsOf('push', 'refs/heads/main'))).toBe(NOW.toISOString());
  });

  test.each([
    {name: "the job's SOURCE_DATE_EPOCH over the commit", env: '1000', want: '1970-01-01T00:16:40.000Z'},
    {name: 'the input over both', env: '1000', asked: '2000', want: '1970-01-01T00:33:20.000Z'},
    {name: 'commit, as the input says', env: '1000', asked: 'commit', want: '2025-11-21T08:29:58.000Z'},
    {name: 'what is no number of seconds does not count', env: 'now', want: '2025-11-21T08:29:58.000Z'}
  ])('$name', ({env, asked, want}) => {
    const facts = factsOf('push', 'refs/heads/main', payloadOf('push-main'), {SOURCE_DATE_EPOCH: env});
    expect(createdTime(facts, asked)).toBe(want);
  });
});

describe('labels of a plan', () => {
  const created = 'org.opencontainers.image.created';
  const version = 'org.opencontainers.image.version';

  test.each([
    {name: 'an own one is added', labels: 'team=a=b', key: 'team', want: 'a=b'},
    {name: 'an own one wins', labels: `${version}=mine`, key: version, want: 'mine'},
    {name: 'an empty one takes the standard one away', labels: `${created}=`, key: created, want: undefined}
  ])('$name', async ({labels, key, want}) => {
    const plan = await planOf(push, {labels});
    expect(plan.labels[key]).toBe(want);
    expect(target(plan, 'hello/linux/amd64').labels[key]).toBe(want);
  });

  it('leaves out what is unknown', async () => {
    const plan = await planOf(factsOf('push', 'refs/heads/main'));
    expect(plan.labels).not.toHaveProperty('org.opencontainers.image.description');
    expect(plan.labels).not.toHaveProperty('org.opencontainers.image.licenses');
  });

  it('puts the labels of a variant over those of the run', async () => {
    const variants = 'cpu: {default: true}\ngpu: {labels: {team: gpu, extra: x}}';
    const plan = await planOf(push, {variants, labels: 'other=1'});
    expect(target(plan, 'hello/gpu/linux/amd64').labels).toMatchObject({team: 'gpu', extra: 'x', other: '1'});
    expect(target(plan, 'hello/cpu/linux/amd64').labels).not.toHaveProperty('team');
  });

  it('gives the manifest the same as annotations, and those of the index to the index alone', async () => {
    const plan = await planOf(push, {annotations: `index:home=acme\nmanifest:${version}=mine\nindex-descriptor:d=1`});
    const one = target(plan, 'hello/linux/amd64');
    const ofKey = (wanted: string) => one.annotations.filter(({key}) => key === wanted);
    expect(ofKey('org.opencontainers.image.revision')).toEqual([
      {level: 'manifest', key: 'org.opencontainers.image.revision', value: SHA}
    ]);
    expect(ofKey(version)).toEqual([{level: 'manifest', key: version, value: 'mine'}]);
    expect(one.annotations.filter(({level}) => level.startsWith('index'))).toEqual([]);
    expect(plan.publications[0]?.annotations).toEqual([
      {level: 'index', key: 'home', value: 'acme'},
      {level: 'index-descriptor', key: 'd', value: '1'}
    ]);
  });

  it('stand in order of their keys', async () => {
    const {labels} = await planOf(push, {labels: 'zone=eu\nmaintainer=acme\nAuthor=me'});
    const keys = Object.keys(labels);
    expect(keys.slice(0, 2)).toEqual(['Author', 'maintainer']);
    expect(keys.at(-1)).toBe('zone');
  });

  it('have their expressions worked out, as annotations have', async () => {
    const given = {
      labels: "built={{commit_date 'YYYY'}}\nfrom={{branch}}&{{sha}}\nplain=a }} b",
      annotations: 'index:of={{branch}}'
    };
    const plan = await planOf(push, given);
    expect(plan.labels).toMatchObject({built: '2025', from: 'main&8f3b1c9', plain: 'a }} b'});
    expect(plan.annotations).toContainEqual({level: 'index', key: 'of', value: 'main'});
    expect(plan.annotations).toContainEqual({level: 'manifest', key: 'built', value: '2025'});
    expect(plan.publications[0]?.annotations).toEqual([{level: 'index', key: 'of', value: 'main'}]);
  });

  it('say which value cannot be worked out', async () => {
    await expect(planOf(push, {labels: "a={{date 'YYYY' tz='Mars'}}"})).rejects.toThrow(
      'The value of "a" cannot be worked out: "Mars" is not a time zone'
    );
  });
});
