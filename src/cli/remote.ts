/** Where a repository comes from. */
export interface Remote {
  readonly host: string;
  /** `owner/name`; more parts where the host has groups. */
  readonly path: string;
  /** `https://host/owner/name`. */
  readonly url: string;
  /** Of GitHub's REST API; '' where the host is not GitHub. */
  readonly apiUrl: string;
}

const URL_FORM = /^(?:https?|ssh|git):\/\/(?:[^/@]*@)?(?<host>[^/:]+)(?::\d+)?\/(?<path>.+)$/;
const SCP_FORM = /^(?:[^/@:]+@)?(?<host>[^/:@]+):(?<path>[^/].*)$/;

/** A remote's URL without its login; undefined for a folder, and for what is none. */
export function parseRemote(url: string): Remote | undefined {
  const found = (URL_FORM.exec(url) ?? SCP_FORM.exec(url))?.groups;
  const host = found?.host?.toLowerCase() ?? '';
  const path = (found?.path ?? '').replace(/\/+$/, '').replace(/\.git$/, '');
  if (host.length < 2 || !/^[^/]+(\/[^/]+)+$/.test(path)) return undefined;
  const apiUrl = path.split('/').length === 2 ? apiOf(host) : '';
  return {host, path, url: `https://${host}/${path}`, apiUrl};
}

/** GitHub itself, its data residency, and servers that say what they are by their name. */
function apiOf(host: string): string {
  if (host === 'github.com') return 'https://api.github.com';
  if (host.endsWith('.ghe.com')) return `https://api.${host}`;
  return host.startsWith('github.') ? `https://${host}/api/v3` : '';
}
