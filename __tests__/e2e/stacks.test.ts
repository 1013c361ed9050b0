import {existsSync, mkdirSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {type ActionRun, resultOf, runAction, runPost, startAction} from './support/action.ts';
import {checkedContainers, docker, expectNoTrace, leftovers, until} from './support/engine.ts';
import {forkPullRequest, type JobEvent, laterPushToMain, pushToMain} from './support/events.ts';
import {temporaryFolder} from './support/folders.ts';
import {ownBuilder, sharedBuilder} from './support/inputs.ts';
import {lab} from './support/lab.ts';
import {project, startsWith} from './support/project.ts';
import {newRepository, publishedTags} from './support/registry.ts';
import {FRONTEND_START, SHOP, type ShopRepositories, shopConfig} from './support/shop.ts';

const newRepositories = (): ShopRepositories => ({frontend: newRepository(), backend: newRepository()});

type Files = Readonly<Record<string, string>>;

const step = (files: Files, platforms: string, event: JobEvent) => ({
  event,
  cwd: project(files),
  inputs: {...sharedBuilder(), config: '.github/multiarch.yml', platforms}
});

const run = (files: Files, platforms = 'linux/amd64', event = pushToMain()): Promise<ActionRun> =>
  runAction(step(files, platforms, event));

describe('a frontend in the stack of its own compose file', () => {
  it('is checked with the backend of the same run, platforms and variants side by side', async () => {
    const repositories = newRepositories();
    const smoke = `compose: {file: compose.yaml, service: web}
checks:
  - http: {path: /starts.json, json: {}}
  - exec: {command: [wget, -q, -O, "-", "http://api:8000/health"], output: ok}
  - log: frontend shows
  - run: {command: [wget, -q, -O, "-", "http://api:8000/starts.json"], output: starts}`;
    const variants = `variants:
  plain: {default: true, platforms: [linux/amd64, linux/arm64]}
  again: {platforms: [linux/amd64], smoke: {restart: true}}
`;
    const config = `${shopConfig(repositories, smoke, variants)}platforms: [linux/amd64, linux/arm64]\n`;
    const done = await run({...SHOP, '.github/multiarch.yml': config}, '');
    expect(done.exitCode, done.log).toBe(0);
    const {targets} = resultOf(done);
    expect(targets.map(({status}) => status)).toEqual(Array(5).fill('passed'));
    for (const {check, measured, variant} of targets.filter(({image}) => image === 'frontend')) {
      expect(check?.summary).toMatch(/^stack of 3 services: GET :80\/starts\.json, /);
      expect(check?.summary.endsWith(', again after a restart')).toBe(variant === 'again');
      expect(measured.startup).toBeGreaterThan(0);
    }
    expect(await publishedTags(repositories.frontend)).toContain('latest');
    await expectNoTrace(done, repositories.frontend);
    await expectNoTrace(done, repositories.backend);
  });

  it('keeps its data over a restart, and does not pass when it cannot live with them', async () => {
    const repositories = newRepositories();
    const start = FRONTEND_START.replace('|| exit 7', `|| exit 7\ngrep -q '"starts": 1' /www/starts.json || exit 9`);
    const smoke = 'compose: {file: compose.yaml, service: web, images: {api: backend}}\nrestart: true\nport: 80';
    const config = shopConfig(repositories, smoke);
    const done = await run({...SHOP, 'frontend/start.sh': start, '.github/multiarch.yml': config});
    expect(done.exitCode, done.log).toBe(1);
    const [failure] = resultOf(done).failures;
    expect(failure).toMatchObject({
      target: 'frontend/linux/amd64',
      title: expect.stringMatching(/^after a restart: ended with exit code 9/),
      cause: expect.stringContaining('It passed at first')
    });
    expect(failure?.details).toContain('backend start 2');
    expect(await publishedTags(repositories.frontend)).toEqual([]);
    await expectNoTrace(done, repositories.backend);
  });

  it('is not started when the backend cannot be built', async () => {
    const repositories = newRepositories();
    const config = shopConfig(repositories, 'compose: {file: compose.yaml, service: web}');
    const done = await run({
      ...SHOP,
      'backend/Dockerfile': 'FROM busybox:1.36\nRUN sleep 15; exit 1\n',
      '.github/multiarch.yml': config
    });
    expect(done.exitCode, done.log).toBe(1);
    const {targets, failures, warnings} = resultOf(done);
    expect(targets.map(({status}) => status)).toEqual(['failed', 'not-started']);
    expect(failures).toMatchObject([{target: 'backend/linux/amd64'}]);
    expect(warnings).toContainEqual({
      target: 'frontend/linux/amd64',
      message: 'was not checked: its stack needs backend/linux/amd64, which was not built'
    });
    await expectNoTrace(done, repositories.frontend);
  });
});

describe('a frontend without the backend that its stack needs', () => {
  it.concurrent.for([
    {mode: 'plan', title: '"compose": service "api" of compose.yaml needs image backend, which "only" leaves out'},
    {mode: 'run', title: 'service "api" of compose.yaml needs image backend, which "only" leaves out'}
  ])('is refused by a $mode, which says what to add', async ({mode, title}) => {
    const repositories = newRepositories();
    const config = shopConfig(repositories, 'compose: {file: compose.yaml, service: web}');
    const asked = step({...SHOP, '.github/multiarch.yml': config, '.git/x': ''}, 'linux/amd64', pushToMain());
    const done = await runAction({...asked, inputs: {...asked.inputs, mode, only: 'frontend'}});
    expect(done.exitCode, done.log).toBe(1);
    const {failures, targets} = resultOf(done);
    const remedy = 'Add it: "only: frontend, backend" (of the command: --only frontend,backend).';
    expect(failures).toMatchObject([{code: 'invalid-input', target: 'frontend/linux/amd64', title, remedy}]);
    expect(targets.map(({status}) => status)).toEqual(mode === 'plan' ? [] : ['not-started']);
    expect(done.summary).not.toContain('build failed');
    if (mode === 'plan') expect(done.sessions).toEqual([]);
    else await expectNoTrace(done, repositories.frontend);
  });
});

const WEB = startsWith('trap "exit 0" TERM; httpd -f -p 80 & wait', 'EXPOSE 80');

/** One image in a stack with a database. */
const webConfig = (repository: string, smoke = '', timeout = '120s'): string => `images:
  web:
    repositories: [${repository}]
    smoke: {timeout: ${timeout}, port: 80, ${smoke}compose: {file: compose.yaml, service: app}}
`;

const withDatabase = (database: string): string => `services:
  app:
    build: .
    depends_on: {db: {condition: service_healthy}}
  db:
    image: python:3.11-slim
    init: true
${database}  cache:
    image: busybox:1.36
    command: [sh, -c, "echo cache is up; exec sleep 600"]
    init: true
`;

describe('a stack', () => {
  it.concurrent.for([
    {
      name: 'whose database never gets healthy',
      database: `    command: [python, -uc, "print('recovering'); import time; time.sleep(600)"]
    healthcheck: {test: echo no disk; exit 1, interval: 30s}
`,
      timeout: '40s',
      title: 'service "db" of the stack was not healthy in 40 s (running, starting)',
      details: ['recovering', 'last health check: exit code 1', 'no disk']
    },
    {
      name: 'whose database ends',
      database: `    command: [python, -uc, "import time; print('bad page'); time.sleep(1); exit(3)"]
    healthcheck: {test: exit 0}
`,
      timeout: '120s',
      title: 'service "db" of the stack ended with exit code 3',
      details: ['bad page', '── db: exited with code 3 ──']
    },
    {
      name: 'whose database cannot be started',
      database: `    command: [postgres]
    healthcheck: {test: exit 0}
`,
      timeout: '120s',
      title: 'service "db" of the stack',
      details: ['postgres']
    }
  ])('$name fails with its name and the logs of all', async ({database, timeout, title, details}) => {
    const repository = newRepository();
    const files = {
      Dockerfile: WEB,
      'compose.yaml': withDatabase(database),
      '.github/multiarch.yml': webConfig(repository, '', timeout)
    };
    const done = await run(files);
    expect(done.exitCode, done.log).toBe(1);
    const [failure, ...more] = resultOf(done).failures;
    expect(more).toEqual([]);
    expect(failure?.title).toContain(title);
    for (const text of ['── app: not started ──', '── cache: ', ...details]) expect(failure?.details).toContain(text);
    expect(await publishedTags(repository)).toEqual([]);
    await expectNoTrace(done, repository);
  });

  it.concurrent('has its growth judged by the published image in the same stack', async () => {
    const repository = newRepository();
    const compose = 'services: {app: {build: .}, cache: {image: "busybox:1.36", init: true, command: [sleep, "60"]}}';
    const config = `${webConfig(repository)}budgets: {startup: "+9999%", memory: "+9999%"}\n`;
    const files = {Dockerfile: WEB, 'compose.yaml': compose, '.github/multiarch.yml': config};
    const first = await run(files);
    expect(first.exitCode, first.log).toBe(0);
    const newer = {...files, Dockerfile: `${WEB}\nENV NEWER=1\n`};
    const next = step(newer, 'linux/amd64', laterPushToMain());
    const second = await runAction({...next, inputs: {...next.inputs, guard: 'off'}});
    expect(second.exitCode, second.log).toBe(0);
    const {warnings, targets} = resultOf(second);
    expect(warnings).toEqual([]);
    expect(targets[0]?.before?.measured.startup).toBeGreaterThan(0);
    expect(targets[0]?.before?.measured.memory).toBeGreaterThan(0);
    await expectNoTrace(second, repository);
  });

  it.concurrent('bounds the service under test like an image alone, and by what the file says', async () => {
    const repository = newRepository();
    const compose = `services:
  app:
    build: .
    mem_reservation: 8m
    deploy: {resources: {limits: {memory: 64m}}}
`;
    const read = (name: string) => `cat /sys/fs/cgroup/${name} /sys/fs/cgroup/*/${name} 2>/dev/null; true`;
    const checks = `checks:
        - exec: {command: [cat, /proc/self/status], output: 'CapBnd:.*4eb'}
        - exec: {command: [sh, -c, "${read('pids.max')}"], output: '4096'}
        - exec: {command: [sh, -c, "${read('memory.max')}; ${read('memory.limit_in_bytes')}"], output: '67108864'}
        - run: {command: [cat, /proc/self/status], output: 'CapBnd:.*4eb'}
`;
    const config = `images:
  web:
    repositories: [${repository}]
    smoke:
      timeout: 120s
      compose: {file: compose.yaml, service: app}
      ${checks}`;
    const done = await run({Dockerfile: WEB, 'compose.yaml': compose, '.github/multiarch.yml': config});
    expect(done.exitCode, done.log).toBe(0);
    expect(resultOf(done).targets[0]?.measured.startup).toBeGreaterThan(0);
    await expectNoTrace(done, repository);
  });

  it.concurrent('fails where it is to have GPUs and there are none', async () => {
    const repository = newRepository();
    const config = webConfig(repository, 'gpus: all, ');
    const files = {Dockerfile: WEB, 'compose.yaml': 'services: {app: {build: .}}', '.github/multiarch.yml': config};
    const done = await run(files);
    expect(done.exitCode, done.log).toBe(1);
    expect(resultOf(done).failures).toMatchObject([
      {title: 'could not be started', cause: 'It is to have GPUs, and the engine has none to give.'}
    ]);
    await expectNoTrace(done, repository);
  });

  it('is started on the classic image store, and takes the images along that were not there', async () => {
    const repository = newRepository();
    const foreign = `${lab().LAB_MIRROR}/library/busybox:1.36`;
    const compose = `services: {app: {build: .}, cache: {image: "${foreign}", init: true, command: [sleep, "60"]}}`;
    const config = `${webConfig(repository)}platforms: [linux/amd64, linux/arm64]\n`;
    const dockerHost = lab().LAB_DOCKER_HOST_CLASSIC;
    const files = {Dockerfile: WEB, 'compose.yaml': compose, '.github/multiarch.yml': config};
    const inputs = {...ownBuilder(), config: '.github/multiarch.yml', platforms: ''};
    const done = await runAction({event: pushToMain(), cwd: project(files), inputs, dockerHost});
    expect(done.exitCode, done.log).toBe(0);
    const checks = resultOf(done).targets.map(({check}) => check?.summary);
    expect(checks).toEqual(Array(2).fill('stack of 2 services: GET :80/'));
    await expectNoTrace(done, repository);
    expect(await docker(['image', 'ls', '--quiet', foreign], dockerHost)).toBe('');
  });

  it('leaves nothing behind when the action is killed', async () => {
    const repository = newRepository();
    const compose = `services:
  app:
    build: .
    healthcheck: {test: exit 1}
    volumes: [data:/data, /anonymous]
volumes:
  data:
`;
    const files = {
      Dockerfile: WEB,
      'compose.yaml': compose,
      '.github/multiarch.yml': webConfig(repository, 'restart: true, ')
    };
    const started = startAction(step(files, 'linux/amd64', pushToMain()));
    await started.seen(/is started and checked/);
    await until('the service runs', async () => (await docker(['ps', '--quiet', '--filter', 'name=-1-app'])) !== '');
    started.kill('SIGKILL');
    const killed = await started.done;
    const [session = ''] = killed.sessions;
    expect(await checkedContainers(session)).toHaveLength(1);
    const networks = ['network', 'ls', '--quiet', '--filter', `label=io.multiarch-build.session=${session}`];
    expect(await docker(networks)).not.toBe('');
    const post = await runPost(killed);
    expect(post.exitCode, post.log).toBe(0);
    expect(await leftovers(killed)).toEqual([]);
  });

  it.concurrent.for([
    {
      name: 'a service is built and no image of this run',
      compose: 'services: {app: {build: .}, job: {build: ./job}}',
      want: 'service "job" of compose.yaml is built by it'
    },
    {
      name: 'there is no such service',
      compose: 'services: {web: {build: .}}',
      want: 'compose.yaml has no service "app"'
    },
    {name: 'the file is wrong', compose: 'services: {app: {bulid: .}}', want: 'docker compose cannot read compose.yaml'}
  ])('is refused before anything is built, where $name', async ({compose, want}) => {
    const files = {Dockerfile: WEB, 'compose.yaml': compose, '.github/multiarch.yml': webConfig('localhost:1/t/web')};
    const done = await run(files);
    expect(done.exitCode, done.log).toBe(1);
    const {failures, targets} = resultOf(done);
    expect(failures).toMatchObject([{code: 'invalid-input', title: expect.stringContaining(want)}]);
    expect(targets[0]?.build).toBeUndefined();
    await expectNoTrace(done);
  });
});

describe('the stack of a fork', () => {
  it.concurrent.for([
    {
      name: 'the socket of the engine',
      service: 'volumes: ["/var/run/docker.sock:/run/docker.sock"]',
      want: 'is outside of the workspace'
    },
    {name: 'a privileged container', service: 'privileged: true', want: 'service "app" has "privileged"'},
    {name: 'the network of the machine', service: 'network_mode: host', want: 'service "app" has "network_mode": host'},
    {name: 'a file of the runner', service: 'env_file: [OUTSIDE/credentials]', want: 'is outside of the workspace'},
    {name: 'another file', service: 'extends: {file: other.yaml, service: x}', want: 'extends one of another file'}
  ])('may not have $name', async ({service, want}) => {
    const outside = temporaryFolder();
    mkdirSync(join(outside, 'credentials'));
    const compose = `services:\n  app:\n    build: .\n    ${service.replace('OUTSIDE', outside)}\n`;
    const files = {Dockerfile: WEB, 'compose.yaml': compose, '.github/multiarch.yml': webConfig('localhost:1/t/web')};
    const done = await run(files, 'linux/amd64', forkPullRequest());
    expect(done.exitCode, done.log).toBe(1);
    expect(resultOf(done).failures).toMatchObject([{code: 'invalid-input', title: expect.stringContaining(want)}]);
    await expectNoTrace(done);
  });

  // The engine's own working directory is another one.
  it.for([
    {name: 'given', test: 'ls /mounted | grep -qx of-the-tree'},
    {name: 'not-there', test: '! ls /mounted | grep -q .'}
  ])('gets no file of the engine by a link that leads each process elsewhere ($name)', async ({name, test}) => {
    const compose = `services:
  app:
    build: .
    volumes: ["./self/cwd/${name}:/mounted"]
    healthcheck: {test: "${test}"}
`;
    const cwd = project({
      Dockerfile: WEB,
      'given/of-the-tree': '',
      'compose.yaml': compose,
      '.github/multiarch.yml': webConfig('localhost:1/t/web')
    });
    symlinkSync('/proc/self', join(cwd, 'self'));
    const done = await runAction({...step({}, 'linux/amd64', forkPullRequest()), cwd});
    expect(done.exitCode, done.log).toBe(0);
    expect(existsSync(join(cwd, name)), done.log).toBe(true);
    await expectNoTrace(done);
  });

  it('is checked all the same, with its files of the workspace', async () => {
    const compose = `services:
  app:
    build: .
    volumes: ["./settings:/settings"]
    healthcheck: {test: "grep -q blue /settings/colour && ! touch /settings/new"}
`;
    const files = {
      Dockerfile: WEB,
      'settings/colour': 'blue\n',
      'compose.yaml': compose,
      '.github/multiarch.yml': webConfig('localhost:1/t/web')
    };
    const done = await run(files, 'linux/amd64', forkPullRequest());
    expect(done.exitCode, done.log).toBe(0);
    expect(resultOf(done).targets[0]?.check?.summary).toMatch(/^stack of 1 service: /);
    await expectNoTrace(done);
  });
});
