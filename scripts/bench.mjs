// The action's own cost: the same work by the bundle and by bare docker commands, alternating in one run, since
// machines are noisy and only ratios last. Also time to the first child process, and the size of dist.
import {execFile, execFileSync} from 'node:child_process';
import {chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {readLabEnv} from '../lab/env.mjs';
import {runJob, tagPush} from './lib/runner.mjs';

const RUNS = Number(process.env.BENCH_RUNS ?? 5);
const BUILDER = 'multiarch-build-bench';
const PLATFORMS = ['linux/amd64', 'linux/arm64'];
const VARIANTS = ['cpu', 'gpu'];
const TARGETS = VARIANTS.flatMap(variant => PLATFORMS.map(platform => ({variant, platform})));
const slugOf = ({variant, platform}) => `${variant}-${platform.replaceAll('/', '-')}`;
const containerOf = target => `multiarch-build-bench-${slugOf(target)}`;
const TAGS = ['1.2.3', '1.2', '1', 'latest'];
const SHA = '0123456789abcdef0123456789abcdef01234567';

const lab = await readLabEnv();
const dockerEnv = lab.LAB_DOCKER_HOST ? {DOCKER_HOST: lab.LAB_DOCKER_HOST} : {};
const run = promisify(execFile);
const docker = async (...args) => (await run('docker', args, {env: {...process.env, ...dockerEnv}})).stdout;

const folder = mkdtempSync(join(tmpdir(), 'multiarch-build-bench-'));
const project = join(folder, 'project');
mkdirSync(project);
writeFileSync(
  join(project, 'Dockerfile'),
  `FROM busybox:1.36
ARG VARIANT=cpu
RUN mkdir -p /www && echo "hello $VARIANT" > /www/index.html
EXPOSE 8000
HEALTHCHECK --interval=30s CMD wget -q -O- http://127.0.0.1:8000/ || exit 1
CMD ["httpd", "-f", "-p", "8000", "-h", "/www"]
`
);

try {
  await tidy();
  await docker(
    ...['buildx', 'create', '--name', BUILDER, '--driver', 'docker-container', '--bootstrap'],
    ...['--driver-opt', lab.LAB_DRIVER_OPTS, '--buildkitd-config', lab.LAB_BUILDKITD_CONFIG]
  );
  await byAction('warm-up');
  await byCommands('warm-up');
  const ratios = [];
  for (let round = 1; round <= RUNS; round++) {
    const bare = await timed(() => byCommands('bare'));
    const action = await timed(() => byAction('action'));
    ratios.push(action / bare);
    console.log(
      `run ${round}: action ${seconds(action)}, bare commands ${seconds(bare)}, ratio ${(action / bare).toFixed(2)}`
    );
  }
  const median = ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)];
  console.log(`\nratio action / bare commands, median of ${RUNS}: ${median.toFixed(2)} (to reach: 1.10)`);
  console.log(`start to first child process, median of 5: ${await startUp()} ms (to reach: 200)`);
  const plan = await planCost();
  console.log(
    `plan of 20 images × 3 variants × 3 platforms, median of 5: ${plan.ms} ms (to reach: 300), ${plan.megabytes} MB (to reach: 150)`
  );
  for (const file of readdirSync('dist').filter(name => name.endsWith('.js'))) {
    console.log(
      `dist/${file}: ${(statSync(join('dist', file)).size / 1e6).toFixed(2)} MB${file === 'index.js' ? ' (to reach: 1)' : ' (loaded when needed)'}`
    );
  }
} finally {
  await tidy();
  rmSync(folder, {recursive: true, force: true});
}

/** Also of a run that was interrupted. */
async function tidy() {
  const containers = TARGETS.map(containerOf);
  await docker('rm', '--force', '--volumes', ...containers).catch(() => {});
  await docker('buildx', 'rm', '--force', BUILDER).catch(() => {});
}

/** All of it, whatever becomes of one: nothing goes on when this has thrown. */
async function all(work) {
  const failed = (await Promise.allSettled(work)).find(({status}) => status === 'rejected');
  if (failed) throw failed.reason;
  return Promise.all(work);
}

/** As the action does: two uploads of one layer at the same time can fail, and the second try finds it there. */
function twice(work) {
  return work().catch(work);
}

async function byAction(repository) {
  const work = mkdtempSync(join(folder, 'run-'));
  const log = [];
  const {code} = await runJob({
    folder: work,
    cwd: project,
    bundle: join(process.cwd(), 'dist', 'index.js'),
    event: tagPush('v1.2.3', SHA),
    inputs: {
      builder: BUILDER,
      images: `${lab.LAB_REGISTRY}/bench/${repository}`,
      variants: 'cpu: {default: true, build-args: {VARIANT: cpu}}\ngpu: {build-args: {VARIANT: gpu}}\n'
    },
    env: dockerEnv,
    onLine: line => log.push(line)
  });
  if (code !== 0) throw new Error(`the action failed:\n${log.join('\n')}`);
}

