import type {Labels} from '../oci/annotations.ts';
import type {Manifest} from '../oci/descriptor.ts';
import {labelsIn} from '../oci/image-labels.ts';
import {withDigest} from '../oci/reference.ts';
import {FINGERPRINT} from '../plan/fingerprint.ts';
import type {BuildTarget} from '../plan/plan.ts';
import type {Registry} from '../ports/registry.ts';

/** Image configs are small; something else that is called one need not be. */
const MAX_CONFIG_BYTES = 4_000_000;

/**
 * Labels and annotations of an image that a new one would have otherwise, as `key is "a", not "b"`. Labels of a base image,
 * which none of the settings names, are not looked at. Never rejects: of a config that cannot be read, annotations tell.
 */
export async function differencesOf(
  image: Manifest & {kind: 'image'},
  {repository, platform, labels, annotations}: BuildTarget,
  registry: Pick<Registry, 'blob'>,
  signal: AbortSignal
): Promise<readonly string[]> {
  const {[FINGERPRINT]: own, ...annotated} = image.annotations ?? {};
  const levels = ['manifest', `manifest[${platform}]`];
  const planned = Object.fromEntries(
    annotations.filter(({level}) => levels.includes(level)).map(({key, value}) => [key, value])
  );
  const labelled = await readLabels(image, repository, registry, signal).catch(() => undefined);
  return [
    ...new Set([
      ...(labelled ? differing(labels, labelled, Object.keys(labels)) : []),
      ...differing(planned, annotated, [...Object.keys(planned), ...Object.keys(annotated)])
    ])
  ];
}

const differing = (want: Labels, has: Labels, keys: readonly string[]): readonly string[] =>
  [...new Set(keys)]
    .filter(key => want[key] !== has[key])
    .map(key => `${key} is ${quoted(has[key])}, not ${quoted(want[key])}`);

const quoted = (value: string | undefined): string => (value === undefined ? 'absent' : `"${value}"`);

async function readLabels(
  {config}: Manifest & {kind: 'image'},
  repository: string,
  registry: Pick<Registry, 'blob'>,
  signal: AbortSignal
): Promise<Labels | undefined> {
  if (config.size > MAX_CONFIG_BYTES) return undefined;
  const blob = await registry.blob(withDigest(repository, config.digest), signal);
  if (!blob) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of blob) chunks.push(chunk);
  return labelsIn(Buffer.concat(chunks).toString('utf8'));
}
