import {readFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterAll, beforeAll, expect, it} from 'vitest';
import {resultOf, runAction} from './support/action.ts';
import {docker, expectNoTrace} from './support/engine.ts';
import {pushToMain} from './support/events.ts';
import {sharedBuilder} from './support/inputs.ts';
import {HELLO, project} from './support/project.ts';
import {newRepository, publishedTags} from './support/registry.ts';

let server: Server;
let base = '';
const asked: string[] = [];

/** Serves the machine's own buildx, as a mirror of its releases would. */
beforeAll(async () => {
  const plugins = JSON.parse(await docker(['info', '--format', '{{json .ClientInfo.Plugins}}'])) as {
    Name: string;
    Path: string;
  }[];
  const binary = readFileSync(plugins.find(({Name}) => Name === 'buildx')?.Path ?? '');
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/buildx') response.end(binary);
    else response.writeHead(404).end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise(resolve => server.close(resolve)));

const build = (repository: string, buildxVersion: string) =>
  runAction({
    event: pushToMain(),
    cwd: project({Dockerfile: HELLO}),
    inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64', 'buildx-version': buildxVersion}
  });

it('fetches the buildx that the input names, and uses it for this run alone', async () => {
  const repository = newRepository();
  const run = await build(repository, `${base}/buildx`);
  expect(run.exitCode, run.log).toBe(0);
  expect(asked).toContain('/buildx');
  expect(run.log).toContain(`Fetched buildx from ${base}/buildx`);
  expect(await publishedTags(repository)).toContain('latest');
  await expectNoTrace(run, repository);
});

it('says what it could not fetch', async () => {
  const run = await build(newRepository(), `${base}/no-such-file`);
  expect(run.exitCode, run.log).toBe(1);
  expect(resultOf(run).failures).toMatchObject([
    {
      code: 'no-buildx',
      title: expect.stringContaining(`${base}/no-such-file`),
      remedy: expect.stringContaining('buildx-version')
    }
  ]);
  await expectNoTrace(run);
});
