import { existsSync } from 'node:fs'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { mountsUnder } from './mounts.mjs'
import { cacheDir } from './paths.mjs'
import { runAsRoot } from './root.mjs'

const scratchDir = join(cacheDir, 'tmp')
const purpose = 'removing scratch files'

/** Some of what lies in there belongs to root, and a killed bootstrap may have left the kernel's file systems mounted in it. */
const remove = (folder) => runAsRoot(['rm', '-rf', '--one-file-system', folder], purpose, { evenIfStopped: true })

/** @template T @param {(folder: string) => Promise<T>} use @returns {Promise<T>} */
export async function withScratch(use) {
  await mkdir(scratchDir, { recursive: true })
  const folder = await mkdtemp(join(scratchDir, 'work-'))
  try {
    return await use(folder)
  } finally {
    await remove(folder)
  }
}

/** Removes what killed runs have left. */
export async function emptyScratch() {
  for (const path of await mountsUnder(scratchDir)) await runAsRoot(['umount', '--lazy', path], purpose)
  if (existsSync(scratchDir)) await remove(scratchDir)
}
