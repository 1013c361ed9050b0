import {execFile} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {beforeAll, describe, expect, inject, it} from 'vitest';
import {type ActionRun, resultOf, runAction} from './support/action.ts';
import {docker, expectNoTrace} from './support/engine.ts';
import {forkPullRequest, pushToMain} from './support/events.ts';
import {type Inputs, sharedBuilder} from './support/inputs.ts';
import {lab} from './support/lab.ts';
import {HELLO, project, startsWith} from './support/project.ts';
import {newRepository, publishedTags} from './support/registry.ts';

/** The web server of the image is a binary of amd64, which this machine runs as it runs everything of amd64. */
const FOREIGN = `FROM --platform=linux/amd64 busybox:1.36 AS tools

FROM busybox:1.36
COPY --from=tools /bin/busybox \\
     /usr/local/bin/httpd
RUN echo hello > /index.html
EXPOSE 8000
CMD ["httpd", "-f", "-p", "8000"]
`;

const build = (dockerfile: string, repository: string, inputs: Inputs = {}, platform = 'linux/amd64') =>
  runAction({
    event: pushToMain(),
    cwd: project({Dockerfile: dockerfile}),
    inputs: {...sharedBuilder(), images: repository, platforms: platform, ...inputs}
  });

const everything = ({log, summary, files}: ActionRun): string => log + summary + files;
const warningsOf = (run: ActionRun): readonly string[] => resultOf(run).warnings.map(({message}) => message);

describe('a binary of another machine', () => {
  it('is refused although it runs here, with the line that brought it', async () => {
    const repository = newRepository();
    const run = await build(FOREIGN, repository, {'health-path': '/index.html'}, 'linux/amd64,linux/arm64');
    expect(run.exitCode, run.log).toBe(1);
    expect(resultOf(run).failures).toMatchObject([
      {
        code: 'check-failed',
        target: 'hello/linux/arm64',
        title: '/usr/local/bin/httpd is built for amd64 (x86-64), the image is for linux/arm64',
        cause: expect.stringContaining('`COPY --from=tools /bin/busybox /usr/local/bin/httpd` (line 4)'),
        remedy: expect.stringContaining('$BUILDPLATFORM'),
        place: {file: 'Dockerfile', line: 4, endLine: 5}
      }
    ]);
    expect(resultOf(run).failures[0]?.remedy).toContain('foreign-binaries');
    expect(run.annotations).toContainEqual(
      expect.objectContaining({name: 'error', properties: expect.objectContaining({file: 'Dockerfile', line: '4'})})
    );
    expect(resultOf(run).targets.map(({platform, status}) => [platform, status])).toEqual([
      ['linux/amd64', 'passed'],
      ['linux/arm64', 'failed']
    ]);
    expect(await publishedTags(repository)).toEqual([]);
    await expectNoTrace(run, repository);
    const manifest = resultOf(run).targets[1]?.build?.manifest;
    const image = `${repository}@${manifest}`;
    const said = ['sh', '-c', 'httpd -m "it runs"; sleep 1'];
    const output = await docker(['run', '--rm', '--platform', 'linux/arm64', image, ...said]);
    expect(output).toMatch(/^\$1\$/);
    await docker(['image', 'rm', image]);
  });

  it('may lie in the image where it is meant to', async () => {
    const repository = newRepository();
    const smoke = 'port: 8000\nforeign-binaries: [/usr/local/**]\n';
    const run = await build(FOREIGN, repository, {smoke}, 'linux/arm64');
    expect(run.exitCode, run.log).toBe(0);
    expect(await publishedTags(repository)).toContain('latest');
  });

  it('may lie in the image where it is no executable, or is gone again', async () => {
    const repository = newRepository();
    const dockerfile = `FROM --platform=linux/amd64 busybox:1.36 AS tools
FROM busybox:1.36
COPY --from=tools --chmod=644 /bin/busybox /opt/data
COPY --from=tools /bin/busybox /opt/gone
RUN rm /opt/gone
EXPOSE 8000
CMD ["httpd", "-f", "-p", "8000"]
`;
    const run = await build(dockerfile, repository, {'health-port': '8000'}, 'linux/arm64');
    expect(run.exitCode, run.log).toBe(0);
    expect(await publishedTags(repository)).toContain('latest');
  });

  it.for([
    {store: 'containerd', host: () => lab().LAB_DOCKER_HOST},
    {store: 'classic', host: () => lab().LAB_DOCKER_HOST_CLASSIC}
  ])('is found in an image that is only loaded ($store store)', async ({store, host}) => {
    const repository = newRepository();
    const builder = store === 'classic' ? await builderOn(host()) : inject('builder');
    const run = await runAction({
      event: forkPullRequest(),
      cwd: project({Dockerfile: FOREIGN}),
      inputs: {builder, images: repository, platforms: 'linux/arm64'},
      dockerHost: host()
    });
    if (store === 'classic') await docker(['buildx', 'rm', '--force', builder], host());
    expect(run.exitCode, run.log).toBe(1);
    expect(resultOf(run).failures).toMatchObject([
      {
        title: '/usr/local/bin/httpd is built for amd64 (x86-64), the image is for linux/arm64',
        place: {file: 'Dockerfile', line: 4}
      }
    ]);
    await expectNoTrace(run);
  });
});

