import type {FileEntry, Files} from '../ports/files.ts';

/** Entry of a commit's tree. */
export interface TreeEntry {
  readonly path: string;
  /** `100644`, `100755`, `120000` (a link), `160000` (a submodule). */
  readonly mode: string;
  /** Bytes of its object; absent for a submodule. */
  readonly size?: number;
}

/** @param output of `git ls-tree -r --long -z` */
export const parseTree = (output: string): readonly TreeEntry[] =>
  output.split('\0').flatMap(line => {
    const [, mode = '', size = '', path = ''] = /^(\d+) \S+ \S+ +(\d+|-)\t(.*)$/s.exec(line) ?? [];
    return mode === '' ? [] : [{path, mode, ...(size === '-' ? {} : {size: Number(size)})}];
  });

export interface UnlikeCommit {
  /** Paths that the commit has not: folders without files, too, which git knows nothing of. */
  readonly extra: readonly string[];
  /** `path mode size`, sorted: a build copies permissions that git does not keep, and lines end as git was set up. */
  readonly changed: readonly string[];
}

/** How the files on the disk differ from the commit in what `git status` does not tell of. */
export async function findUnlike(
  folder: string,
  tree: readonly TreeEntry[],
  files: Pick<Files, 'entries'>
): Promise<UnlikeCommit> {
  const found = await Promise.all(
    [...byFolder(tree)].map(async ([at, expected]) => {
      const below = (name: string): string => [folder, at, name].filter(part => part !== '' && part !== '.').join('/');
      const entries = (await files.entries(below('') || '.')).filter(({name}) => at !== '' || name !== '.git');
      return {
        extra: entries.filter(({name}) => !expected.has(name)).map(({name}) => below(name)),
        changed: entries
          .filter(entry => isUnlike(entry, expected.get(entry.name)))
          .map(({name, mode, size}) => `${below(name)} ${mode.toString(8)} ${isFolder(mode) ? '' : size}`)
      };
    })
  );
  return {extra: found.flatMap(({extra}) => extra).sort(), changed: found.flatMap(({changed}) => changed).sort()};
}

/** Undefined for a folder. */
type Expected = Omit<TreeEntry, 'path'> | undefined;

/** Names of every folder of the commit, that of the checkout itself as ''. */
function byFolder(tree: readonly TreeEntry[]): ReadonlyMap<string, ReadonlyMap<string, Expected>> {
  const folders = new Map<string, Map<string, Expected>>([['', new Map()]]);
  const namesOf = (folder: string): Map<string, Expected> => {
    const known = folders.get(folder);
    if (known) return known;
    const names = new Map<string, Expected>();
    folders.set(folder, names);
    add(folder, undefined);
    return names;
  };
  const add = (path: string, expected: Expected): void => {
    const cut = path.lastIndexOf('/');
    namesOf(path.slice(0, Math.max(cut, 0))).set(path.slice(cut + 1), expected);
  };
  for (const {path, ...expected} of tree) add(path, expected);
  return folders;
}

const TYPE = 0o170000;
const FOLDER = 0o040000;
const LINK = 0o120000;
const SUBMODULE = '160000';
/** As git makes them with the usual umask. */
const USUAL_FOLDER = 0o040755;

const isFolder = (mode: number): boolean => (mode & TYPE) === FOLDER;

function isUnlike({mode, size}: FileEntry, expected: Expected): boolean {
  if (expected === undefined || expected.mode === SUBMODULE) return mode !== USUAL_FOLDER;
  // Permissions of a link mean nothing.
  const known = (mode & TYPE) === LINK ? LINK : mode;
  return known !== Number.parseInt(expected.mode, 8) || size !== expected.size;
}