/** The shortest commands that give the same: pushed by digest, run, healthy, tagged, tags read back. */
async function byCommands(repository) {
  const name = `${lab.LAB_REGISTRY}/bench/${repository}`;
  const built = await all(
    TARGETS.map(async target => ({variant: target.variant, digest: await buildAndCheck(name, target)}))
  );
  await all(
    VARIANTS.map(async variant => {
      const own = TAGS.map(tag => `${name}:${tag}-${variant}`);
      const tags = variant === 'cpu' ? [...TAGS.map(tag => `${name}:${tag}`), ...own] : own;
      const sources = built.filter(one => one.variant === variant).map(({digest}) => `${name}@${digest}`);
      await docker(
        'buildx',
        'imagetools',
        'create',
        '--builder',
        BUILDER,
        ...tags.flatMap(tag => ['--tag', tag]),
        ...sources
      );
      await Promise.all(tags.map(tag => docker('buildx', 'imagetools', 'inspect', '--builder', BUILDER, '--raw', tag)));
    })
  );
}

async function buildAndCheck(name, {variant, platform}) {
  const slug = slugOf({variant, platform});
  const metadata = join(folder, `bare-${slug}.json`);
  const cache = `${name}:cache-${slug}`;
  const build = () =>
    docker(
      ...['buildx', 'build', '--builder', BUILDER, '--platform', platform, '--build-arg', `VARIANT=${variant}`],
      ...['--label', `org.opencontainers.image.revision=${SHA}`, '--label', 'org.opencontainers.image.version=1.2.3'],
      ...['--cache-from', `type=registry,ref=${cache}`],
      ...[
        '--cache-to',
        `type=registry,ref=${cache},mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true`
      ],
      ...['--output', `type=image,name=${name},push-by-digest=true,name-canonical=true,push=true`],
      ...['--metadata-file', metadata, '--progress', 'plain', project]
    );
  await twice(build);
  const digest = JSON.parse(readFileSync(metadata, 'utf8'))['containerimage.digest'];
  const index = JSON.parse(
    await docker('buildx', 'imagetools', 'inspect', '--builder', BUILDER, '--raw', `${name}@${digest}`)
  );
  const child = index.manifests.find(one => one.platform.os !== 'unknown').digest;
  const container = containerOf({variant, platform});
  await docker('pull', '--quiet', '--platform', platform, `${name}@${child}`);
  await docker(
    ...['run', '--detach', '--name', container, '--platform', platform],
    ...['--health-interval', '500ms', '--health-retries', '100', `${name}@${child}`]
  );
  try {
    const format = '{{.State.Health.Status}}';
    for (let tries = 0; (await docker('inspect', '--format', format, container)).trim() !== 'healthy'; tries++) {
      if (tries > 300) throw new Error(`${container} is not healthy`);
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  } finally {
    await docker('rm', '--force', '--volumes', container);
  }
  return digest;
}

/** A `docker` that writes when it was started comes first on PATH. */
async function startUp() {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'docker'), `#!/bin/sh\n[ -e ${folder}/first ] || date +%s%N > ${folder}/first\nexit 1\n`);
  chmodSync(join(bin, 'docker'), 0o755);
  const times = [];
  for (let round = 0; round < 5; round++) {
    rmSync(join(folder, 'first'), {force: true});
    const started = BigInt(execFileSync('date', ['+%s%N'], {encoding: 'utf8'}).trim());
    await runJob({
      folder: mkdtempSync(join(folder, 'start-')),
      cwd: project,
      bundle: join(process.cwd(), 'dist', 'index.js'),
      event: tagPush('v1.2.3', SHA),
      inputs: {images: `${lab.LAB_REGISTRY}/bench/start`},
      env: {PATH: `${bin}:${process.env.PATH}`}
    });
    times.push(Number(BigInt(readFileSync(join(folder, 'first'), 'utf8').trim()) - started) / 1e6);
  }
  return times.toSorted((a, b) => a - b)[2].toFixed(0);
}

/** Wall time of a whole `mode: plan`, and the most memory it had. */
async function planCost() {
  const variants = '{a: {default: true}, b: {target: b}, c: {target: c}}';
  const images = Array.from(
    {length: 20},
    (_, index) => `  image${index}: {repositories: [ghcr.io/acme/image${index}], variants: ${variants}}\n`
  );
  const config = `platforms: [linux/amd64, linux/arm64, linux/arm/v7]\nimages:\n${images.join('')}`;
  writeFileSync(join(project, 'multiarch.yml'), config);
  const runs = [];
  for (let round = 0; round < 5; round++) {
    let peak = 0;
    let watch;
    const started = performance.now();
    const {code, outputs} = await runJob({
      folder: mkdtempSync(join(folder, 'plan-')),
      cwd: project,
      bundle: join(process.cwd(), 'dist', 'index.js'),
      event: tagPush('v1.2.3', SHA),
      inputs: {mode: 'plan', guard: 'off', config: 'multiarch.yml'},
      onStart: pid => {
        watch = setInterval(() => {
          peak = Math.max(peak, peakMemory(pid));
        }, 5);
      }
    });
    const ms = performance.now() - started;
    clearInterval(watch);
    if (code !== 0 || !outputs.includes('image19/c/linux/arm/v7')) throw new Error('the plan is not whole');
    runs.push({ms, peak});
  }
  const median = runs.toSorted((a, b) => a.ms - b.ms)[2];
  return {ms: median.ms.toFixed(0), megabytes: (Math.max(...runs.map(run => run.peak)) / 1024).toFixed(0)};
}

/** In kB; 0 when the process has ended. */
function peakMemory(pid) {
  try {
    return Number(/^VmHWM:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(2)} s`;
}
