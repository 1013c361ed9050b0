import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {binDir, imageDir} from '../lib/paths.mjs';
import {already, did} from '../lib/report.mjs';
import {runAsRoot} from '../lib/root.mjs';
import {ask, run} from '../lib/run.mjs';
import {produceAtomically} from '../lib/scratch.mjs';
import {bootstrap} from './rootfs.mjs';
import {buildTool, versionOf} from './tools.mjs';

const PROGRAMS = ['buildctl', 'buildkitd'];
const IMAGE = 'moby/buildkit:buildx-stable-1';

/** The image that buildx's docker-container driver starts, in each of the engines. */
export async function buildkitImage(hosts, canPull, step) {
  const without = [];
  for (const host of hosts)
    if ((await ask(['docker', '--host', host, 'image', 'inspect', IMAGE])) === undefined) without.push(host);
  if (without.length === 0) return already();
  if (await canPull()) {
    for (const host of without)
      await run(['docker', '--host', host, 'pull', IMAGE], {log: step.log, onLine: step.progress});
    return did('pulled');
  }
  const archive = await standIn(step);
  for (const host of without) {
    step.progress(`loading into ${host}`);
    const change = ['-c', 'ENTRYPOINT ["buildkitd"]', '-c', 'ENV PATH=/usr/bin:/usr/sbin:/bin:/sbin'];
    await run(['docker', '--host', host, 'import', ...change, archive, IMAGE], {log: step.log});
  }
  return did(`stand-in loaded into ${without.length === 1 ? 'one engine' : `${without.length} engines`}`);
}

/** A stand-in for machines that cannot pull: the same programs on a minimal Debian. */
async function standIn(step) {
  const archive = join(imageDir, `buildkit-${versionOf('buildkitd')}.tar`);
  if (existsSync(archive)) return archive;
  const include = ['runc', 'ca-certificates', 'git', 'openssh-client', 'pigz', 'xz-utils'];
  await produceAtomically(archive, async scratch => {
    await Promise.all([
      bootstrap({arch: process.arch === 'arm64' ? 'arm64' : 'amd64', include, target: scratch, step}),
      ...PROGRAMS.map(name => buildTool(name, step))
    ]);
    const placed = ['--owner=0', '--group=0', '--transform=s,^,./usr/bin/,'];
    await runAsRoot(['tar', '--append', '-f', scratch, '-C', binDir, ...placed, ...PROGRAMS], 'the BuildKit image', {
      log: step.log
    });
  });
  return archive;
}
