import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {childEnvironment} from '../../src/context/child-env.ts';

const runnerSecrets = {
  'INPUT_GITHUB-TOKEN': 'ghs_a',
  INPUT_PASSWORD: 'hunter2',
  INPUT_SECRETS: 'npm=abc',
  GITHUB_TOKEN: 'ghs_b',
  GH_TOKEN: 'ghs_c',
  ACTIONS_RUNTIME_TOKEN: 'ey1',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'ey2',
  ACTIONS_CACHE_URL: 'https://cache',
  STATE_session: '{}',
  NODE_OPTIONS: '--inspect'
};
const tools = {
  PATH: '/usr/bin',
  HOME: '/home/runner',
  DOCKER_HOST: 'unix:///var/run/docker.sock',
  DOCKER_CONTEXT: 'remote',
  BUILDX_CONFIG: '/home/runner/.docker/buildx',
  BUILDKIT_HOST: 'tcp://buildkitd:1234',
  HTTPS_PROXY: 'http://proxy:3128',
  no_proxy: 'localhost',
  SSL_CERT_FILE: '/etc/ssl/own.pem',
  LC_ALL: 'C.UTF-8',
  TMPDIR: '/tmp'
};
const users = {NPM_TOKEN: 'npm_x', DATABASE_URL: 'postgres://u:p@h/d', GITHUB_SHA: 'abc', AWS_SECRET_ACCESS_KEY: 'aws'};
const everything = {...runnerSecrets, ...tools, ...users};

describe('childEnvironment', () => {
  it('keeps what the runner and this action alone need from every child', () => {
    expect(childEnvironment(everything, true)).toEqual({...tools, ...users});
  });

  it('gives untrusted code what the tools need, and nothing else', () => {
    expect(childEnvironment(everything, false)).toEqual(tools);
  });

  test.each([
    'DOCKER_AUTH_CONFIG',
    'DOCKER_PASSWORD',
    'DOCKER_PASS',
    'DOCKERHUB_TOKEN',
    'DOCKER_HUB_PWD',
    'BUILDX_SECRET',
    'BUILDKIT_TOKEN',
    'XDG_API_KEY',
    'DOCKER_CREDENTIALS'
  ])('takes %s for a secret', name => expect(childEnvironment({[name]: 'x'}, false)).toEqual({}));

  it('leaves out variables without a value', () => {
    expect(childEnvironment({PATH: undefined, HOME: ''}, true)).toEqual({HOME: ''});
  });

  it('never passes an input or a token of the runner on', () => {
    const name = fc
      .tuple(fc.constantFrom('INPUT_', 'STATE_', 'ACTIONS_'), fc.string({maxLength: 12}))
      .map(([prefix, rest]) => prefix + rest);
    fc.assert(
      fc.property(fc.dictionary(name, fc.string()), fc.boolean(), (env, trusted) => {
        expect(childEnvironment(env, trusted)).toEqual({});
      })
    );
  });
});
