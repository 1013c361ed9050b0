import type {Facts} from '../context/facts.ts';
import {type Labels, OCI} from '../oci/annotations.ts';

/** The labels that say where an image comes from; the user's come over them, key by key. */
export function standardLabels({repository, event}: Facts, version: string, created: string): Labels {
  return {
    [OCI.created]: created,
    [OCI.description]: oneLine(repository.description),
    [OCI.licenses]: repository.license,
    [OCI.revision]: event.sha,
    [OCI.source]: repository.url,
    [OCI.title]: repository.name,
    [OCI.url]: repository.url,
    [OCI.version]: version
  };
}

/** By key, and without empty ones. */
export const sortedLabels = (labels: Labels): Labels =>
  Object.fromEntries(
    Object.entries(labels)
      .filter(([, value]) => value !== '')
      .sort(([a], [b]) => a.localeCompare(b, 'en'))
  );

/**
 * The time that the run is told (input `source-date-epoch`, else the job's SOURCE_DATE_EPOCH), else the commit's, so
 * that two builds of a commit are alike; the clock's where nothing is known.
 */
export function createdTime({commitTime, now, sourceDate}: Facts, asked?: string): string {
  if (asked !== undefined && asked !== 'commit' && asked !== 'off') return new Date(Number(asked) * 1000).toISOString();
  return (asked === 'commit' ? undefined : sourceDate) ?? commitTime ?? now;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
