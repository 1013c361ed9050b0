import {mkdir, readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {debianSource, distribution} from './apt.mjs';
import {run} from './run.mjs';
import {withScratch} from './scratch.mjs';

/**
 * Runs `use(file)` with a package of another architecture, by an apt of its own: the machine's list of architectures and
 * its package lists stay as they are, and no root is needed.
 */
export const withPackage = (name, arch, {log, progress}, use) =>
  withScratch(async folder => {
    for (const sub of ['lists/partial', 'cache/archives/partial', 'parts'])
      await mkdir(join(folder, sub), {recursive: true});
    await writeFile(join(folder, 'sources.list'), await sourceLine());
    await writeFile(join(folder, 'apt.conf'), NO_HOOKS);
    const options = ['-c', join(folder, 'apt.conf'), ...aptOptions(folder, arch)];
    await run(['apt-get', ...options, 'update'], {log, onLine: progress});
    await run(['apt-get', ...options, 'download', name], {cwd: folder, log, onLine: progress});
    const file = (await readdir(folder)).find(entry => entry.endsWith('.deb'));
    if (!file) throw new Error(`apt-get download brought no ${name} for ${arch}`);
    return use(join(folder, file));
  });

// A machine made from a container image empties the shared package cache after each update, also under an
// installation that runs beside this one.
const NO_HOOKS = ['Pre-Invoke', 'Post-Invoke', 'Post-Invoke-Success']
  .map(hook => `#clear APT::Update::${hook};\n`)
  .join('');

const aptOptions = (folder, arch) =>
  [
    ['APT::Architecture', arch],
    ['APT::Architectures', arch],
    ['APT::Sandbox::User', ''],
    ['Dir::Etc::sourcelist', join(folder, 'sources.list')],
    ['Dir::Etc::sourceparts', join(folder, 'parts')],
    ['Dir::Etc::preferencesparts', join(folder, 'parts')],
    ['Dir::State::lists', join(folder, 'lists')],
    ['Dir::State::status', '/dev/null'],
    ['Dir::Cache', join(folder, 'cache')],
    ['Acquire::Languages', 'none']
  ].flatMap(([key, value]) => ['-o', `${key}=${value}`]);

async function sourceLine() {
  const {codename} = await distribution();
  const {uri, signedBy} = await debianSource(codename);
  return `deb ${signedBy ? `[signed-by=${signedBy}] ` : ''}${uri} ${codename} main\n`;
}
