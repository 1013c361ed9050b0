import {describe, expect, it} from 'vitest';
import {resultOf, runAction, runPost, startAction} from './support/action.ts';
import {docker, expectNoTrace, leftovers, until} from './support/engine.ts';
import {forkPullRequest, pushToMain} from './support/events.ts';
import {sharedBuilder} from './support/inputs.ts';
import {project} from './support/project.ts';
import {newRepository, publishedTags} from './support/registry.ts';

/** Counts its starts in the volume, and says so. */
const BACKEND = `FROM busybox:1.36
RUN mkdir -p /www /data && echo ok > /www/health
EXPOSE 8000
HEALTHCHECK --interval=30s CMD wget -q -O /dev/null http://127.0.0.1:8000/health || exit 1
COPY start.sh /start.sh
CMD ["/start.sh"]
`;
const BACKEND_START = `#!/bin/sh
starts=$(( $(cat /data/starts 2>/dev/null || echo 0) + 1 ))
echo "$starts" > /data/starts
echo "{\\"starts\\": $starts}" > /www/starts.json
echo "backend start $starts"
trap 'exit 0' TERM
httpd -f -p 8000 -h /www & wait $!
`;

/** Shows what the backend says. */
const FRONTEND = `FROM busybox:1.36
RUN mkdir -p /www
EXPOSE 80
COPY start.sh /start.sh
CMD ["/start.sh"]
`;
const FRONTEND_START = `#!/bin/sh
wget -q -O /www/starts.json "$BACKEND/starts.json" || exit 7
cp /www/starts.json /www/index.html
echo "frontend shows $(cat /www/index.html)"
trap 'exit 0' TERM
httpd -f -p 80 -h /www & wait $!
`;

const COMPOSE = `name: shop
services:
  web:
    build: ./frontend
    container_name: shop-web
    ports: ["18080:80"]
    environment: {BACKEND: "http://shop-api:8000"}
    depends_on: {api: {condition: service_healthy}}
  api:
    image: shop/api
    build: backend
    container_name: shop-api
    ports: ["18000:8000"]
    volumes: [data:/data]
    depends_on: {migrate: {condition: service_completed_successfully}}
  migrate:
    image: busybox:1.36
    command: [sh, -c, "echo migrated"]
volumes:
  data: {name: shop-data}
`;

const FILES = {
  'frontend/Dockerfile': FRONTEND,
  'frontend/start.sh': FRONTEND_START,
  'backend/Dockerfile': BACKEND,
  'backend/start.sh': BACKEND_START,
  'compose.yaml': COMPOSE
};

interface Repositories {
  readonly frontend: string;
  readonly backend: string;
}

const newRepositories = (): Repositories => ({frontend: newRepository(), backend: newRepository()});

const shop = ({frontend, backend}: Repositories, smoke: string, variants = ''): string => `images:
  backend:
    repositories: [${backend}]
    context: backend
  frontend:
    repositories: [${frontend}]
    context: frontend
${variants}    smoke:
${smoke.replaceAll(/^/gm, '      ')}
`;

const run = (files: Readonly<Record<string, string>>, platforms: string, event = pushToMain()) =>
  runAction({
    event,
    cwd: project(files),
    inputs: {...sharedBuilder(), config: '.github/multiarch.yml', platforms}
  });

describe('a frontend in the stack of its own compose file', () => {
  it('is checked with the backend of the same run, on both platforms and in two variants at once, and keeps its data', async () => {
    const repositories = newRepositories();
    const smoke = `compose: {file: compose.yaml, service: web}
restart: true
checks:
  - http: {path: /starts.json}`;
    const variants = `    variants:
      plain: {default: true}
      again: {}
`;
    const done = await run(
      {...FILES, '.github/multiarch.yml': shop(repositories, smoke, variants)},
      'linux/amd64,linux/arm64'
    );
    expect(done.exitCode, done.log).toBe(0);
    const {targets} = resultOf(done);
    expect(targets.map(({status}) => status)).toEqual(Array(6).fill('passed'));
    const checked = targets.filter(({image}) => image === 'frontend');
    for (const {check, measured} of checked) {
      expect(check?.summary).toMatch(/^stack of 3 services: .*, again after a restart$/);
      expect(measured.startup).toBeGreaterThan(0);
    }
    expect(await publishedTags(repositories.frontend)).toContain('latest');
    await expectNoTrace(done, repositories.frontend);
    await expectNoTrace(done, repositories.backend);
  });

  it('fails after a restart that it does not survive, and says so', async () => {
    const repositories = newRepositories();
    const start = FRONTEND_START.replace('|| exit 7', `|| exit 7\ngrep -q '"starts": 1' /www/starts.json || exit 9`);
    const smoke = 'compose: {file: compose.yaml, service: web, images: {api: backend}}\nrestart: true\nport: 80';
    const done = await run(
      {...FILES, 'frontend/start.sh': start, '.github/multiarch.yml': shop(repositories, smoke)},
      'linux/amd64'
    );
    expect(done.exitCode, done.log).toBe(1);
    const [failure] = resultOf(done).failures;
    expect(failure).toMatchObject({
      target: 'frontend/linux/amd64',
      title: expect.stringMatching(/^after a restart: ended with exit code 9/),
      cause: expect.stringContaining('It passed at first')
    });
    // The number of the second start: the volume was there before it.
    expect(failure?.details).toContain('backend start 2');
    expect(await publishedTags(repositories.frontend)).toEqual([]);
    await expectNoTrace(done, repositories.backend);
  });
});
