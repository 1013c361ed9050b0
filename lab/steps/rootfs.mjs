import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {aptSources, distribution, install} from '../lib/apt.mjs';
import {runAsRoot} from '../lib/root.mjs';
import {ask, run} from '../lib/run.mjs';
import {withScratch} from '../lib/scratch.mjs';
import {findCommand} from './packages.mjs';

export const ARCHES = ['amd64', 'arm64'];
export const SUITE = 'bookworm';
const MACHINE_CAS = '/usr/local/share/ca-certificates';

/** @returns {Promise<string>} `target`: the tree as one gzipped layer, the same bytes whenever the content is the same */
export async function packLayer(root, target, {log}) {
  const order = ['--sort=name', '--mtime=@1704067200', '--owner=0', '--group=0', '--numeric-owner'];
  await run(['tar', '-C', root, ...order, '--use-compress-program=gzip -n -6', '-cf', target, '.'], {log});
  return target;
}

/** Sources of Debian bookworm, at the mirror that this machine itself uses, whichever Debian it runs. */
async function bookwormSources() {
  const {id, codename} = await distribution();
  const sources = id === 'debian' ? await aptSources() : [];
  const lines = sources.flatMap(({uri, suites, signedBy}) =>
    suites
      .filter(suite => suite === codename || suite.startsWith(`${codename}-`))
      .map(suite => SUITE + suite.slice(codename.length))
      .filter(suite => ['', '-updates', '-security'].includes(suite.slice(SUITE.length)))
      .map(suite => `deb ${signedBy ? `[signed-by=${signedBy}] ` : ''}${uri} ${suite} main`)
  );
  if (lines.length > 0) return lines;
  throw new Error('docker.io cannot be reached, and base images can be built only where apt knows a mirror of Debian');
}

/** What this machine's apt has been told about clocks and proxies holds inside the images too. */
async function aptOptions() {
  const dump = (await ask(['apt-config', 'dump'])) ?? '';
  const wanted = /^Acquire::(Check-Valid-Until|Check-Date|https?::Proxy) "[^"]+";$/gm;
  return [...(dump.match(wanted) ?? []), 'Acquire::Languages "none";'].map(
    line => `--aptopt=${line.replace(/;$/, '')}`
  );
}

const machineCas = async () =>
  (await readdir(MACHINE_CAS).catch(() => [])).filter(name => name.endsWith('.crt')).sort();

/** What the machine contributes to the images: when that changes, they are built anew. */
export async function fingerprint() {
  const cas = await Promise.all((await machineCas()).map(name => readFile(join(MACHINE_CAS, name), 'utf8')));
  return JSON.stringify([await bookwormSources().catch(() => []), await aptOptions(), cas]);
}

/** The machine's own certificate authorities, without which nothing behind an inspecting proxy is reached. */
async function caHooks() {
  const own = await machineCas();
  if (own.length === 0) return [];
  const uploads = own.map(name => `--customize-hook=upload ${join(MACHINE_CAS, name)} ${join(MACHINE_CAS, name)}`);
  return [...uploads, '--customize-hook=chroot "$1" update-ca-certificates'];
}

let mmdebstrap;

/** Only now: where images can be pulled, it is never needed. */
function needMmdebstrap(step) {
  mmdebstrap ??= findCommand('mmdebstrap').then(found => found ?? install(['mmdebstrap'], step));
  return mmdebstrap;
}

/**
 * A minimal Debian as a gzipped tar.
 * @param {{arch: string, include?: string[], target: string, idly?: boolean,
 *   step: {log: string, progress: (text: string) => void}}} options idly: what tests wait for goes first
 */
export async function bootstrap({arch, include = [], target, step, idly = false}) {
  const slim = ['/usr/share/doc/*', '/usr/share/man/*', '/usr/share/locale/*', '/usr/share/info/*'].map(
    path => `--dpkgopt=path-exclude=${path}`
  );
  const packages = include.length > 0 ? [`--include=${include.join(',')}`] : [];
  // The emulator is registered already: mmdebstrap's own test of that wants one more package.
  const options = [
    '--variant=minbase',
    '--skip=check/qemu',
    '--format=tar',
    `--architectures=${arch}`,
    ...slim,
    ...(await aptOptions()),
    ...(await caHooks()),
    ...packages
  ];
  const sources = await bookwormSources();
  await needMmdebstrap(step);
  await withScratch(folder =>
    runAsRoot(
      [...(idly ? ['nice', '-n', '15'] : []), 'mmdebstrap', ...options, SUITE, target, ...sources],
      'building a Debian image',
      {
        log: step.log,
        onLine: step.progress,
        env: {TMPDIR: folder}
      }
    )
  );
}
