import pLimit from 'p-limit';
import {OCI} from '../../oci/annotations.ts';
import {digestOf} from '../../oci/descriptor.ts';
import type {Digest} from '../../oci/digest.ts';
import type {Deletion, RefusedDeletion} from '../../ports/package-store.ts';
import {PLACEHOLDER} from './placeholder.ts';
import type {RegistrySession} from './registry-session.ts';
import {messageIn, type Reply} from './requests.ts';

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const EMPTY_LAYER = '{}';
/** The oldest there can be: should it ever be left behind, by a crash, the next clean-up takes it first. */
export const LONG_AGO = '1970-01-01T00:00:00Z';

export type Remove = (digest: Digest) => Promise<Deletion>;

/**
 * Takes a tag off its manifest where the registry only deletes manifests: the tag is moved to an empty manifest of its
 * own, and that one is deleted. Whether the registry deletes at all is tried with an untagged one first, so that a tag
 * is never left at an empty image.
 */
export function createUntagger(
  session: RegistrySession,
  name: string,
  remove: Remove
): (tag: string) => Promise<Deletion> {
  let rehearsed = false;
  // A registry that looks through its tags while another one goes may fail half way, and list a tag without a manifest.
  const limit = pLimit(1);
  const takeOff = async (tag: string): Promise<Deletion> => {
    const {blobs, manifest} = placeholder(name, tag);
    for (const blob of blobs) {
      const reply = await upload(session, blob);
      if (reply.status !== 201) return notWritten(reply);
    }
    const digest = digestOf(manifest);
    const put = (reference: string): Promise<Reply> =>
      session.send(`manifests/${reference}`, {method: 'PUT', headers: {'content-type': MANIFEST}, body: manifest});
    if (!rehearsed) {
      const reply = await put(digest);
      if (reply.status !== 201) return notWritten(reply);
      const deletion = await remove(digest);
      if (!deletion.done) return deletion;
      rehearsed = true;
    }
    const reply = await put(tag);
    return reply.status === 201 ? remove(digest) : notWritten(reply);
  };
  return tag => limit(() => takeOff(tag));
}

/** What stands under a tag of this repository while it is taken away: known without a look at it. */
export const placeholderDigest = (name: string, tag: string): Digest => digestOf(placeholder(name, tag).manifest);

/** An image of nothing; no other tag has the same bytes. */
function placeholder(name: string, tag: string): {readonly blobs: readonly string[]; readonly manifest: string} {
  const config = JSON.stringify({
    created: LONG_AGO,
    architecture: 'amd64',
    os: 'linux',
    config: {},
    rootfs: {type: 'layers', diff_ids: [digestOf(EMPTY_LAYER)]}
  });
  const descriptor = (mediaType: string, content: string) => ({
    mediaType,
    digest: digestOf(content),
    size: Buffer.byteLength(content)
  });
  return {
    blobs: [config, EMPTY_LAYER],
    manifest: JSON.stringify({
      schemaVersion: 2,
      mediaType: MANIFEST,
      config: descriptor('application/vnd.oci.image.config.v1+json', config),
      layers: [descriptor('application/vnd.oci.image.layer.v1.tar', EMPTY_LAYER)],
      annotations: {[OCI.created]: LONG_AGO, [PLACEHOLDER]: `${name}:${tag}`}
    })
  };
}

async function upload(session: RegistrySession, content: string): Promise<Reply> {
  const started = await session.send('blobs/uploads/', {method: 'POST'});
  const location = started.headers.get('location');
  if (started.status !== 202 || location === null) return started;
  const digest = encodeURIComponent(digestOf(content));
  return session.send(`${location}${location.includes('?') ? '&' : '?'}digest=${digest}`, {
    method: 'PUT',
    headers: {'content-type': 'application/octet-stream'},
    body: content
  });
}

function notWritten({status, body}: Reply): RefusedDeletion {
  const detail = messageIn(body);
  const reason = `something else needs its manifest, and the registry answers ${status}${detail && ` (${detail})`} to moving the tag away`;
  return status === 401 || status === 403
    ? {done: false, kind: 'refused', reason, remedy: 'Use a login that may push to the repository.'}
    : {done: false, kind: 'refused', reason, remedy: 'Remove the tag by hand, or by the tools of the registry.'};
}
