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
    {
      name: 'off, which is about bytes: the label says the commit',
      env: '',
      asked: 'off',
      want: '2025-11-21T08:29:58.000Z'
    },
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

  test.each([
    {line: 'com.{{branch}}=1', tag: false, want: {'com.main': '1'}},
    {line: '{{#if tag}}x=y{{/if}}', tag: false, want: {}},
    {line: '{{#if tag}}x=y{{/if}}', tag: true, want: {x: 'y'}},
    {line: '{{#if tag}}of=tag{{else}}of=branch{{/if}}', tag: false, want: {of: 'branch'}},
    {line: "v{{date 'YYYY' tz='UTC'}}=a=b", tag: false, want: {v2026: 'a=b'}},
    {line: 'ref={{branch}}=x', tag: false, want: {ref: 'main=x'}}
  ])('work out $line as a whole', async ({line, tag, want}) => {
    const facts = factsOf('push', tag ? 'refs/tags/v1' : 'refs/heads/main');
    const bare = await planOf(facts, {tags: 'sha'});
    const plan = await planOf(facts, {tags: 'sha', labels: line});
    expect(plan.labels).toEqual({...bare.labels, ...want});
    expect(plan.notes).toEqual([]);
    const annotated = await planOf(facts, {tags: 'sha', annotations: `index:${line}`});
    expect(annotated.publications[0]?.annotations).toEqual(
      line.startsWith('{{') && Object.keys(want).length === 0
        ? []
        : Object.entries(want).map(([key, value]) => ({level: 'index', key, value}))
    );
  });

  it('that end without a name are left out, with a note', async () => {
    const plan = await planOf(factsOf('push', 'refs/tags/v1'), {tags: 'sha', labels: '{{branch}}=x\na=b'});
    expect(plan.labels).toMatchObject({a: 'b'});
    expect(Object.keys(plan.labels)).not.toContain('');
    expect(plan.notes).toEqual(['"{{branch}}=x" gives "=x", which has no name: it is left out.']);
  });

  it('as annotations stand once for each level, the last one, by key', async () => {
    const plan = await planOf(push, {annotations: 'z=1\na={{branch}}\na=2\nindex:b=1\nindex:a=1\nindex:b=2'});
    const of = (level: string) => plan.annotations.filter(one => one.level === level);
    const own = of('manifest').filter(({key}) => !key.startsWith('org.'));
    expect(own.map(({key, value}) => `${key}=${value}`)).toEqual(['a=2', 'z=1']);
    expect(of('index').map(({key, value}) => `${key}=${value}`)).toEqual(['a=1', 'b=2']);
    const keys = of('manifest').map(({key}) => key);
    expect(keys).toEqual(keys.toSorted((a, b) => a.localeCompare(b, 'en')));
  });

  it('of a variant stand in place of those of the run, as annotations too', async () => {
    const variants = 'gpu: {annotations: {team: gpu}}';
    const plan = await planOf(push, {variants, annotations: 'team=all'});
    const own = target(plan, 'hello/gpu/linux/amd64').annotations.filter(({key}) => key === 'team');
    expect(own).toEqual([{level: 'manifest', key: 'team', value: 'gpu'}]);
  });

  it('say which value cannot be worked out', async () => {
    await expect(planOf(push, {labels: "a={{date 'YYYY' tz='Mars'}}"})).rejects.toThrow(
      'The value of "a" cannot be worked out: "Mars" is not a time zone'
    );
  });
});
