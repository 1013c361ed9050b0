import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {
  parseContainerEvent,
  parseContainerState,
  parseEngineInfo,
  parseHostPorts,
  parseImageInspect,
  parseListeners
} from '../../src/engine/parse.ts';
import {cli} from '../contract/cli.ts';

describe('parseImageInspect', () => {
  test.each([
    {
      name: 'image-containerd-store',
      want: {platform: 'linux/amd64', hasHealthcheck: true, exposedPorts: [8000]}
    },
    {name: 'image-classic-store', want: {platform: 'linux/amd64', hasHealthcheck: true, exposedPorts: [8000]}},
    {name: 'image-arm64', want: {platform: 'linux/arm64', hasHealthcheck: true, exposedPorts: [8000]}},
    {name: 'image-plain', want: {platform: 'linux/amd64', hasHealthcheck: false, exposedPorts: []}}
  ])('$name', ({name, want}) => {
    const config = parseImageInspect(cli(`engine/${name}.json`));
    expect(config).toMatchObject(want);
    expect(config.size).toBeGreaterThan(500_000);
    expect(config.layers).toBeGreaterThan(0);
  });

  const image = (config: unknown, more: object = {}): string =>
    JSON.stringify([{Os: 'linux', Architecture: 'arm', Variant: 'v7', Config: config, ...more}]);

  test.each([
    {name: 'no configuration', config: null, want: {hasHealthcheck: false, exposedPorts: [], size: 0}},
    {
      name: 'who starts what, and where',
      config: {User: 'app', Entrypoint: ['/app'], Cmd: ['serve'], Env: ['A=1'], WorkingDir: '/srv'},
      want: {user: 'app', entrypoint: ['/app'], command: ['serve'], env: ['A=1'], workdir: '/srv'}
    },
    {
      name: 'that nothing is said of it',
      config: {Entrypoint: null, Cmd: null, Env: null},
      want: {user: '', entrypoint: [], command: [], env: [], workdir: ''}
    },
    {name: 'HEALTHCHECK NONE', config: {Healthcheck: {Test: ['NONE']}}, want: {hasHealthcheck: false}},
    {name: 'a health check of options alone', config: {Healthcheck: {Interval: 1}}, want: {hasHealthcheck: false}},
    {
      name: 'ports out of order, and one of UDP',
      config: {ExposedPorts: {'9000/tcp': {}, '80/tcp': {}, '53/udp': {}, '8080': {}}},
      want: {exposedPorts: [80, 8080, 9000]}
    }
  ])('reads $name', ({config, want}) =>
    expect(parseImageInspect(image(config))).toMatchObject({platform: 'linux/arm/v7', ...want})
  );

  it('refuses an empty answer', () => expect(() => parseImageInspect('[]')).toThrow('told nothing'));
});

describe('parseEngineInfo', () => {
  test.each([
    {name: 'plain', info: {Runtimes: {runc: {}}, DiscoveredDevices: null}, want: {memory: 8e9}},
    {
      name: 'the NVIDIA runtime',
      info: {Runtimes: {runc: {}, nvidia: {path: 'nvidia-container-runtime'}}},
      want: {memory: 8e9, gpus: 'runtime'}
    },
    {
      name: 'devices of the CDI',
      info: {DiscoveredDevices: [{Source: 'cdi', ID: 'nvidia.com/gpu=0'}]},
      want: {memory: 8e9, gpus: 'cdi'}
    },
    {name: 'devices of another kind', info: {DiscoveredDevices: [{ID: 'acme.dev/fpga=0'}]}, want: {memory: 8e9}}
  ])('$name', ({info, want}) => expect(parseEngineInfo(JSON.stringify({MemTotal: 8e9, ...info}))).toEqual(want));

  it('knows nothing of an engine that does not answer', () => {
    expect(parseEngineInfo('{"ServerErrors":["Cannot connect"],"MemTotal":0}')).toBeUndefined();
  });
});

describe('parseContainerState', () => {
  test.each([
    {name: 'healthy', want: {status: 'running', exitCode: 0, oomKilled: false, error: ''}},
    {name: 'unhealthy', want: {status: 'running', exitCode: 0, oomKilled: false}},
    {name: 'exited', want: {status: 'exited', exitCode: 3, oomKilled: false, health: []}},
    {name: 'oom', want: {status: 'exited', exitCode: 137, oomKilled: true}},
    {
      name: 'noexec',
      want: {status: 'created', exitCode: 127, error: expect.stringContaining('stat /missing/program: no such file')}
    },
    {name: 'format', want: {status: 'exited', exitCode: 1, health: []}}
  ])('container-$name', ({name, want}) =>
    expect(parseContainerState(cli(`engine/container-${name}.json`))).toMatchObject(want)
  );

  it('has the output of the health checks, oldest first', () => {
    expect(parseContainerState(cli('engine/container-healthy.json'))?.health.at(-1)).toEqual({
      exitCode: 0,
      output: 'ok\n'
    });
    expect(parseContainerState(cli('engine/container-unhealthy.json'))?.health.at(-1)).toEqual({
      exitCode: 1,
      output: 'wget: server returned error: HTTP/1.1 404 Not Found\n'
    });
  });

  it('is undefined for no container', () => {
    expect(parseContainerState('[]')).toBeUndefined();
    expect(parseContainerState('[{}]')).toBeUndefined();
  });
});

