import {readFile} from 'node:fs/promises';

/** @returns {Promise<string[]>} mount points under `folder`, the deepest first */
export async function mountsUnder(folder) {
  const table = await readFile('/proc/self/mountinfo', 'utf8');
  const paths = table
    .trim()
    .split('\n')
    .map(line =>
      line.split(' ')[4].replace(/\\(\d{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)))
    );
  return paths.filter(path => path.startsWith(`${folder}/`)).reverse();
}
