import {describe, expect, it, test} from 'vitest';
import {boundsOf} from '../../src/engine/compose-bounds.ts';
import {hasHealthcheck, parseProject} from '../../src/engine/compose-project.ts';
import {type StackPart, stackProject} from '../../src/engine/compose-stack.ts';
import {cli} from '../contract/cli.ts';

const project = parseProject(cli('compose/config.json'));
const LABELS = {'io.multiarch-build.session': '7'};
const container = {env: {}, readOnly: false, tmpfs: [], volumes: [], extraHosts: []};
const part: StackPart = {
  name: 'stack-7',
  labels: LABELS,
  images: {
    web: {reference: 'localhost:5000/web@sha256:1', platform: 'linux/arm64', hasHealthcheck: false},
    api: {reference: 'localhost:5000/api@sha256:2', platform: 'linux/arm64', hasHealthcheck: true}
  },
  readOnlyBinds: false,
  subject: {
    service: 'web',
    containerName: 'stack-7-1-web',
    publish: [8000, 9100],
    container,
    bounds: boundsOf({}, container, {memory: undefined, user: ''}),
    gpus: undefined,
    health: {intervalMs: 500}
  }
};
const made = stackProject(project, part);

describe('a project for a check', () => {
  it('has the images of this run, as they lie in the engine, and builds nothing', () => {
    expect(made.services.web).toMatchObject({
      image: 'localhost:5000/web@sha256:1',
      platform: 'linux/arm64',
      pull_policy: 'never'
    });
    expect(made.services.api).toMatchObject({image: 'localhost:5000/api@sha256:2', pull_policy: 'never'});
    expect(made.services.db).toMatchObject({image: 'python:3.11-slim'});
    expect(made.services.db).not.toHaveProperty('platform');
    expect(Object.values(made.services).filter(service => 'build' in service)).toEqual([]);
  });

  it('publishes on random ports of loopback alone, each port once', () => {
    expect(made.services.web?.ports).toEqual([
      {mode: 'ingress', host_ip: '127.0.0.1', target: 8000, protocol: 'tcp'},
      {mode: 'ingress', host_ip: '127.0.0.1', target: 9000, protocol: 'tcp'},
      {mode: 'ingress', host_ip: '127.0.0.1', target: 9001, protocol: 'tcp'},
      {mode: 'ingress', host_ip: '127.0.0.1', target: 53, protocol: 'udp'},
      {mode: 'ingress', host_ip: '127.0.0.1', target: 9100, protocol: 'tcp'}
    ]);
    expect(made.services.api).not.toHaveProperty('ports');
  });

  it('has no name of its own on the machine, and still the names that other services know', () => {
    expect(made.name).toBe('stack-7');
    expect(made.services.web).toMatchObject({
      container_name: 'stack-7-1-web',
      networks: {default: {aliases: ['shop-web']}}
    });
    expect(made.services.db).not.toHaveProperty('container_name');
    expect(made.services.db?.networks).toEqual({back: {aliases: ['database', 'shop-db']}});
    expect(made.volumes?.data).toMatchObject({name: 'stack-7_data'});
    expect(made.networks?.back).toMatchObject({name: 'stack-7_back', driver: 'bridge'});
  });

  it('carries the labels of the run on everything', () => {
    const all = [made.services, made.networks, made.volumes].flatMap(group => Object.values(group ?? {}));
    expect(all).toHaveLength(7);
    for (const one of all) expect(one?.labels).toMatchObject(LABELS);
  });

  it('leaves what is external where it is', () => {
    const external = {external: true, name: 'proxy'};
    const {networks, volumes} = stackProject(
      {...project, networks: {outside: external}, volumes: {old: external}},
      part
    );
    expect([networks, volumes]).toEqual([{outside: external}, {old: external}]);
  });

  it('asks for the health of every service often, and of one that others wait for without end', () => {
    expect(made.services.web?.healthcheck).toEqual({
      test: ['CMD-SHELL', 'wget -q -O - http://localhost:8000/health'],
      interval: '500ms',
      start_period: '1ms'
    });
    expect(made.services.api?.healthcheck).toEqual({interval: '500ms', retries: 1_000_000, start_period: '1ms'});
    expect(made.services.db).not.toHaveProperty('healthcheck');
  });

  it('keeps the service under test one container that must not die', () => {
    const deployed = {
      ...project.services.web,
      deploy: {replicas: 3, restart_policy: {condition: 'any'}, resources: {}}
    };
    const {services} = stackProject({...project, services: {...project.services, web: deployed}}, part);
    expect(services.web).toMatchObject({restart: 'no', scale: 1, deploy: {resources: {}}});
    expect(services.web?.deploy).toEqual({resources: {}});
  });

  it('takes over what the smoke test says, dollars and all, and leaves those that compose has doubled', () => {
    const own = {...container, env: {PRICE: '$5'}, command: ['serve', '$HOME'], readOnly: true};
    const {services} = stackProject(project, {...part, subject: {...part.subject, container: own}});
    expect(services.web).toMatchObject({
      environment: {API: 'http://api:8000', PRICE: '$$5'},
      command: ['serve', '$$HOME'],
      read_only: true
    });
    expect(made.services.web?.environment).toMatchObject({PRICE: '$$5', INHERITED: null});
  });

  it('bounds the service under test, and leaves the others what the file gives them', () => {
    expect(made.services.web).toMatchObject({pids_limit: 4096, cap_drop: ['ALL'], logging: {driver: 'json-file'}});
    for (const other of [made.services.api, made.services.db]) {
      expect(other).toEqual(expect.not.objectContaining({pids_limit: expect.anything(), cap_drop: expect.anything()}));
    }
  });

  it('has the GPUs of the smoke test instead of those of the file', () => {
    const own = {...project, services: {...project.services, web: {...project.services.web, gpus: [{count: -1}]}}};
    const of = (gpus: StackPart['subject']['gpus']) =>
      stackProject(own, {...part, subject: {...part.subject, gpus}}).services.web;
    expect(of('runtime')).toMatchObject({gpus: [], deploy: {resources: {reservations: {devices: [{count: 'all'}]}}}});
    expect(of('none')).toMatchObject({gpus: []});
    expect(of(undefined)).toMatchObject({gpus: [{count: -1}]});
  });

  it.each([
    {readOnlyBinds: true, want: [undefined, true, undefined]},
    {readOnlyBinds: false, want: [undefined, undefined, undefined]}
  ])('has read-only bind mounts: $readOnlyBinds', ({readOnlyBinds, want}) => {
    const writable = {...project.services.api, volumes: (project.services.api?.volumes ?? []).map(withoutReadOnly)};
    const {services} = stackProject(
      {...project, services: {...project.services, api: writable}},
      {...part, readOnlyBinds}
    );
    expect(services.api?.volumes?.map(mount => mount.read_only)).toEqual(want);
  });
});

const withoutReadOnly = ({type, source = '', target = ''}: {type: string; source?: string; target?: string}) => ({
  type,
  source,
  target
});

test.each([
  {name: 'none, and one of the image', service: {}, ofImage: true, want: true},
  {name: 'none at all', service: {}, ofImage: false, want: false},
  {name: 'its own', service: {healthcheck: {test: ['CMD', 'true']}}, ofImage: false, want: true},
  {name: 'other times of the image', service: {healthcheck: {interval: '5s'}}, ofImage: true, want: true},
  {name: 'NONE', service: {healthcheck: {test: ['NONE']}}, ofImage: true, want: false},
  {name: 'it disabled', service: {healthcheck: {disable: true}}, ofImage: true, want: false}
])('the health check of a service that has $name: $want', ({service, ofImage, want}) => {
  expect(hasHealthcheck(service, ofImage)).toBe(want);
});
