/**
 * Whether a .dockerignore keeps a path, and all that is below it, out of the build context. The last pattern that
 * matches decides; an exception that might reach below the path counts as one that does.
 * @param path from the root of the context, of one part
 */
export function leavesOut(ignoreFile: string, path: string): boolean {
  return ignoreFile
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
    .reduce((out, line) => {
      const isException = line.startsWith('!');
      const pattern = clean(isException ? line.slice(1).trim() : line);
      if (isException) return out && !mayReachBelow(pattern, path);
      return out || matches(pattern, path) || matches(pattern, `${path}/${ANY_FILE}`);
    }, false);
}

/** No pattern names it. */
const ANY_FILE = '\0';

/** As Go's filepath.Clean does, from the root of the context. */
const clean = (pattern: string): string =>
  pattern
    .split('/')
    .filter(part => part !== '' && part !== '.')
    .join('/');

const mayReachBelow = (pattern: string, path: string): boolean => {
  const [first = ''] = pattern.split('/');
  return first.includes('**') || matches(first, path);
};

/** Patterns of Go's filepath.Match, and `**` for any number of folders. */
function matches(pattern: string, path: string): boolean {
  const source = pattern.replace(/\*\*\/|\*\*|\*|\?|\[[^\]]*\]|\\.|[.+^${}()|[\]\\]/g, part => {
    if (part === '**/') return '(?:.*/)?';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    return part.length > 1 ? part : `\\${part}`;
  });
  try {
    return new RegExp(`^${source}$`).test(path);
  } catch {
    return false;
  }
}
