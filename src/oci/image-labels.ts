import {type Labels, OCI} from './annotations.ts';

/** What an image says of its origin. */
export interface Origin {
  readonly revision?: string;
  readonly version?: string;
}

export function originOf(labels: Labels): Origin {
  const {[OCI.revision]: revision, [OCI.version]: version} = labels;
  return {...(revision ? {revision} : {}), ...(version ? {version} : {})};
}

/** Annotations of a manifest or index, as text of JSON; none when there are none. */
export const annotationsIn = (json: string): Labels => labelsAt(JSON.parse(json), 'annotations');

/** Labels of an image config, or of the first one where buildx prints them by platform. */
export function labelsIn(json: string): Labels {
  const value: unknown = JSON.parse(json);
  const own = configLabels(value);
  if (own || typeof value !== 'object' || value === null) return own ?? {};
  return (
    Object.values(value)
      .map(configLabels)
      .find(labels => labels !== undefined) ?? {}
  );
}

function configLabels(value: unknown): Labels | undefined {
  const config = typeof value === 'object' && value !== null ? (value as {config?: unknown}).config : undefined;
  return config === undefined ? undefined : labelsAt(config, 'Labels');
}

function labelsAt(value: unknown, key: string): Labels {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  if (typeof found !== 'object' || found === null) return {};
  return Object.fromEntries(Object.entries(found).map(([name, text]) => [name, String(text)]));
}
