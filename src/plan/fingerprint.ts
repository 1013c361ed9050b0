import type {Facts} from '../context/facts.ts';
import {isPinned} from '../inputs/cache-paths.ts';
import {splitEntry} from '../inputs/pairs.ts';
import type {BuildSettings, Settings} from '../inputs/settings.ts';
import {OCI} from '../oci/annotations.ts';
import {digestOf} from '../oci/descriptor.ts';
import type {Digest} from '../oci/digest.ts';
import type {BuildTarget} from './plan.ts';

/** Annotation of every image manifest whose inputs the commit alone decides. */
export const FINGERPRINT = 'io.multiarch-build.fingerprint';

/** Goes up when builds or checks change by themselves: then no image of an older version is reused. */
const FORMAT = 1;

/** What a release says otherwise than the branch before it, of the same bytes. */
const OWN_OF_AN_EVENT: readonly string[] = [OCI.version, OCI.created];

/**
 * Of everything that decides the bytes of a build target and how it is checked; the same one means that a build would give
 * nothing new. Undefined where something else than the commit decides: files beside it, another repository, a variable.
 */
export function fingerprint(
  target: Omit<BuildTarget, 'fingerprint'>,
  {build, tools, cachePaths = []}: Pick<Settings, 'build' | 'tools' | 'cachePaths'>,
  {event, worktree}: Facts,
  sourceDateEpoch: string | undefined
): Digest | undefined {
  if (event.sha === '' || !worktree?.clean || !isOfCommit(target) || !cachePaths.every(isPinned)) return undefined;
  const {repository, cacheFrom, cacheTo, labels, annotations, ...rest} = target;
  return digestOf(
    canonical({
      format: FORMAT,
      revision: event.sha,
      ...rest,
      labels: Object.entries(labels).filter(([key]) => !OWN_OF_AN_EVENT.includes(key)),
      annotations: annotations.filter(({key}) => !OWN_OF_AN_EVENT.includes(key)),
      sourceDateEpoch,
      options: withoutSecrets(build),
      buildkit: tools.buildkitImage,
      ...(cachePaths.length === 0 ? {} : {cachePaths})
    })
  );
}

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
  /^(docker-image|target):/.test(path) || !/^\/|^[a-z][a-z0-9+-]*:|^git@|^github\.com\/|(^|\/)\.\.(\/|$)/i.test(path);

/** JSON whose keys are in one order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part
  );
