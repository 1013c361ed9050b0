import {chmod, mkdir, rm, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {withPackage} from '../lib/debs.mjs';
import {hasIndex, pushIndex} from '../lib/oci.mjs';
import {already, did} from '../lib/report.mjs';
import {run} from '../lib/run.mjs';
import {withScratch} from '../lib/scratch.mjs';
import {ARCHES, packLayer} from './rootfs.mjs';

const RECIPE = 'busybox-1';

/**
 * A stand-in for docker.io's busybox, for machines that cannot reach it: Debian's static binary with its applets. Its
 * version is Debian's, whatever the tag says.
 */
export async function busyboxImage(mirror, canPull, step) {
  if (
    (await hasIndex(mirror, 'library/busybox', '1.36', RECIPE)) &&
    (await hasIndex(mirror, 'library/busybox', 'latest', RECIPE))
  )
    return already();
  if (await canPull()) return already('docker.io can be reached, not needed');
  return withScratch(async folder => {
    const images = await Promise.all(
      ARCHES.map(async arch => ({arch, layers: [await layerOf(arch, folder, step)], config: CONFIG}))
    );
    await pushIndex(mirror, 'library/busybox', {tags: ['1.36', 'latest'], recipe: RECIPE, images});
    return did('built');
  });
}

const CONFIG = {Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'], Cmd: ['sh']};

async function layerOf(arch, folder, step) {
  const root = join(folder, arch);
  await withPackage('busybox-static', arch, step, file => run(['dpkg-deb', '-x', file, root], {log: step.log}));
  await rm(join(root, 'usr', 'share'), {recursive: true, force: true});
  for (const name of ['etc', 'home', 'root', 'tmp', 'usr/bin', 'usr/sbin', 'sbin', 'var/www', 'dev', 'proc', 'sys']) {
    await mkdir(join(root, name), {recursive: true});
  }
  await chmod(join(root, 'tmp'), 0o1777);
  await writeFile(
    join(root, 'etc/passwd'),
    'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/home:/bin/false\n'
  );
  await writeFile(join(root, 'etc/group'), 'root:x:0:\nnogroup:x:65534:\n');
  await writeFile(join(root, 'etc/nsswitch.conf'), 'hosts: files dns\n');
  // The kernel's emulator runs the foreign binary here too.
  const applets = (await run([join(root, 'bin/busybox'), '--list'], {log: step.log})).trim().split('\n');
  for (const name of applets) if (name !== 'busybox') await symlink('busybox', join(root, 'bin', name));
  await symlink('../../bin/env', join(root, 'usr/bin/env'));
  return packLayer(root, join(folder, `${arch}.tar.gz`), step);
}
