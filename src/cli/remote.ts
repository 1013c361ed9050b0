import {parseRemoteUrl, type RemoteAddress} from '../context/remote.ts';

/** Where a repository comes from. */
export interface Remote extends RemoteAddress {
  /** `https://host/owner/name`. */
  readonly url: string;
  /** Of GitHub's REST API; '' where the host is not GitHub. */
  readonly apiUrl: string;
}

/** Undefined for a folder, and for what is no URL. */
export function parseRemote(url: string): Remote | undefined {
  const found = parseRemoteUrl(url);
  if (!found) return undefined;
  const {host, path} = found;
  return {host, path, url: `https://${host}/${path}`, apiUrl: path.split('/').length === 2 ? apiOf(host) : ''};
}

/** GitHub itself, its data residency, and servers that say what they are by their name. */
function apiOf(host: string): string {
  if (host === 'github.com') return 'https://api.github.com';
  if (host.endsWith('.ghe.com')) return `https://api.${host}`;
  return host.startsWith('github.') ? `https://${host}/api/v3` : '';
}
