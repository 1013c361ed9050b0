import {DOCKER_HUB} from '../oci/reference.ts';

export interface DockerConfigSources {
  /** Text of the user's config.json. */
  readonly user: string | undefined;
  /** Folders of CLI plugins, the first to be looked into first. */
  readonly pluginFolders: readonly string[];
  /** Registries that the run logs in to itself. */
  readonly ownRegistries: readonly string[];
  /** False: the user's credentials stay out. */
  readonly trusted: boolean;
}

/** Proxies too: their URLs may hold a login. */
const CREDENTIAL_KEYS = ['auths', 'credHelpers', 'credsStore', 'HttpHeaders', 'identityToken', 'proxies'];

/** The CLI knows Docker Hub by the URL of its old index. */
const configKey = (registry: string): string => (registry === DOCKER_HUB ? 'https://index.docker.io/v1/' : registry);

/** Whether the user's own configuration has credentials for a registry. */
export function hasCredentials(user: string | undefined, registry: string): boolean {
  const {auths, credHelpers} = readConfig(user);
  return [auths, credHelpers].some(
    entries => typeof entries === 'object' && entries !== null && configKey(registry) in entries
  );
}

/**
 * The run's own config.json: the user's, with plugins found where they are, and with the run's logins kept in this
 * file (an empty helper name turns the user's credential store off for that registry, so that nothing stays in it).
 */
export function privateDockerConfig({user, pluginFolders, ownRegistries, trusted}: DockerConfigSources): string {
  const config = readConfig(user);
  const kept = trusted
    ? config
    : Object.fromEntries(Object.entries(config).filter(([key]) => !CREDENTIAL_KEYS.includes(key)));
  const usesHelpers = kept.credsStore !== undefined || kept.credHelpers !== undefined;
  return JSON.stringify(
    {
      ...kept,
      cliPluginsExtraDirs: [...pluginFolders, ...list(config.cliPluginsExtraDirs)],
      ...(trusted && usesHelpers
        ? {
            credHelpers: {
              ...(kept.credHelpers as object),
              ...Object.fromEntries(ownRegistries.map(name => [configKey(name), '']))
            }
          }
        : {})
    },
    null,
    2
  );
}

function readConfig(text: string | undefined): Record<string, unknown> {
  if (text === undefined || text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    // A broken config.json is the user's own; docker itself only warns of it.
    return {};
  }
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
