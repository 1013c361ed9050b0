import type {Facts, Worktree} from '../context/facts.ts';
import {isPinned} from '../inputs/cache-paths.ts';
import {isAddress} from '../inputs/contexts.ts';
import {splitEntry} from '../inputs/pairs.ts';
import type {BuildSettings, Settings, VariantSettings} from '../inputs/settings.ts';
import {digestOf} from '../oci/descriptor.ts';
import type {Digest} from '../oci/digest.ts';
import {contextKey, type LocalContext, localContexts} from './local-contexts.ts';
import type {BuildTarget} from './plan.ts';

/** Annotation of every image manifest whose inputs the commit alone decides. Anyone may write one: it proves nothing. */
export const FINGERPRINT = 'io.multiarch-build.fingerprint';

/** What a target is built and checked by, labels and annotations as the user wrote them. */
export interface FingerprintInput {
  readonly target: Omit<BuildTarget, 'fingerprint'>;
  readonly variant: Pick<VariantSettings, 'labels' | 'annotations'>;
  readonly settings: Pick<Settings, 'build' | 'tools' | 'names' | 'cachePaths'>;
  readonly facts: Facts;
  readonly sourceDateEpoch: string | undefined;
}

/**
 * Of everything that decides the bytes of a build target and how it is checked; the same one means that a build would give
 * nothing new but the labels that tell of the event. Undefined where something else than the commit decides: files beside
 * it, what Git keeps of the clone, another repository, a variable.
 */
export function fingerprint({target, variant, settings, facts, sourceDateEpoch}: FingerprintInput): Digest | undefined {
  const {event, worktree, bundle} = facts;
  const {build, tools, names, cachePaths = []} = settings;
  if (!cachePaths.every(isPinned)) return undefined;
  if (event.sha === '' || !worktree?.clean || !isOfCommit(target)) return undefined;
  if (takesGit(target, worktree) || leadsOut(target, worktree)) return undefined;
  const {repository, cacheFrom, cacheTo, labels, annotations, ...rest} = target;
  return digestOf(
    canonical({
      bundle,
      revision: event.sha,
      ...(worktree.unlikeCommit === undefined ? {} : {files: worktree.unlikeCommit}),
      ...rest,
      labels: [Object.entries(names.labels), Object.entries(variant.labels)],
      annotations: [names.annotationLevels, names.annotations, Object.entries(variant.annotations)],
      sourceDateEpoch,
      options: withoutSecrets(build),
      buildkit: tools.buildkitImage,
      ...(cachePaths.length === 0 ? {} : {cachePaths})
    })
  );
}

/** The build context of the target that Git's own folder is in. */
export const takesGit = (
  target: Pick<BuildTarget, 'context' | 'file' | 'buildContexts'>,
  {gitIn = []}: Worktree & {clean: true}
): LocalContext | undefined => localContexts(target).find(one => gitIn.includes(contextKey(one)));

/** The build context of the target whose files are not those of the workspace, whatever its path says. */
export const leadsOut = (
  target: Pick<BuildTarget, 'context' | 'file' | 'buildContexts'>,
  {outside = []}: Worktree & {clean: true}
): LocalContext | undefined => localContexts(target).find(one => outside.includes(contextKey(one)));

/** Values of secrets may change from run to run, and are nothing to publish a digest of. */
function withoutSecrets({secrets, pull, noCache, ...options}: BuildSettings) {
  return {...options, secrets: secrets.map(secret => splitEntry(secret).key)};
}

/** Every file of the build is in the checkout, and every value in the settings. */
const isOfCommit = ({context, file, buildArgs, buildContexts}: Omit<BuildTarget, 'fingerprint'>): boolean =>
  [context, file ?? '', ...buildContexts.map(entry => splitEntry(entry).value ?? '')].every(isInWorkspace) &&
  buildArgs.every(arg => arg.includes('='));

/** Another image is as fixed as those that a Dockerfile names. */
const isInWorkspace = (path: string): boolean =>
  /^(docker-image:\/\/|target:)/.test(path) || !(isAddress(path) || /^\/|(^|\/)\.\.(\/|$)/.test(path));

/** JSON whose keys are in one order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part
  );
