import {mkdir} from 'node:fs/promises';
import {pathToFileURL} from 'node:url';
import {buildkitdConfigFile, writeBuildkitdConfig, writeLabEnv} from './env.mjs';
import {runningPid} from './lib/daemon.mjs';
import {withLock} from './lib/lock.mjs';
import {binDir} from './lib/paths.mjs';
import {choosePorts} from './lib/ports.mjs';
import {createReport} from './lib/report.mjs';
import {allowChildren, stopChildren} from './lib/run.mjs';
import {emptyScratch} from './lib/scratch.mjs';
import {baseImages} from './steps/base-images.mjs';
import {buildkitImage} from './steps/buildkit-image.mjs';
import {busyboxImage} from './steps/busybox.mjs';
import {registerEmulator} from './steps/emulation.mjs';
import {CLASSIC_SOCKET, classicEngine, mainEngine} from './steps/engine.mjs';
import {createHub} from './steps/hub.mjs';
import {goIsNewEnough, installPackages} from './steps/packages.mjs';
import {credentials, REGISTRIES, startRegistry} from './steps/registries.mjs';
import {buildTool, installBuildx} from './steps/tools.mjs';

/**
 * Brings up what is missing of the lab.
 * @param {{quiet?: boolean}} [options] quiet: say nothing while everything is in place
 * @returns {Promise<{env: import('./env.mjs').LabEnv, changed: boolean}>}
 */
export async function up({quiet = false} = {}) {
  if (process.platform !== 'linux')
    throw new Error('the lab runs on Linux only: in a virtual machine or container on other systems');
  const report = createReport({quiet});
  try {
    const env = await withLock(report.print, () => bringUp(report));
    report.finish('lab is up');
    return {env, changed: report.changed};
  } catch (error) {
    report.finish();
    throw error;
  }
}

/** Runs the steps; after a failure none is left running when the lock is given back. */
async function bringUp(report) {
  const begun = [];
  const step = (name, work) => {
    const result = report.step(name, work);
    begun.push(result);
    return result;
  };
  try {
    return await runSteps(step);
  } catch (error) {
    stopChildren();
    await Promise.allSettled(begun);
    throw error;
  }
}

/** Each step begins when those that it needs are done. `.env` is written as soon as tests can run. */
async function runSteps(step) {
  allowChildren();
  await emptyScratch();
  const ports = await choosePorts(REGISTRIES, async name => (await runningPid(name)) !== undefined);
  await mkdir(binDir, {recursive: true});

  const packages = step('packages', installPackages);
  const after = (first, name, work) => first.then(() => step(name, work));

  // Compiling takes longest, so it begins at once where there is a compiler already.
  const compiler = (await goIsNewEnough()) ? Promise.resolve() : packages;
  const buildx = after(compiler, 'buildx', installBuildx);

  const emulation = after(packages, 'arm64 emulation', registerEmulator);
  const registries = REGISTRIES.map(name =>
    after(packages, `${name} registry`, () => startRegistry(name, ports[name]))
  );
  const mirror = registries[REGISTRIES.indexOf('mirror')];
  const engine = after(packages, 'engine', () => mainEngine(ports.mirror));
  // One after the other: two engines that start at once both rewrite the same packet filter chains.
  const classic = after(engine, 'classic engine', s => classicEngine(ports.mirror, s));
  const hub = engine.then(({host}) => createHub(host));

  const builder = Promise.all([engine, classic, hub]).then(([{host}, , canPull]) =>
    step('buildkit image', s => buildkitImage([host, `unix://${CLASSIC_SOCKET}`], canPull, s))
  );
  const crane = after(builder, 'crane', s => buildTool('crane', s));
  const busybox = Promise.all([hub, mirror, emulation]).then(([canPull]) =>
    step('busybox image', s => busyboxImage(ports.mirror, canPull, s))
  );
  const usable = Promise.all([...registries, buildx, crane, builder, busybox]).then(async () => {
    const {host} = await engine;
    return writeEnv(ports, host);
  });
  const base = Promise.all([hub, mirror, emulation]).then(([canPull]) =>
    baseImages(ports.mirror, canPull, step, usable)
  );
  // Last of what is compiled: most tests do without.
  const runner = ['act', 'actionlint'].map(name => after(crane, name, s => buildTool(name, s)));
  const [env] = await Promise.all([usable, base, ...runner]);
  return env;
}

async function writeEnv(ports, host) {
  await writeBuildkitdConfig(ports);
  const {username, password} = await credentials();
  const env = {
    LAB_REGISTRY: `localhost:${ports.plain}`,
    LAB_AUTH_REGISTRY: `localhost:${ports.auth}`,
    LAB_USERNAME: username,
    LAB_PASSWORD: password,
    LAB_MIRROR: `localhost:${ports.mirror}`,
    LAB_BUILDKITD_CONFIG: buildkitdConfigFile,
    LAB_DRIVER_OPTS: 'network=host',
    LAB_DOCKER_HOST: host,
    LAB_DOCKER_HOST_CLASSIC: `unix://${CLASSIC_SOCKET}`,
    LAB_BIN: binDir
  };
  await writeLabEnv(env);
  return env;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143]
  ]) {
    process.once(signal, () => {
      stopChildren();
      process.stderr.write('\nlab: interrupted; the next run goes on from here\n');
      process.exit(code);
    });
  }
  try {
    await up({quiet: process.argv.includes('--quiet')});
  } catch (error) {
    process.stderr.write(`lab: ${error.message}\n`);
    process.exitCode = 1;
  }
}
