import {existsSync} from 'node:fs';
import {chmod, copyFile, mkdir, rename} from 'node:fs/promises';
import {homedir} from 'node:os';
import {join} from 'node:path';
import {readIfThere, scratchName, writeAtomically} from '../lib/files.mjs';
import {binDir, stampDir} from '../lib/paths.mjs';
import {already, did} from '../lib/report.mjs';
import {ask, run} from '../lib/run.mjs';
import {produceAtomically} from '../lib/scratch.mjs';

/** @typedef {{module: string, version: string, package: string, variable?: string}} Tool */
/** @type {Record<'buildx' | 'buildkitd' | 'buildctl' | 'crane' | 'act' | 'actionlint', Tool>} */
const TOOLS = {
  buildx: {
    module: 'github.com/docker/buildx',
    version: 'v0.36.1',
    package: './cmd/buildx',
    variable: 'version.Version'
  },
  buildkitd: {
    module: 'github.com/moby/buildkit',
    version: 'v0.32.2',
    package: './cmd/buildkitd',
    variable: 'version.Version'
  },
  buildctl: {
    module: 'github.com/moby/buildkit',
    version: 'v0.32.2',
    package: './cmd/buildctl',
    variable: 'version.Version'
  },
  crane: {module: 'github.com/google/go-containerregistry', version: 'v0.22.1', package: './cmd/crane'},
  act: {module: 'github.com/nektos/act', version: 'v0.2.87', package: '.'},
  actionlint: {module: 'github.com/rhysd/actionlint', version: 'v1.7.12', package: './cmd/actionlint'}
};

const stampOf = name => join(stampDir, name);

let queue = Promise.resolve();

/** Builds a Go program of a public module into the lab's folder of tools. One at a time: they share most of their packages. */
export async function buildTool(name, step) {
  const turn = queue.then(() => compile(name, step));
  queue = turn.catch(() => {});
  return turn;
}

async function compile(name, {log, progress}) {
  const {module, version, package: path, variable} = TOOLS[name];
  if ((await readIfThere(stampOf(name))) === `${version}\n` && existsSync(join(binDir, name)))
    return already(`${version} already there`);
  progress(`downloading the source of ${name} ${version}`);
  const env = {CGO_ENABLED: '0', GOTOOLCHAIN: 'auto', GOFLAGS: ''};
  const found = JSON.parse(await run(['go', 'mod', 'download', '-json', `${module}@${version}`], {log, env}));
  progress(`compiling ${name} ${version}`);
  const link = variable ? ` -X ${module}/${variable}=${version}` : '';
  // Built where the module lies, not by "go install": BuildKit's go.mod has exclude lines, and go install refuses those.
  await produceAtomically(join(binDir, name), scratch =>
    run(
      ['go', 'build', '-C', found.Dir, '-o', scratch, '-trimpath', '-buildvcs=false', '-ldflags', `-s -w${link}`, path],
      {
        log,
        onLine: progress,
        env
      }
    )
  );
  await writeAtomically(stampOf(name), `${version}\n`);
  return did(`${version} built`);
}

const OLDEST_BUILDX = [0, 16];

const isAcceptable = text => {
  const [, major, minor] = text?.match(/v?(\d+)\.(\d+)\.\d+/) ?? [];
  return major !== undefined && (Number(major) > OLDEST_BUILDX[0] || Number(minor) >= OLDEST_BUILDX[1]);
};

/** Puts buildx where the docker CLI looks, unless the machine has one that will do. */
export async function installBuildx(step) {
  const found = await ask(['docker', 'buildx', 'version']);
  if (isAcceptable(found)) return already(`${found.trim().split(/\s+/)[1]} already there`);
  await buildTool('buildx', step);
  const plugin = join(process.env.DOCKER_CONFIG || join(homedir(), '.docker'), 'cli-plugins', 'docker-buildx');
  await mkdir(join(plugin, '..'), {recursive: true});
  const scratch = scratchName(plugin);
  await copyFile(join(binDir, 'buildx'), scratch);
  await chmod(scratch, 0o755);
  await rename(scratch, plugin);
  return did(`${TOOLS.buildx.version} installed`);
}

export const versionOf = name => TOOLS[name].version;
