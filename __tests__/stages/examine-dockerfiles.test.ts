import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it, test} from 'vitest';
import {diskFiles} from '../../src/adapters/files.ts';
import type {BuildTarget, Plan} from '../../src/plan/plan.ts';
import {examineDockerfiles} from '../../src/stages/examine-dockerfiles.ts';

type Asked = Partial<Pick<BuildTarget, 'context' | 'file' | 'target' | 'testTarget' | 'buildArgs' | 'buildContexts'>>;

const planOf = (...asked: readonly Asked[]): Pick<Plan, 'targets'> => ({
  targets: asked.map(
    (one, index) =>
      ({
        id: `app${index}/linux/amd64`,
        context: '.',
        buildArgs: [],
        buildContexts: [],
        ...one
      }) as unknown as BuildTarget
  )
});

const STAGES = '# stages\nFROM debian AS base\nRUN make\nFROM base AS Test\nRUN make test\nFROM base AS app\n';
const LIST = 'Its stages: base (line 2), test (line 4), app (line 6).';

describe('the Dockerfiles of a plan', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dockerfiles-'));
  const before = process.cwd();
  beforeAll(() => {
    for (const name of ['hello/docker', 'hello/lower', 'hello/folder/Dockerfile'])
      mkdirSync(join(folder, name), {recursive: true});
    writeFileSync(join(folder, 'outside'), 'FROM scratch AS secret\n');
    process.chdir(join(folder, 'hello'));
    writeFileSync('Dockerfile', STAGES);
    writeFileSync('docker/gpu.Dockerfile', 'FROM scratch\nFROM scratch\n');
    writeFileSync('docker/gpu.Dockerfile.dockerignore', '*');
    writeFileSync('lower/dockerfile', 'FROM scratch AS app\n');
    writeFileSync('pack.toml', '# syntax=acme/pack:1\nFROM x AS y\n');
    symlinkSync(join(folder, 'outside'), 'linked.Dockerfile');
  });
  afterAll(() => {
    process.chdir(before);
    rmSync(folder, {recursive: true, force: true});
  });

  test.each<{name: string; asked: Asked}>([
    {name: 'a Dockerfile', asked: {}},
    {name: 'its stages, in any case', asked: {target: 'APP', testTarget: 'test'}},
    {name: 'a stage by number', asked: {target: '1'}},
    {name: 'a Dockerfile in small letters', asked: {context: 'lower', target: 'app'}},
    {name: 'a context of another name', asked: {target: 'deps', buildContexts: ['deps=./deps']}},
    {name: 'another frontend', asked: {file: 'pack.toml', target: 'z'}},
    {name: 'another frontend by an argument', asked: {target: 'z', buildArgs: ['BUILDKIT_SYNTAX=acme/pack']}},
    {name: 'a repository', asked: {context: 'https://github.com/acme/app.git#main', file: 'nope', target: 'z'}},
    {name: 'a repository by ssh', asked: {context: 'git@github.com:acme/app.git'}},
    {name: 'a repository in short', asked: {context: 'github.com/acme/app'}},
    {name: 'a Dockerfile of the web', asked: {file: 'https://example.com/Dockerfile', target: 'z'}},
    {name: 'what leads out of the workspace', asked: {file: 'linked.Dockerfile', target: 'z'}},
    {name: 'what cannot be read', asked: {context: 'folder', target: 'z'}}
  ])('are taken: $name', async ({asked}) => expect(await examineDockerfiles(planOf(asked), diskFiles)).toEqual([]));

  test.each<{name: string; asked: Asked; want: object}>([
    {
      name: 'a missing file beside one like it',
      asked: {file: 'docker/cpu.Dockerfile'},
      want: {
        title: 'there is no docker/cpu.Dockerfile',
        cause: 'The Dockerfile is not there.',
        remedy: expect.stringMatching(/^Did you mean "docker\/gpu\.Dockerfile"\? Check the inputs "context" and "file"/)
      }
    },
    {
      name: 'a missing file of another name',
      asked: {file: 'docker/production'},
      want: {remedy: expect.stringMatching(/^There is docker\/gpu\.Dockerfile\. Check the inputs/)}
    },
    {
      name: 'a missing folder',
      asked: {context: './backend/'},
      want: {title: 'there is no backend/Dockerfile', remedy: expect.stringMatching(/^Check the inputs/)}
    },
    {
      name: 'a missing stage like one',
      asked: {target: 'tset'},
      want: {
        title: 'Dockerfile has no stage "tset", which "target" names',
        cause: 'The Dockerfile has no stage of that name.',
        remedy: `Did you mean "test"? ${LIST}`,
        place: {file: 'Dockerfile', line: 4}
      }
    },
    {
      name: 'a missing stage with tests',
      asked: {target: 'app', testTarget: 'development'},
      want: {
        title: 'Dockerfile has no stage "development", which "test-target" names',
        remedy: LIST,
        place: {file: 'Dockerfile', line: 2}
      }
    },
    {
      name: 'a stage where none has a name',
      asked: {file: 'docker/gpu.Dockerfile', target: 'gpu'},
      want: {
        remedy: 'None of its stages has a name: write AS gpu after a FROM, or leave "target" out.',
        place: {file: 'docker/gpu.Dockerfile', line: 1}
      }
    }
  ])('are refused: $name', async ({asked, want}) => {
    const [failure, ...more] = await examineDockerfiles(planOf(asked), diskFiles);
    expect(more).toEqual([]);
    expect(failure).toMatchObject({code: 'invalid-input', target: 'app0/linux/amd64', ...want});
  });

  it('are each read once', async () => {
    const read: string[] = [];
    const files = {
      ...diskFiles,
      read: (path: string) => {
        read.push(path);
        return diskFiles.read(path);
      }
    };
    const three = [{target: 'app'}, {target: 'nope'}, {file: './Dockerfile'}];
    expect(await examineDockerfiles(planOf(...three, ...three), files)).toHaveLength(2);
    expect(read).toHaveLength(1);
  });
});
