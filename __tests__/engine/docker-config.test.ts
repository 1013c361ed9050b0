import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {type DockerConfigSources, privateDockerConfig} from '../../src/engine/docker-config.ts';

const user = {
  auths: {'https://index.docker.io/v1/': {auth: 'dXNlcjpwYXNz'}},
  credHelpers: {'gcr.io': 'gcloud', 'ghcr.io': 'desktop'},
  credsStore: 'desktop',
  HttpHeaders: {'X-Meta-Auth': 'secret'},
  cliPluginsExtraDirs: ['/opt/plugins'],
  proxies: {default: {httpProxy: 'http://proxy:3128'}},
  currentContext: 'remote'
};
const sources: DockerConfigSources = {
  user: JSON.stringify(user),
  pluginFolders: ['/run/plugins', '/home/u/.docker/cli-plugins'],
  ownRegistries: ['ghcr.io'],
  trusted: true
};
const made = (more: Partial<DockerConfigSources> = {}): Record<string, unknown> =>
  JSON.parse(privateDockerConfig({...sources, ...more})) as Record<string, unknown>;

describe('privateDockerConfig', () => {
  it("keeps the user's entries, and its own logins out of the user's store", () => {
    expect(made()).toEqual({
      ...user,
      cliPluginsExtraDirs: ['/run/plugins', '/home/u/.docker/cli-plugins', '/opt/plugins'],
      credHelpers: {'gcr.io': 'gcloud', 'ghcr.io': ''}
    });
  });

  it('turns a store off for its own registries without other helpers', () => {
    expect(made({user: '{"credsStore":"pass"}'}).credHelpers).toEqual({'ghcr.io': ''});
  });

  it('names no helper where the user has none', () => {
    expect(made({user: '{"auths":{}}'})).not.toHaveProperty('credHelpers');
  });

  it('leaves every credential out for untrusted code, and keeps the rest', () => {
    const text = privateDockerConfig({...sources, trusted: false});
    expect(JSON.parse(text)).toEqual({
      currentContext: 'remote',
      cliPluginsExtraDirs: ['/run/plugins', '/home/u/.docker/cli-plugins', '/opt/plugins']
    });
    expect(text).not.toMatch(/dXNlcjpwYXNz|desktop|gcloud|X-Meta-Auth/);
  });

  test.each([
    {name: 'no file', text: undefined},
    {name: 'an empty file', text: ' \n'},
    {name: 'no JSON', text: '{"auths":'},
    {name: 'null', text: 'null'},
    {name: 'a number', text: '7'}
  ])('begins anew with $name', ({text}) => {
    expect(made({user: text})).toEqual({cliPluginsExtraDirs: sources.pluginFolders});
  });

  it('makes valid JSON of any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.boolean(), (text, trusted) => {
        expect(made({user: text, trusted}).cliPluginsExtraDirs).toEqual(expect.arrayContaining(['/run/plugins']));
      })
    );
  });
});
