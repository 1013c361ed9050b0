import {describe, expect, it, test} from 'vitest';
import {reachOf, readsOf, withPaths} from '../../src/engine/compose-confine.ts';
import {type ComposeProject, parseProject} from '../../src/engine/compose-project.ts';
import {cli} from '../contract/cli.ts';

describe('what an untrusted project may have of the machine', () => {
  it('is nothing but files, for one of usual services', () => {
    expect(reachOf(parseProject(cli('compose/config.json')))).toEqual({
      refused: [],
      paths: ['/work/backend', '/work/pw.txt']
    });
  });

  test.each([
    {service: {privileged: true}, want: 'service "a" has "privileged"'},
    {service: {network_mode: 'host'}, want: 'service "a" has "network_mode": host'},
    {service: {network_mode: 'container:other'}, want: 'service "a" has "network_mode": container:other'},
    {service: {pid: 'host'}, want: 'service "a" has "pid": host'},
    {service: {ipc: 'host'}, want: 'service "a" has "ipc": host'},
    {service: {uts: 'host'}, want: 'service "a" has "uts": host'},
    {service: {userns_mode: 'host'}, want: 'service "a" has "userns_mode": host'},
    {service: {cgroup: 'host'}, want: 'service "a" has "cgroup": host'},
    {service: {cgroup_parent: '/'}, want: 'service "a" has "cgroup_parent": /'},
    {service: {devices: [{source: '/dev/sda'}]}, want: 'service "a" has "devices"'},
    {service: {device_cgroup_rules: ['a *:* rwm']}, want: 'service "a" has "device_cgroup_rules"'},
    {service: {cap_add: ['SYS_ADMIN']}, want: 'service "a" has "cap_add"'},
    {service: {security_opt: ['seccomp:unconfined']}, want: 'service "a" has "security_opt"'},
    {service: {runtime: 'runc'}, want: 'service "a" has "runtime": runc'},
    {service: {use_api_socket: true}, want: 'service "a" has "use_api_socket"'},
    {service: {provider: {type: 'x'}}, want: 'service "a" has "provider"'},
    {service: {post_start: [{privileged: true}]}, want: 'service "a" has "post_start"'},
    {service: {volumes_from: ['container:other']}, want: 'service "a" has "volumes_from"'},
    {service: {volumes: [{type: 'npipe', source: 'x'}]}, want: 'service "a" has "volumes"'},
    {service: {logging: {driver: 'syslog'}}, want: 'service "a" has "logging"'},
    {
      service: {deploy: {resources: {reservations: {devices: [{driver: 'cdi', device_ids: ['a.b/c=d']}]}}}},
      want: 'service "a" has "deploy"'
    },
    {service: {a_key_of_the_future: true}, want: 'service "a" has "a_key_of_the_future"'}
  ])('is not: $want', ({service, want}) => {
    expect(reachOf({services: {a: service as ComposeProject['services'][string]}}).refused).toEqual([want]);
  });

  test.each([
    {service: {privileged: false}},
    {service: {network_mode: 'service:b'}},
    {service: {security_opt: ['no-new-privileges:true']}},
    {service: {logging: {options: {'max-size': '1m'}}}},
    {service: {'x-own': true, entrypoint: null}}
  ])('may be $service', ({service}) => {
    expect(reachOf({services: {a: service as ComposeProject['services'][string]}}).refused).toEqual([]);
  });

  it('is no volume, network or secret of others, and none by a driver that reaches it', () => {
    const {refused} = reachOf({
      services: {},
      volumes: {root: {driver: 'local', driver_opts: {type: 'none', o: 'bind', device: '/'}}, old: {external: true}},
      networks: {lan: {driver: 'macvlan'}, own: {driver: 'bridge'}, default: null},
      secrets: {token: {external: true}}
    });
    expect(refused).toEqual([
      '"lan" of "networks" has a driver of its own',
      '"old" of "volumes" is external',
      '"root" of "volumes" has a driver of its own',
      '"token" of "secrets" is external'
    ]);
  });
});

describe('what compose reads while it resolves a file', () => {
  test.each([
    {name: 'its .env', value: {}, refused: [], paths: ['/work/.env']},
    {
      name: 'files of variables and labels',
      value: {services: {a: {env_file: 'a.env'}, b: {env_file: ['../b.env', {path: '/c.env'}], label_file: 'd'}}},
      refused: [],
      paths: ['/work/.env', '/work/a.env', '/b.env', '/c.env', '/work/d']
    },
    {
      name: 'another file',
      value: {include: ['x.yaml']},
      refused: ['"include" reads another file'],
      paths: ['/work/.env']
    },
    {
      name: 'a service of another file',
      value: {services: {a: {extends: {file: 'x.yaml', service: 'b'}}, c: {extends: {service: 'a'}}}},
      refused: ['service "a" extends one of another file'],
      paths: ['/work/.env']
    },
    {
      name: 'a path that is not known yet',
      value: {services: {a: {env_file: '$HOME/.netrc'}}},
      refused: ['a path has a variable: $HOME/.netrc'],
      paths: ['/work/.env', '/work/$HOME/.netrc']
    },
    {
      name: 'a path of the home folder',
      value: {services: {a: {env_file: [{path: '~/.netrc', format: 'raw'}]}}},
      refused: ['a path is one of the home folder: ~/.netrc'],
      paths: ['/work/.env', '/work/~/.netrc']
    },
    {name: 'nothing of what is no map', value: 'services', refused: [], paths: ['/work/.env']}
  ])('is $name', ({value, refused, paths}) => {
    expect(readsOf(value, '/work')).toEqual({refused, paths});
  });
});

describe('the files of the host', () => {
  it('are named as those that were looked at', () => {
    const project: ComposeProject = {
      services: {
        a: {volumes: [{type: 'bind', source: '/ws/l/x'}, {type: 'volume', source: 'data'}, {type: 'tmpfs'}]},
        b: {image: 'alpine'}
      },
      secrets: {pw: {file: '/ws/l/pw'}, other: {environment: 'A'}},
      configs: {none: null}
    };
    const real = new Map([
      ['/ws/l/x', '/ws/x'],
      ['/ws/l/pw', '/ws/pw'],
      ['data', 'wrong']
    ]);
    expect(withPaths(project, real)).toEqual({
      services: {
        a: {volumes: [{type: 'bind', source: '/ws/x'}, {type: 'volume', source: 'data'}, {type: 'tmpfs'}]},
        b: {image: 'alpine'}
      },
      secrets: {pw: {file: '/ws/pw'}, other: {environment: 'A'}},
      configs: {none: null}
    });
  });
});
