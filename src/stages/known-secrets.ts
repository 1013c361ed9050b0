import type {Environment} from '../context/read-facts.ts';
import {signSecrets} from '../engine/sign-command.ts';
import {hiddenQuery, secretsOfUrl} from '../inputs/cache-paths.ts';
import {webhookSecrets} from '../inputs/notify.ts';
import type {Settings} from '../inputs/settings.ts';

/** Variables of the job that are secret by their name; `INPUT_*` are looked at one by one. */
const NAMES = /^(?!INPUT_|STATE_).*(TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|PRIVATE_KEY|API_?KEY|ACCESS_KEY)$/i;
const MIN_LENGTH = 8;

/** What the settings name as secret. */
export const secretsOfSettings = (
  {logins, build, gates, notify, cachePaths = []}: Settings,
  env: Environment
): readonly string[] =>
  [
    logins.githubToken,
    ...asLogin('x-access-token', logins.githubToken),
    ...logins.logins.flatMap(({username, password}) => [password, ...asLogin(username, password)]),
    ...build.secrets.map(secret => secret.slice(secret.indexOf('=') + 1)),
    ...gates.flatMap(gate => (gate.kind === 'cosign' ? signSecrets(gate, env) : [])),
    ...webhookSecrets(notify, env),
    ...cachePaths.flatMap(({url = ''}) => secretsOfUrl(url))
  ].filter(secret => secret.trim() !== '');

/** Everything in settings and environment that must never be printed. */
export const secretsOf = (settings: Settings, env: Environment): readonly string[] => [
  ...secretsOfSettings(settings, env),
  // Shown nowhere, and no leak in an image: "raw=true" may stand in any file.
  ...(settings.cachePaths ?? []).flatMap(({url = ''}) => hiddenQuery(url)),
  ...Object.entries(env).flatMap(([name, value = '']) =>
    NAMES.test(name) && value.trim().length >= MIN_LENGTH ? [value] : []
  )
];

/** Values of an env-file that are secret by their names. */
export const secretsOfEnvFile = (text: string): readonly string[] =>
  text.split('\n').flatMap(line => {
    const [name = '', ...rest] = line.split('=');
    const value = rest.join('=').trim();
    return !name.trimStart().startsWith('#') && NAMES.test(name.trim()) && value.length >= MIN_LENGTH ? [value] : [];
  });

/** As a Docker configuration has it. */
const asLogin = (username: string, password: string): readonly string[] =>
  password === '' ? [] : [Buffer.from(`${username}:${password}`).toString('base64')];

/** Logins of a Docker configuration, which every child of the run can read. */
export function secretsOfDockerConfig(text: string | undefined): readonly string[] {
  const {auths = {}} = parse(text);
  return Object.values(auths).flatMap(({auth = '', identitytoken = ''}) => {
    const decoded = Buffer.from(auth, 'base64').toString('utf8');
    return [auth, decoded.slice(decoded.indexOf(':') + 1), identitytoken].filter(secret => secret !== '');
  });
}

interface DockerConfig {
  readonly auths?: Readonly<Record<string, {readonly auth?: string; readonly identitytoken?: string}>>;
}

function parse(text: string | undefined): DockerConfig {
  try {
    return (text ? JSON.parse(text) : {}) as DockerConfig;
  } catch {
    return {};
  }
}
