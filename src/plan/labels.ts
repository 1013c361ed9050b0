import type {Facts} from '../context/facts.ts';
import {type Labels, OCI} from '../oci/annotations.ts';

/** The labels that say where an image comes from; the user's come over them, key by key. */
export function standardLabels(facts: Facts, version: string, title: string): Labels {
  const {repository, event} = facts;
  return {
    [OCI.created]: createdTime(facts),
    [OCI.description]: oneLine(repository.description),
    [OCI.licenses]: repository.license,
    [OCI.revision]: event.sha,
    [OCI.source]: repository.url,
    [OCI.title]: title,
    [OCI.url]: repository.url,
    [OCI.version]: version
  };
}

/** The commit's time, so that two builds of a commit are alike; the clock's where it is unknown. */
export const createdTime = ({commitTime, now}: Facts): string => commitTime ?? now;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
