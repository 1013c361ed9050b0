import {ActionError} from '../errors.ts';

export interface FollowOptions {
  /** True: a redirect may leave https. */
  readonly verified: boolean;
  readonly signal: AbortSignal;
}

/** As fetch has it. */
const MAX_REDIRECTS = 20;
const REDIRECTS = [301, 302, 303, 307, 308];

/** Fetches and follows redirects, each of which is looked at. */
export async function follow(url: string, options: FollowOptions, redirects = 0): Promise<Response> {
  const answer = await fetch(url, {redirect: 'manual', signal: options.signal});
  const location = REDIRECTS.includes(answer.status) ? answer.headers.get('location') : null;
  if (location === null) return answer;
  await answer.body?.cancel();
  if (redirects === MAX_REDIRECTS)
    throw failed(`${shownUrl(url)} is one redirect too many (${MAX_REDIRECTS} are followed)`);
  return follow(nextUrl(url, location, options.verified), options, redirects + 1);
}

/** @throws ActionError for what is no address, and for what anybody may change on its way. */
export function nextUrl(from: string, location: string, verified: boolean): string {
  const next = URL.canParse(location, from) ? new URL(location, from) : undefined;
  if (next?.protocol !== 'https:' && next?.protocol !== 'http:') {
    throw failed(`${shownUrl(from)} redirects to what is no address`);
  }
  if (!verified && new URL(from).protocol === 'https:' && next.protocol === 'http:') {
    const to = shownUrl(next.href);
    throw failed(`${shownUrl(from)} redirects to ${to}, which is not encrypted: anybody may change it on its way`);
  }
  return next.href;
}

/** Without the query, which may have a token. */
export const shownUrl = (url: string): string => url.replace(/[?#].*$/s, '');

const failed = (message: string): ActionError => new ActionError({code: 'registry-failed', message});
