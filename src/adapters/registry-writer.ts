import {ActionError} from '../errors.ts';
import {parseReference} from '../oci/reference.ts';
import {authorize, baseUrl} from './registry-auth.ts';
import type {Fetch} from './registry-fetch.ts';
import type {RegistryConnections} from './registry-http.ts';
import {isLimited, remedyOf, troubleOfAnswer} from './temporary.ts';

const TIMEOUT_MS = 30_000;
/** Rather this than tags of which some were written and some were not. */
const MAX_WAIT_MS = 600_000;

/** Writes to a registry by its own protocol (OCI distribution spec): a hundredth of what a child process costs. */
export interface ManifestWriter {
  /**
   * Puts a manifest, all of whose parts are in the repository, under a tag or its digest. False where that cannot be done
   * from here, or is refused: buildx knows more ways, and tells what is wrong.
   * @param reference `repo:tag` or `repo@digest`
   * @param manifest its own bytes
   * @throws ActionError when the registry wants to be left alone for a while
   */
  put(reference: string, manifest: string): Promise<boolean>;
}

export function createManifestWriter({loginOf, fetchOf}: RegistryConnections): ManifestWriter {
  const asking = new Map<string, Fetch>();
  const authorizations = new Map<string, Promise<string | undefined>>();
  const send = async (reference: string, mediaType: string, body: string): Promise<Response | undefined> => {
    const {registry, path, identifier} = parseReference(reference);
    const request = asking.get(registry) ?? fetchOf(registry);
    asking.set(registry, request);
    const ask: Fetch = (url, init) => request(url, {signal: AbortSignal.timeout(TIMEOUT_MS), ...init});
    const key = `${registry}/${path}`;
    const put = (authorization: string | undefined): Promise<Response> =>
      ask(`${baseUrl(registry)}/v2/${path}/manifests/${identifier}`, {
        method: 'PUT',
        headers: {'content-type': mediaType, ...(authorization ? {authorization} : {})},
        body
      });
    const used = authorizations.get(key);
    const first = await put(await used);
    const challenge = first.status === 401 ? first.headers.get('www-authenticate') : null;
    if (challenge === null) return first;
    await first.body?.cancel();
    // Of several tags, the first to learn that a login is wanted, or a new one, gets it for all.
    if (authorizations.get(key) === used) {
      const login = loginOf(registry).catch(() => undefined);
      authorizations.set(
        key,
        login.then(basic => authorize(challenge, {path, actions: 'pull,push'}, basic, ask)).catch(() => undefined)
      );
    }
    const authorization = await authorizations.get(key);
    return authorization === undefined ? undefined : put(authorization);
  };
  return {
    put: async (reference, manifest) => {
      const mediaType = mediaTypeOf(manifest);
      const answer = mediaType && (await send(reference, mediaType, manifest).catch(() => undefined));
      if (!answer) return false;
      await answer.body?.cancel().catch(() => {});
      const trouble = isLimited(answer) ? troubleOfAnswer(answer, MAX_WAIT_MS) : undefined;
      if (!trouble) return answer.status === 201;
      throw new ActionError({
        code: 'registry-failed',
        message: `Writing ${reference} failed: the registry answers ${answer.status}`,
        remedy: remedyOf(trouble),
        cause: {limited: true, ...trouble}
      });
    }
  };
}

/** A manifest may leave it to the header that it came with, which is not known here. */
function mediaTypeOf(manifest: string): string | undefined {
  try {
    const {mediaType} = JSON.parse(manifest) as {mediaType?: unknown};
    return typeof mediaType === 'string' && mediaType !== '' ? mediaType : undefined;
  } catch {
    return undefined;
  }
}
