import {ActionError} from '../errors.ts';
import type {RegistryLogin} from '../inputs/settings.ts';
import {record} from '../oci/json.ts';
import {DOCKER_HUB} from '../oci/reference.ts';
import type {Files} from '../ports/files.ts';
import type {Process} from '../ports/process.ts';

/** Where a registry's login may be. */
export interface LoginSources {
  readonly files: Pick<Files, 'read'>;
  /** Folder of a Docker configuration. */
  readonly dockerConfig: string;
  /** Used before those. */
  readonly logins: readonly RegistryLogin[];
  /** Runs credential helpers (`docker-credential-…`); absent: there are none. */
  readonly process?: Process;
}

/**
 * base64 of `user:password`, undefined where none is known. The user `<token>` stands for an identity token, as it does
 * for Docker.
 * @throws ActionError `login-failed` where a credential helper fails
 */
export type LoginOf = (registry: string) => Promise<string | undefined>;

interface DockerConfig {
  readonly auths: Readonly<Record<string, {readonly auth?: unknown; readonly identitytoken?: unknown} | null>>;
  readonly credHelpers: Readonly<Record<string, unknown>>;
  readonly credsStore?: unknown;
}

/** Explicit logins, then the helper that Docker would ask, then the configuration itself. Each registry is asked for once. */
export function createLogins({files, dockerConfig, logins, process}: LoginSources): LoginOf {
  const known = new Map<string, Promise<string | undefined>>();
  let reading: Promise<DockerConfig> | undefined;
  const find: LoginOf = async registry => {
    const own = logins.find(one => one.registry === registry);
    if (own) return encode(own.username, own.password);
    reading ??= files.read(`${dockerConfig}/config.json`).then(readConfig);
    const config = await reading;
    const [server = registry] = serverNames(registry);
    const helper = helperOf(config, registry);
    const written = configured(config, registry);
    if (!helper || !process) return written;
    const helped = await askHelper(helper, server, process).catch((error: unknown) => {
      if (written === undefined) throw error;
    });
    return helped ?? written;
  };
  return registry => {
    const login = known.get(registry) ?? find(registry);
    known.set(registry, login);
    return login;
  };
}

const IDENTITY = '<token>';

const encode = (user: string, password: string): string => Buffer.from(`${user}:${password}`).toString('base64');

/** Of what {@link LoginOf} gives; undefined for a login by name and password. */
export function identityTokenIn(basic: string): string | undefined {
  const text = Buffer.from(basic, 'base64').toString();
  return text.startsWith(`${IDENTITY}:`) ? text.slice(IDENTITY.length + 1) : undefined;
}

/** As config.json and helpers may call it; the CLI knows Docker Hub by the URL of its old index. */
const serverNames = (registry: string): readonly string[] =>
  registry === DOCKER_HUB
    ? ['https://index.docker.io/v1/', 'index.docker.io', 'docker.io', 'registry-1.docker.io']
    : [registry, `https://${registry}`, `https://${registry}/`, `https://${registry}/v2/`, `https://${registry}/v1/`];

/** One of a registry comes before the general one; an empty name turns helpers off for it. */
function helperOf({credHelpers, credsStore}: DockerConfig, registry: string): string | undefined {
  const named = serverNames(registry).map(name => credHelpers[name]);
  const helper = named.find(name => name !== undefined) ?? credsStore;
  return typeof helper === 'string' && helper !== '' ? helper : undefined;
}

function configured({auths}: DockerConfig, registry: string): string | undefined {
  for (const name of serverNames(registry)) {
    const {auth, identitytoken} = auths[name] ?? {};
    if (typeof identitytoken === 'string' && identitytoken !== '') return encode(IDENTITY, identitytoken);
    if (typeof auth === 'string' && auth !== '') return auth;
  }
  return undefined;
}

const HELPER_TIMEOUT_MS = 30_000;
/** What docker-credential-helpers says where it has none; on standard output, with exit code 1. */
const NONE = /credentials not found|no credentials server URL|no credentials for/i;

async function askHelper(helper: string, server: string, process: Process): Promise<string | undefined> {
  const tool = `docker-credential-${helper}`;
  const {exitCode, stdout, stderr, timedOut} = await process.run({
    tool,
    args: ['get'],
    input: server,
    timeoutMs: HELPER_TIMEOUT_MS
  });
  if (exitCode === 0) {
    const found = parseObject(stdout);
    if (typeof found.Username === 'string' && typeof found.Secret === 'string')
      return encode(found.Username, found.Secret);
    throw helperFailed(tool, server, 'its answer is not what a credential helper gives');
  }
  // What a helper says on standard output can hold no secret then.
  if (NONE.test(stdout + stderr)) return undefined;
  if (exitCode === 127) throw helperFailed(tool, server, 'it is not on the PATH');
  throw helperFailed(tool, server, timedOut ? 'no answer in time' : lastLine(stderr) || lastLine(stdout));
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';

const helperFailed = (tool: string, server: string, reason: string): ActionError =>
  new ActionError({
    code: 'login-failed',
    message: `The credential helper ${tool} gives no login for ${server}: ${reason}`,
    remedy:
      'config.json of Docker names it ("credHelpers", "credsStore"). Install it and set up what it asks, or name a login in "registry-auths".'
  });

function readConfig(text: string | undefined): DockerConfig {
  const {auths, credHelpers, credsStore} = parseObject(text ?? '');
  return {
    auths: record(auths) as DockerConfig['auths'],
    credHelpers: record(credHelpers),
    ...(credsStore === undefined ? {} : {credsStore})
  };
}

/** Empty for everything else: a broken config.json is the user's own, of which docker itself only warns. */
function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    return record(JSON.parse(text));
  } catch {
    return {};
  }
}
