import type {Command} from '../ports/process.ts';
import type {TagRequest} from '../ports/registry.ts';

const REGISTRY_TIMEOUT_MS = 120_000;

/** The manifest's own bytes on standard output. */
export const inspectRawCommand = (builder: string, reference: string): Command => ({
  tool: 'docker',
  args: ['buildx', 'imagetools', 'inspect', '--builder', builder, '--raw', reference],
  timeoutMs: REGISTRY_TIMEOUT_MS
});

/** The config of each image, one or by platform. */
export const inspectConfigCommand = (builder: string, reference: string): Command => ({
  tool: 'docker',
  args: ['buildx', 'imagetools', 'inspect', '--builder', builder, '--format', '{{json .Image}}', reference],
  timeoutMs: REGISTRY_TIMEOUT_MS
});

export const createIndexCommand = (builder: string, {tags, sources, annotations, exact}: TagRequest): Command => ({
  tool: 'docker',
  args: [
    ...['buildx', 'imagetools', 'create', '--builder', builder],
    ...copyArgs(exact),
    ...annotations.flatMap(annotation => ['--annotation', annotation]),
    ...tags.flatMap(tag => ['--tag', tag]),
    ...sources
  ],
  timeoutMs: REGISTRY_TIMEOUT_MS
});

/** Prints the index that {@link createIndexCommand} would write, its own bytes and a newline. */
export const printIndexCommand = (
  builder: string,
  {sources, annotations, exact}: Omit<TagRequest, 'tags'>
): Command => ({
  tool: 'docker',
  args: [
    ...['buildx', 'imagetools', 'create', '--builder', builder, '--dry-run'],
    ...copyArgs(exact),
    ...annotations.flatMap(annotation => ['--annotation', annotation]),
    ...sources
  ],
  timeoutMs: REGISTRY_TIMEOUT_MS
});

/** Whether the one source may stay what it is, byte for byte. */
export const isCopy = ({sources, annotations}: Pick<TagRequest, 'sources' | 'annotations'>): boolean =>
  sources.length === 1 && annotations.length === 0;

/** Whether nothing is to be copied: all of it is in one repository, also what has no digest yet. */
export const isWithinRepository = ({tags, sources}: Pick<TagRequest, 'tags' | 'sources'>): boolean =>
  new Set([...tags, ...sources].map(repositoryOf)).size === 1;

const repositoryOf = (reference: string): string =>
  reference.includes('@') ? reference.slice(0, reference.indexOf('@')) : reference.slice(0, reference.lastIndexOf(':'));

/** Without it, buildx puts an image that has no index into one. */
const copyArgs = (exact: true | undefined): readonly string[] => (exact ? ['--prefer-index=false'] : []);
