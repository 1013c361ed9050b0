import {describe, expect, it} from 'vitest';
import {resultOf, runAction} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {type JobEvent, pushToMain, tagPush} from './support/events.ts';
import {ownBuilder} from './support/inputs.ts';
import {HELLO, project} from './support/project.ts';
import {newRepository} from './support/registry.ts';
import {type TokenRegistry, tokenRegistry} from './support/token-registry.ts';

const pathOf = (repository: string): string => repository.slice(repository.indexOf('/') + 1);

async function tagsOf(repository: string, registry: TokenRegistry): Promise<readonly string[]> {
  const path = pathOf(repository);
  const answer = await fetch(`http://${registry.host}/v2/${path}/tags/list`, {
    headers: {authorization: `Bearer ${registry.token(path)}`}
  });
  if (answer.status === 404) return [];
  const {tags} = (await answer.json()) as {tags: readonly string[] | null};
  return [...(tags ?? [])].filter(tag => !tag.startsWith('cache-')).sort();
}

const run = (event: JobEvent, repositories: readonly string[], {host, username, password}: TokenRegistry) =>
  runAction({
    event,
    cwd: project({Dockerfile: HELLO}),
    inputs: {
      ...ownBuilder(),
      images: repositories.join('\n'),
      platforms: 'linux/amd64',
      registry: host,
      username,
      password
    }
  });

describe('a registry with a token service', () => {
  it('gets images, cache and tags, and is read by tokens too', async () => {
    const registry = await tokenRegistry();
    const repository = newRepository(registry.host);
    const done = await run(tagPush('v1.2.3'), [repository], registry);
    expect(done.exitCode, done.log).toBe(0);
    expect(await tagsOf(repository, registry)).toEqual(['1', '1.2', '1.2.3', 'latest']);
    const scopes = registry.asked.filter(({user}) => user === registry.username).map(({scope}) => scope);
    expect(scopes.some(scope => scope.startsWith(`repository:${pathOf(repository)}:`) && scope.includes('push'))).toBe(
      true
    );
    expect(scopes).toContain(`repository:${pathOf(repository)}:pull`);
    expect(done.log).not.toContain(registry.password);
    await expectNoTrace(done, repository);
  });

  it('whose token does not go for pushing, as a second registry, keeps every tag', async () => {
    const registry = await tokenRegistry();
    registry.mayPush = false;
    const [first, second] = [newRepository(), newRepository(registry.host)];
    const done = await run(pushToMain(), [first, second], registry);
    expect(done.exitCode).toBe(1);
    expect(done.log).toContain(`Logged in to ${registry.host}`);
    const {failures, publications, retries} = resultOf(done);
    expect(failures).toMatchObject([{code: 'publish-failed', cause: 'The registry refused access.'}]);
    expect(publications).toMatchObject([{status: 'not-published'}]);
    expect(retries).toEqual({});
    const tags = await fetch(`http://${first.slice(0, first.indexOf('/'))}/v2/${pathOf(first)}/tags/list`);
    const {tags: there} = (await tags.json()) as {tags: readonly string[] | null};
    expect((there ?? []).filter(tag => !tag.startsWith('cache-'))).toEqual([]);
  });
});
