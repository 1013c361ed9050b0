import {ActionError} from '../../errors.ts';
import type {Repository} from '../../oci/reference.ts';
import {authorize, baseUrl} from '../registry-auth.ts';
import type {Fetch} from '../registry-fetch.ts';
import {type Reply, type Request, send} from './requests.ts';

/** Requests of one repository by the OCI distribution protocol, logged in once the registry wants that. */
export interface RegistrySession {
  /** A path below the repository's, or a whole address that the registry named. */
  send(path: string, request?: Request): Promise<Reply>;
}

const ACTIONS = 'pull,push,delete';

/** @param login base64 of `user:password`, if there is one */
export function createRegistrySession(
  {registry, path}: Pick<Repository, 'registry' | 'path'>,
  login: () => Promise<string | undefined>,
  ask: Fetch = fetch
): RegistrySession {
  const base = baseUrl(registry);
  let authorization: Promise<string | undefined> | undefined;

  const attempt = async (url: string, request: Request): Promise<Reply> => {
    const used = await authorization;
    // A login goes to the registry, whatever an answer names as the next address.
    const own = used !== undefined && new URL(url).origin === new URL(base).origin ? {authorization: used} : {};
    return send(url, {...request, headers: {...request.headers, ...own}}, ask);
  };

  /** @throws ActionError as `send` does, after as long a time. */
  const askService: Fetch = async (url, {method = 'GET', headers = {}, body} = {}) => {
    const answer = await send(
      url,
      {method: method as 'GET' | 'POST', headers, ...(body === undefined ? {} : {body})},
      ask
    );
    return new Response(answer.body || null, {status: answer.status, headers: answer.headers});
  };

  return {
    send: async (address, request = {}) => {
      const url = new URL(address, `${base}/v2/${path}/`).href;
      const before = authorization;
      const reply = await attempt(url, request);
      const challenge = reply.status === 401 ? reply.headers.get('www-authenticate') : null;
      if (challenge === null) return reply;
      // Requests side by side answer a challenge once, and again when the token has run out.
      if (authorization === before) {
        const answered = login().then(basic => authorize(challenge, {path, actions: ACTIONS}, basic, askService));
        authorization = answered.catch((error: unknown) => {
          // A service in trouble says nothing of the login, and the next try asks it again; one that nobody understands does.
          if (!(error instanceof ActionError)) return undefined;
          authorization = undefined;
          throw error;
        });
      }
      return (await authorization) === undefined ? reply : attempt(url, request);
    }
  };
}
