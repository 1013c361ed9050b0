import type {StoredTag} from '../../oci/inventory.ts';
import type {Repository} from '../../oci/reference.ts';
import type {Deletion, PackageStore, RefusedDeletion} from '../../ports/package-store.ts';
import {createManifestReader, unreadable} from './manifests.ts';
import {createLimit} from './parallel.ts';
import type {RegistrySession} from './registry-session.ts';
import {messageIn, parseJson, type Reply} from './requests.ts';
import {createUntagger} from './untag.ts';

const PAGE_SIZE = 1000;

/** Any registry of the OCI distribution protocol that has deletion enabled. Manifests without a tag are not listed. */
export function createOciStore({name}: Repository, session: RegistrySession): PackageStore {
  const reader = createManifestReader(session, name);
  const limit = createLimit();
  const remove: PackageStore['remove'] = async digest =>
    deletionOf(await session.send(`manifests/${digest}`, {method: 'DELETE'}));
  const replace = createUntagger(session, name, remove);
  /** Tags of the newest list. */
  let listed: ReadonlySet<string> = new Set();
  const readTags = (names: readonly string[]) =>
    Promise.all(names.map(tag => limit(async () => ({tag, digest: await reader.digestOf(tag)}))));
  return {
    traits: {
      removesManifests: true,
      keepsLastTagged: false,
      age: 'the time of the upload where the registry tells it, else that of the build'
    },
    list: async () => {
      const names = await listTags(session, name);
      if ('status' in names) {
        if (names.status === 401 || names.status === 403) return forbidden(names);
        throw unreadable(`the tags of ${name}`, names);
      }
      listed = new Set(names);
      const found = await readTags(names);
      const missing = found.filter(({digest}) => digest === undefined).map(({tag}) => tag);
      // One that has been removed meanwhile is not listed any more.
      const again = missing.length === 0 ? [] : await listTags(session, name);
      const still = 'status' in again ? missing : missing.filter(tag => again.includes(tag));
      const late = await readTags(still);
      const dangling = late.filter(({digest}) => digest === undefined).map(({tag}) => tag);
      const tags = [...found, ...late].flatMap(({tag, digest}): readonly StoredTag[] =>
        digest === undefined ? [] : [{name: tag, digest}]
      );
      return {tags, ...(dangling.length > 0 ? {dangling} : {})};
    },
    node: digest => limit(() => reader.node(digest)),
    referrers: digest => limit(() => reader.referrers(digest)),
    age: digest => limit(() => reader.age(digest)),
    // A tag that was listed and is moved here meanwhile is seen by the next list alone.
    tagsOf: async (digest, known) => {
      const names = await listTags(session, name);
      const fresh = 'status' in names ? [] : names.filter(tag => !listed.has(tag));
      const found = await readTags([...new Set([...known, ...fresh])]);
      return found.filter(one => one.digest === digest).map(({tag}) => tag);
    },
    untag: async tag => {
      // Of the specification since 1.1; older registries want a digest here, and answer 400 or 405.
      const reply = await session.send(`manifests/${tag}`, {method: 'DELETE'});
      if ([200, 202, 204].includes(reply.status)) return {done: true};
      return (await reader.digestOf(tag)) === undefined ? {done: true} : replace(tag);
    },
    remove
  };
}

/** Every page of them, none where the repository is not there; or the answer that is no list. */
async function listTags(session: RegistrySession, name: string): Promise<readonly string[] | Reply> {
  const tags: string[] = [];
  let path: string | undefined = `tags/list?n=${PAGE_SIZE}`;
  while (path !== undefined) {
    const reply: Reply = await session.send(path);
    if (reply.status === 404) return tags;
    if (reply.status !== 200) return reply;
    const {tags: page} = parseJson(reply.body, `the list of tags of ${name}`) as {tags?: unknown};
    tags.push(...(Array.isArray(page) ? page.map(String) : []));
    const next: string | undefined = /<([^>]*)>\s*;\s*rel="?next"?/.exec(reply.headers.get('link') ?? '')?.[1];
    path = next === undefined ? undefined : `tags/list${next.slice(next.indexOf('?'))}`;
  }
  return tags;
}

const DISABLED =
  'Enable deletion in the registry (distribution: REGISTRY_STORAGE_DELETE_ENABLED=true), or use its own retention.';

const answerOf = ({status, body}: Reply): string => {
  const detail = messageIn(body);
  return `the registry answers ${status}${detail && ` (${detail})`}`;
};

const forbidden = (reply: Reply): RefusedDeletion => ({
  done: false,
  kind: 'forbidden',
  reason: answerOf(reply),
  remedy: 'Use a login that may read, write and delete in the repository.'
});

function deletionOf(reply: Reply): Deletion {
  const {status} = reply;
  if ([200, 202, 204, 404].includes(status)) return {done: true};
  if (status === 401 || status === 403) return forbidden(reply);
  const reason = answerOf(reply);
  return status === 405 || status === 501
    ? {done: false, kind: 'unsupported', reason, remedy: DISABLED}
    : {done: false, kind: 'refused', reason, remedy: 'Remove it by hand, or by the tools of the registry.'};
}