describe('parseContainerEvent', () => {
  const events = (name: string) =>
    cli(`engine/events-${name}.txt`)
      .split('\n')
      .map(line => parseContainerEvent(line, `hello-${name}`))
      .filter(event => event !== undefined);

  test.each([
    {name: 'healthy', want: ['start', 'healthy']},
    {name: 'unhealthy', want: ['start', 'unhealthy']},
    {name: 'exited', want: ['start', 'die']}
  ])('$name: $want', ({name, want}) => {
    const seen = events(name);
    expect(seen.map(({kind}) => kind)).toEqual(want);
    expect((seen[1]?.at ?? 0) - (seen[0]?.at ?? 0)).toBeGreaterThan(0);
  });

  it('has the time in milliseconds, and the exit code of a death', () => {
    const [start, die] = events('exited');
    expect(new Date(start?.at ?? 0).toISOString()).toBe('2026-11-21T07:43:31.284Z');
    expect(start).not.toHaveProperty('exitCode');
    expect(die?.exitCode).toBe(3);
  });

  test.each([
    {name: 'no JSON', line: 'Error response from daemon: x'},
    {name: 'a line cut short', line: '{"status":"start","id":"15'},
    {name: 'nothing', line: ''},
    {name: 'another event', line: '{"Action":"exec_create: sh","timeNano":1}'},
    {name: 'an empty object', line: '{}'},
    {name: 'health that is only starting', line: '{"Action":"health_status: starting"}'}
  ])('is undefined for $name', ({line}) => expect(parseContainerEvent(line, 'c')).toBeUndefined());

  it('is undefined for a container whose name only begins with the same words', () => {
    const line = (name: string) =>
      JSON.stringify({Action: 'die', timeNano: 1, Actor: {ID: 'ab12', Attributes: {name, exitCode: '0'}}});
    expect(parseContainerEvent(line('app-run-1'), 'app')).toBeUndefined();
    expect(parseContainerEvent(line('app'), 'app')).toMatchObject({kind: 'die'});
    expect(parseContainerEvent(line('app'), 'ab12')).toMatchObject({kind: 'die'});
  });

  it('reads the old field of events', () => {
    expect(parseContainerEvent('{"status":"oom","timeNano":2000000}', 'c')).toEqual({kind: 'oom', at: 2});
  });

  it('reads any line without throwing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json({maxDepth: 2}),
          fc.string().map(text => `{${text}`)
        ),
        line => {
          const event = parseContainerEvent(line, 'c');
          expect(event === undefined || typeof event.kind === 'string').toBe(true);
        }
      )
    );
  });
});

describe('parseHostPorts', () => {
  test.each([
    {name: 'as recorded', text: cli('engine/port.txt'), want: [[8000, 32768]]},
    {
      name: 'both address families',
      text: '80/tcp -> 0.0.0.0:1\n80/tcp -> [::]:1\n443/tcp -> 127.0.0.1:2\n',
      want: [
        [80, 1],
        [443, 2]
      ]
    },
    {name: 'UDP', text: '53/udp -> 127.0.0.1:5\n', want: []},
    {name: 'nothing', text: '', want: []}
  ])('$name', ({text, want}) => expect([...parseHostPorts(text)]).toEqual(want));
});

describe('parseListeners', () => {
  test.each([
    {name: 'any', want: [{address: '::', port: 8000}]},
    {name: 'loopback', want: [{address: '127.0.0.1', port: 8000}]},
    {name: 'none', want: []},
    {
      name: 'dns',
      want: [
        {address: '127.0.0.11', port: 33343},
        {address: '::', port: 8000}
      ]
    }
  ])('proc-net-tcp-$name', ({name, want}) =>
    expect(parseListeners(cli(`engine/proc-net-tcp-${name}.txt`))).toEqual(want)
  );

  const line = (address: string, state = '0A'): string =>
    `   0: ${address}:1F90 00000000:0000 ${state} 0:0 00:0 0 0 0 1`;
  test.each([
    {name: 'any IPv4 address', text: line('00000000'), want: '0.0.0.0'},
    {name: 'an address of a network', text: line('0200A8C0'), want: '192.168.0.2'},
    {name: 'loopback of IPv6', text: line('00000000000000000000000001000000'), want: '::1'},
    {name: 'IPv4 in IPv6', text: line('0000000000000000FFFF00000100007F'), want: '127.0.0.1'},
    {
      name: 'another IPv6 address',
      text: line('0000FE80000000000000000001000000'),
      want: '0000fe80000000000000000001000000'
    }
  ])('reads $name', ({text, want}) => expect(parseListeners(text)).toEqual([{address: want, port: 8080}]));

  it('takes connections for no listeners, and other text for nothing', () => {
    expect(parseListeners(line('00000000', '01'))).toEqual([]);
    expect(parseListeners('cat: /proc/net/tcp6: No such file or directory\n')).toEqual([]);
  });
});