const builderOn = async (host: string): Promise<string> => {
  const name = `e2e-inspect-${process.pid}`;
  await docker(
    [
      ...['buildx', 'create', '--name', name, '--driver', 'docker-container'],
      ...['--driver-opt', lab().LAB_DRIVER_OPTS, '--buildkitd-config', lab().LAB_BUILDKITD_CONFIG]
    ],
    host
  );
  return name;
};

describe('a base image whose files are not for the platform it names', () => {
  const small = newRepositoryLater();
  const large = newRepositoryLater();

  beforeAll(async () => {
    await Promise.all([
      pushBase(`${small()}:1`, 1000, 'zstd'),
      // More than is read for a base image: the engine is asked.
      pushBase(`${large()}:1`, 17_000_000, 'gzip')
    ]);
  });

  it.for([
    {name: 'small, packed with zstd', base: small},
    {name: 'large', base: large}
  ])('is found by what the image starts ($name)', async ({base}) => {
    const repository = newRepository();
    const dockerfile = `FROM ${base()}:1\nENV MODE=a\nCOPY Dockerfile /app/Dockerfile\nCMD ["httpd", "-f", "-p", "8000"]\n`;
    const run = await build(dockerfile, repository, {'health-port': '8000'}, 'linux/arm64');
    expect(run.exitCode, run.log).toBe(1);
    expect(resultOf(run).failures).toMatchObject([
      {
        title: expect.stringMatching(
          /^\/bin\/(httpd|busybox) is built for amd64 \(x86-64\), the image is for linux\/arm64$/
        ),
        cause: expect.stringContaining('belongs to the base image')
      }
    ]);
    expect(await publishedTags(repository)).toEqual([]);
    await expectNoTrace(run, repository);
  });
});

function newRepositoryLater(): () => string {
  let name = '';
  return () => {
    name ||= newRepository();
    return name;
  };
}

/** An image that says arm64 and has the files of amd64. */
async function pushBase(reference: string, fillBytes: number, compression: string): Promise<void> {
  const folder = project({
    Dockerfile:
      'FROM --platform=linux/amd64 busybox:1.36 AS files\nFROM scratch\nCOPY --from=files / /\nCOPY fill /fill\nENV PATH=/usr/bin:/bin\n'
  });
  writeFileSync(join(folder, 'fill'), randomBytes(fillBytes));
  const output = `type=image,name=${reference},push=true,compression=${compression},force-compression=true`;
  const args = ['buildx', 'build', '--builder', inject('builder'), '--platform', 'linux/arm64', '--output', output];
  await promisify(execFile)('docker', [...args, folder], {env: {...process.env, DOCKER_HOST: lab().LAB_DOCKER_HOST}});
}

