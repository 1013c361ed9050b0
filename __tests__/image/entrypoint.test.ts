import {describe, expect, it, test} from 'vitest';
import {type OciConfig, parseOciConfig} from '../../src/image/config.ts';
import {findStarted, interpreters} from '../../src/image/entrypoint.ts';
import type {Program} from '../../src/image/program.ts';
import {binary, layer, UNREAD} from './support.ts';

const config = (values: object): OciConfig => parseOciConfig(JSON.stringify({config: values}));
const PROGRAM = {content: binary('amd64'), mode: 0o755};
const script = (first: string) => ({content: `#!${first}\n`, mode: 0o755});

const IMAGE = [
  {name: 'usr/local/bin/docker-entrypoint.sh', ...script('/bin/sh')},
  {name: 'usr/local/bin/app', ...script('/usr/bin/env -S python3 -u')},
  {name: 'usr/bin/env', ...PROGRAM},
  {name: 'usr/bin/python3', link: 'python3.12'},
  {name: 'usr/bin/python3.12', ...PROGRAM},
  {name: 'bin/sh', ...PROGRAM},
  {name: 'srv/bin/tool', ...PROGRAM},
  {name: 'opt/bin/python3', content: 'no program'},
  {name: 'loop', ...script('/loop')}
];

describe('what an image starts', () => {
  test.each([
    {name: 'its command', config: {Cmd: ['/bin/sh', '-c', 'x']}, want: ['/bin/sh']},
    {
      name: 'entrypoint and command, and what interprets them',
      config: {Entrypoint: ['docker-entrypoint.sh'], Cmd: ['app']},
      want: [
        '/usr/local/bin/docker-entrypoint.sh',
        '/usr/local/bin/app',
        '/bin/sh',
        '/usr/bin/env',
        '/usr/bin/python3.12'
      ]
    },
    {
      name: 'by the PATH of the image, past what is no program',
      config: {Cmd: ['python3'], Env: ['PATH=/opt/bin:/usr/bin']},
      want: ['/usr/bin/python3.12']
    },
    {name: 'nothing that is not on its PATH', config: {Cmd: ['python3'], Env: ['PATH=/opt/bin']}, want: []},
    {name: 'from its working directory', config: {Cmd: ['bin/tool'], WorkingDir: '/srv'}, want: ['/srv/bin/tool']},
    {name: 'no arguments', config: {Entrypoint: ['/bin/sh'], Cmd: ['-c', 'x']}, want: ['/bin/sh']},
    {name: 'a script that interprets itself', config: {Cmd: ['/loop']}, want: ['/loop']},
    {name: 'nothing', config: {}, want: []}
  ])('is $name', async ({config: values, want}) => {
    const never = async (): Promise<Program> => {
      throw new Error('asked for what is known');
    };
    const layers = [await layer(...IMAGE)];
    const started = await findStarted({config: config(values), layers, others: []}, never);
    expect(started.map(({path}) => path)).toEqual(want);
  });

  it('is asked for along the PATH where the base image was not read', async () => {
    const asked: string[] = [];
    const lookUp = async (path: string): Promise<Program | undefined> => {
      asked.push(path);
      return {'/usr/local/bin/node': {architecture: 'arm64'}, '/bin/sh': {architecture: 'amd64'}}[path];
    };
    const layers = [UNREAD, await layer({name: 'app/run', ...script('/bin/sh')})];
    const values = {Entrypoint: ['/app/run'], Cmd: ['node'], Env: ['PATH=/usr/local/sbin:/usr/local/bin:/bin']};
    const started = await findStarted({config: config(values), layers, others: ['node']}, lookUp);
    expect(asked).toEqual(['/usr/local/sbin/node', '/usr/local/bin/node', '/bin/sh']);
    expect(started.map(({path, program}) => [path, program.architecture])).toEqual([
      ['/app/run', undefined],
      ['/usr/local/bin/node', 'arm64'],
      ['/bin/sh', 'amd64']
    ]);
  });
});

test.each([
  ['/bin/sh -e', ['/bin/sh']],
  ['/usr/bin/env node', ['/usr/bin/env', 'node']],
  ['/usr/bin/env -S A=1 node --flag', ['/usr/bin/env', 'node']],
  ['/usr/bin/env', ['/usr/bin/env']],
  ['', []]
])('#!%s is interpreted by %j', (line, want) => {
  expect(interpreters(line)).toEqual(want);
});
