import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {readIfThere} from './files.mjs';
import {runAsRoot} from './root.mjs';
import {ask} from './run.mjs';

const SOURCES = '/etc/apt/sources.list.d';
const LAB_SOURCES = `${SOURCES}/multiarch-build-lab.sources`;
const LAB_PINS = '/etc/apt/preferences.d/multiarch-build-lab';
const POLICY = '/usr/sbin/policy-rc.d';
const POLICY_TEXT = '#!/bin/sh\n# multiarch-build-lab: packages that the lab installs start no service\nexit 101\n';

/** @returns {Promise<{id: string, like: string, codename: string}>} */
export async function distribution() {
  const text = (await readIfThere('/etc/os-release')) ?? '';
  const value = key => text.match(new RegExp(`^${key}="?([^"\n]*)"?$`, 'm'))?.[1] ?? '';
  return {id: value('ID'), like: value('ID_LIKE'), codename: value('VERSION_CODENAME')};
}

/**
 * The machine's own sources of a suite, as configured in either format of apt: the lab asks the mirror that the machine uses.
 * @returns {Promise<{uri: string, suites: string[], components: string, signedBy: string | undefined}[]>}
 */
export async function aptSources() {
  const names = await readdir(SOURCES).catch(() => []);
  const files = ['/etc/apt/sources.list', ...names.map(name => join(SOURCES, name))].filter(
    name => name !== LAB_SOURCES
  );
  const found = [];
  for (const name of files) {
    const text = await readFile(name, 'utf8').catch(() => '');
    found.push(...(name.endsWith('.sources') ? parseStanzas(text) : parseLines(text)));
  }
  return found;
}

function parseStanzas(text) {
  const bare = text.replace(/^#.*\n?/gm, '');
  return bare.split(/\n\s*\n/).flatMap(stanza => {
    const field = name => stanza.match(new RegExp(`^${name}:[ \t]*(.*)$`, 'im'))?.[1]?.trim();
    const uri = field('URIs')?.split(/\s+/)[0];
    if (!uri || field('Enabled') === 'no' || !/\bdeb\b/.test(field('Types') ?? '')) return [];
    return [
      {
        uri,
        suites: field('Suites')?.split(/\s+/) ?? [],
        components: field('Components') ?? 'main',
        signedBy: field('Signed-By')
      }
    ];
  });
}

function parseLines(text) {
  return text.split('\n').flatMap(line => {
    const match = line.match(/^deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s*(.*)$/);
    if (!match) return [];
    const [, options = '', uri, suite, components] = match;
    return [{uri, suites: [suite], components, signedBy: options.match(/signed-by=(\S+)/)?.[1]}];
  });
}

/** The source that serves `suite` of Debian itself. */
export async function debianSource(suite) {
  const source = (await aptSources()).find(({suites}) => suites.includes(suite));
  if (!source) throw new Error(`no source of Debian ${suite} is configured in /etc/apt`);
  return source;
}

/**
 * Adds a newer suite of the machine's own mirror, pinned so low that nothing comes from it unless asked for by name.
 * @returns {Promise<boolean>} whether anything was written
 */
export async function addSuite(codename, suite) {
  const {uri, signedBy} = await debianSource(codename);
  const keys = signedBy ? `Signed-By: ${signedBy}\n` : '';
  const sources = `Types: deb\nURIs: ${uri}\nSuites: ${suite}\nComponents: main\n${keys}`;
  const pins = `Package: *\nPin: release n=${suite}\nPin-Priority: 50\n`;
  const stale = (await readIfThere(LAB_SOURCES)) !== sources || (await readIfThere(LAB_PINS)) !== pins;
  if (stale) {
    // The pins first: a run that ends in between must not leave the newer suite unpinned.
    await runAsRoot(['tee', LAB_PINS], 'adding a package source', {input: pins});
    await runAsRoot(['tee', LAB_SOURCES], 'adding a package source', {input: sources});
  }
  return stale;
}

let updated;

/** @param {string[]} packages as apt-get takes them: `name` or `name/suite` @param {{log: string, progress: (text: string) => void}} step */
export async function install(packages, {log, progress}) {
  const purpose = `installing ${packages.join(', ')}`;
  const options = {log, onLine: progress, env: {DEBIAN_FRONTEND: 'noninteractive'}};
  const hadPolicy = await readIfThere(POLICY);
  if (hadPolicy === undefined) {
    await runAsRoot(['tee', POLICY], purpose, {input: POLICY_TEXT});
    await runAsRoot(['chmod', '755', POLICY], purpose);
  }
  try {
    // An earlier run that was killed in the middle of an installation leaves half-configured packages.
    await runAsRoot(['dpkg', '--configure', '-a'], purpose, options);
    // A third-party source that cannot be reached is not the lab's business: the installation itself decides.
    updated ??= runAsRoot(['apt-get', 'update'], purpose, options).catch(() => {});
    await updated;
    await runAsRoot(
      ['apt-get', 'install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120', ...packages],
      purpose,
      options
    );
  } finally {
    if (hadPolicy === undefined || hadPolicy === POLICY_TEXT)
      await runAsRoot(['rm', '-f', POLICY], purpose, {evenIfStopped: true});
  }
}

/** Services that the new packages would start at the next boot: the lab starts its own. */
export async function disableServices(services, {log}) {
  for (const service of services) {
    if ((await ask(['systemctl', 'is-enabled', service]))?.trim() !== 'enabled') continue;
    await runAsRoot(['systemctl', 'disable', service], `disabling ${service}`, {log});
  }
}