describe('a secret of the run', () => {
  const SECRET = 's3cret-of-this-test-4711';

  it.for([
    {
      name: 'in a file of a layer, also when a later one takes it away',
      step: 'RUN --mount=type=secret,id=t mkdir /app && cp /run/secrets/t /app/token\nRUN rm /app/token',
      inputs: {secrets: `t=${SECRET}`},
      where: '/app/token',
      line: 2
    },
    {
      name: 'in the environment, by a build argument',
      step: 'ARG TOKEN\nENV API_TOKEN=$TOKEN',
      inputs: {'secret-envs': 't=TOKEN', 'build-args': 'TOKEN'},
      where: 'environment variable API_TOKEN',
      line: undefined
    }
  ])('is found $name, and never shown', async ({step, inputs, where, line}) => {
    const repository = newRepository();
    const run = await runAction({
      event: pushToMain(),
      cwd: project({Dockerfile: startsWith('sleep 600', step)}),
      inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64', ...inputs},
      env: {TOKEN: SECRET}
    });
    expect(run.exitCode, run.log).toBe(1);
    const [failure, ...others] = resultOf(run).failures;
    expect(others).toEqual([]);
    expect(failure?.title).toMatch(/^(a secret|secrets) of this run (is|are) in the image/);
    expect(`${failure?.title}\n${failure?.details}`).toContain(where);
    expect(failure?.place?.line).toBe(line);
    expect(everything(run)).not.toContain(SECRET);
    expect(await publishedTags(repository)).toEqual([]);
    await expectNoTrace(run, repository);
  });
});

it('warns of files that look secret, and of a check that asks a port that is not exposed', async () => {
  const repository = newRepository();
  const run = await runAction({
    event: pushToMain(),
    cwd: project({
      Dockerfile: `${HELLO}COPY . /src/\n`.replace('"8000"', '"9000"').replace(':8000/', ':9000/'),
      '.npmrc': '//registry.example/:_authToken=npm_0123456789\n',
      '.env': 'PORT=9000\n',
      'node_modules/lib/test.pem': `-----BEGIN PRIVATE KEY-----\n${'QUJD'.repeat(20)}\n-----END PRIVATE KEY-----\n`,
      'tls/server.key': `-----BEGIN PRIVATE KEY-----\n${'QUJD'.repeat(20)}\n-----END PRIVATE KEY-----\n`
    }),
    inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64', 'health-port': '9000'}
  });
  expect(run.exitCode, run.log).toBe(0);
  expect(warningsOf(run)).toEqual([
    expect.stringMatching(/^The image holds what looks like secrets: .*\/src\/\.npmrc.*\/src\/tls\/server\.key/),
    expect.stringMatching(/^A check asks port 9000, and the image exposes 8000:/)
  ]);
  expect(warningsOf(run)[0]).not.toMatch(/node_modules|\.env |npm_0123/);
  expect(resultOf(run).warnings[0]).toMatchObject({place: {file: 'Dockerfile', line: 7}});
  expect(await publishedTags(repository)).toContain('latest');
});

describe('an image that is not started', () => {
  const NON_ROOT = {smoke: 'off', budgets: 'non-root: true'};

  it('may still not be root by its config', async () => {
    const repository = newRepository();
    const run = await build(HELLO, repository, NON_ROOT);
    expect(run.exitCode, run.log).toBe(1);
    expect(resultOf(run).failures).toMatchObject([{title: 'the image runs as root: it names no user'}]);
    expect(await publishedTags(repository)).toEqual([]);
    await expectNoTrace(run, repository);
  });

  it('passes as another user by number, and with a warning by name', async () => {
    const [byNumber, byName] = await Promise.all(
      ['65534:65534', 'nobody'].map(user => build(`${HELLO}\nUSER ${user}\n`, newRepository(), NON_ROOT))
    );
    expect(byNumber && [byNumber.exitCode, warningsOf(byNumber)]).toEqual([0, []]);
    expect(byName && [byName.exitCode, warningsOf(byName)]).toEqual([
      0,
      [expect.stringContaining('The budget "non-root: true" is not judged')]
    ]);
  });
});
