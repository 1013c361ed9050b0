/** Where a repository is; ports say nothing of whose it is. */
export interface RemoteAddress {
  /** Lower case, without port. */
  readonly host: string;
  /** `owner/name`; more parts where the host has groups. */
  readonly path: string;
}

const URL_FORM = /^(?:https?|ssh|git):\/\/(?:[^/@]*@)?(?<host>[^/:]+)(?::\d+)?\/(?<path>.+)$/;
const SCP_FORM = /^(?:[^/@:]+@)?(?<host>[^/:@]+):(?<path>[^/].*)$/;

/** Of a remote's URL, without its login; undefined for a folder, and for what is none. */
export function parseRemoteUrl(url: string): RemoteAddress | undefined {
  const found = (URL_FORM.exec(url) ?? SCP_FORM.exec(url))?.groups;
  const host = found?.host?.toLowerCase() ?? '';
  const path = (found?.path ?? '').replace(/\/+$/, '').replace(/\.git$/, '');
  return host.length < 2 || !/^[^/]+(\/[^/]+)+$/.test(path) ? undefined : {host, path};
}

/** `owner/name` of a remote on that server (`https://github.com`); undefined for another server. */
export function repositoryOn(server: string, url: string): string | undefined {
  const remote = parseRemoteUrl(url);
  const isThere = URL.canParse(server) && remote?.host === new URL(server).hostname;
  return isThere && remote.path.split('/').length === 2 ? remote.path : undefined;
}
