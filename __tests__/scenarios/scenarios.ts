import type {Scenario} from './run.ts';

const EVENTS = '../fixtures/events';
const pushMain = {payload: `${EVENTS}/push-main.json`, event: 'push', ref: 'refs/heads/main'};
const pushTag = {payload: `${EVENTS}/push-tag.json`, event: 'push', ref: 'refs/tags/v1.2.3'};

const TWO_IMAGES = `
images:
  backend:
    repositories: [ghcr.io/acme/etf-backend, docker.io/acme/etf-backend]
    context: backend
    platforms: [linux/amd64, linux/arm64]
    smoke: {port: 8000, timeout: 30s, checks: [{http: {path: /health}}]}
  worker:
    repositories: [ghcr.io/acme/worker]
    tag-format: "{variant}-{tag}"
    variants:
      cpu: {file: docker/cpu.Dockerfile, default: true, platforms: [linux/amd64]}
      gpu: {file: docker/gpu.Dockerfile, platforms: [linux/amd64], smoke: {command: [serve, --device, cpu]}}
tags: |
  latest
  sha
  semver
  pr
`;

const SECRETS = {
  'github-token': 'ghs_tokenOfTheJob',
  registry: 'ghcr.io',
  username: 'ci',
  password: 'passwordOfTheRegistry',
  secrets: 'npm=valueOfTheSecret'
};

export const scenarios: readonly Scenario[] = [
  {name: 'push to main', ...pushMain},
  {
    name: 'push to a feature branch',
    payload: 'events/push-branch.json',
    event: 'push',
    ref: 'refs/heads/feat/login'
  },
  {
    name: 'tag v1.2.3',
    ...pushTag,
    inputs: {variants: 'cpu: {default: true}\ngpu: {target: gpu, platforms: linux/amd64}'}
  },
  {name: 'pre-release', ...pushTag, ref: 'refs/tags/v1.3.0-rc.1'},
  {
    name: 'pull request of the same repository',
    payload: `${EVENTS}/pull-request.json`,
    event: 'pull_request',
    ref: 'refs/pull/7/merge',
    inputs: SECRETS
  },
  {
    name: 'pull request of a fork',
    payload: `${EVENTS}/pull-request-fork.json`,
    event: 'pull_request',
    ref: 'refs/pull/7/merge',
    inputs: {...SECRETS, push: 'true'}
  },
  {
    name: 'pull_request_target of a fork',
    payload: `${EVENTS}/pull-request-target.json`,
    event: 'pull_request_target',
    ref: 'refs/heads/main',
    inputs: SECRETS
  },
  {
    name: 'workflow_dispatch',
    payload: 'events/workflow-dispatch.json',
    event: 'workflow_dispatch',
    ref: 'refs/heads/feat/login'
  },
  {
    name: 'schedule with nightly',
    payload: 'events/schedule.json',
    event: 'schedule',
    ref: 'refs/heads/main',
    inputs: {tags: 'nightly', platforms: 'linux/amd64'}
  },
  {name: 'two images of a config file', ...pushTag, config: TWO_IMAGES},
  {
    name: 'all build options',
    ...pushMain,
    inputs: {
      images: 'ghcr.io/acme/hello\nacme/hello',
      platforms: 'linux/arm/v7',
      context: 'app',
      file: 'app/prod.Dockerfile',
      target: 'run',
      'build-args': 'VERSION=1.0\n"TEXT=two\nlines $(id)"\nFROM_ENV',
      'build-contexts': 'base=docker-image://alpine:3',
      labels: 'team=a "quoted" one\norg.opencontainers.image.title=mine',
      annotations: 'key=value\nindex:key=value of the index\nmanifest-descriptor:d=1',
      secrets: 'npm=valueOfTheSecret\n"key=line one\nline two"',
      'secret-envs': 'aws=AWS_KEY',
      'secret-files': 'cert=./cert.pem',
      ssh: 'default',
      network: 'host',
      'add-hosts': 'db:10.0.0.1',
      allow: 'network.host',
      'shm-size': '2g',
      ulimit: 'nofile=1024:2048',
      'no-cache': 'true',
      'no-cache-filters': 'build,test',
      pull: 'true',
      provenance: 'mode=max',
      sbom: 'true',
      'source-date-epoch': 'commit',
      'cache-repository': 'ghcr.io/acme/cache',
      'cache-mode': 'min',
      'cache-from': 'type=registry,ref=ghcr.io/acme/more',
      'health-path': '/health',
      'health-port': '8080',
      'health-timeout': '90s'
    }
  },
  {name: 'cache off', ...pushMain, inputs: {cache: 'off', platforms: 'linux/amd64'}},
  {name: 'push false', ...pushMain, inputs: {push: 'false', platforms: 'linux/amd64', provenance: 'mode=max'}},
  {
    name: 'only and skip',
    ...pushTag,
    inputs: {variants: 'cpu: {default: true}\ngpu: {}\ndebug: {}', only: '*/linux/amd64', skip: 'debug'}
  }
];
