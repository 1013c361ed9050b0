import {describe, expect, it, test} from 'vitest';
import {factsOf, payloadOf} from '../context/support.ts';
import {planOf, target} from './support.ts';

const push = factsOf('push', 'refs/heads/main', payloadOf('push-main'));
const release = factsOf('push', 'refs/tags/v1.2.3', payloadOf('push-tag'));

describe('build arguments of a plan', () => {
  test.each([
    {name: 'the time of the commit', args: 'BUILD_DATE={{commit_date}}', want: 'BUILD_DATE=2025-11-21T08:29:58+00:00'},
    {name: 'a date in a format', args: "D={{commit_date 'YYYYMMDD'}}", want: 'D=20251121'},
    {name: 'the commit', args: 'REF={{sha}}', want: 'REF=8f3b1c9'},
    {name: 'a branch and text around it', args: 'V=dev-{{branch}}+1', want: 'V=dev-main+1'},
    {name: 'nothing where there is no tag', args: 'V={{tag}}', want: 'V='},
    {name: 'a literal', args: 'FORMAT=\\{{.Name}}', want: 'FORMAT={{.Name}}'},
    {name: 'a name that looks like one', args: 'A={b}', want: 'A={b}'},
    {name: 'one without a value', args: 'FROM_ENV', want: 'FROM_ENV'}
  ])('$name', async ({args, want}) => {
    const plan = await planOf(push, {'build-args': args});
    expect(target(plan, 'hello/linux/amd64').buildArgs).toEqual([want]);
  });

  it('of the config file, which knows nothing of workflows', async () => {
    const config = `images:
  api:
    repositories: acme/api
    build-args: {VERSION: "{{tag}}"}
    variants:
      debug: {build-args: ["MODE={{#if tag}}release{{else}}dev{{/if}}"]}
`;
    expect(target(await planOf(release, {}, config), 'api/debug/linux/amd64').buildArgs).toEqual([
      'VERSION=v1.2.3',
      'MODE=release'
    ]);
    expect(target(await planOf(push, {}, config), 'api/debug/linux/amd64').buildArgs).toEqual(['VERSION=', 'MODE=dev']);
  });

  it('are part of what an image is known by again', async () => {
    const fingerprints = (args: string) =>
      Promise.all(
        [push, release].map(async facts => {
          const plan = await planOf({...facts, worktree: {clean: true}}, {'build-args': args});
          return target(plan, 'hello/linux/amd64').fingerprint;
        })
      );
    const [ofBranch, ofTag] = await fingerprints('V={{tag}}');
    expect(ofBranch).not.toBe(ofTag);
    const [here, there] = await fingerprints('BUILD_DATE={{commit_date}}');
    expect(here).toBe(there);
  });

  it('that cannot be worked out are named', async () => {
    await expect(planOf(push, {'build-args': "A={{commit_date 'YYYY' tz='Mars'}}"})).rejects.toThrow(
      'The value of "A" cannot be worked out: "Mars" is not a time zone'
    );
  });
});
