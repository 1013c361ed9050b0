import type {SignGate} from '../inputs/check-settings.ts';
import type {Command} from '../ports/process.ts';

export const PASSWORD = 'COSIGN_PASSWORD';
const OIDC = ['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
/** Another identity than the job's, which cosign knows by itself. */
const OWN_IDENTITY = 'SIGSTORE_ID_TOKEN';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Signs one index.
 * @param reference `repo@digest`
 * @param help what `cosign sign --help` says: version 3 refuses to leave the log out unless it is told once more
 * @param env of the job: what the signature needs of it is handed to cosign alone
 */
export function signCommand(gate: SignGate, reference: string, help: string, env: Environment): Command {
  const {key, transparencyLog, timeoutMs} = gate;
  return {
    tool: 'cosign',
    args: [
      ...['sign', '--yes'],
      ...(key === undefined ? [] : ['--key', key]),
      ...(transparencyLog ? [] : ['--tlog-upload=false']),
      ...(!transparencyLog && help.includes('--use-signing-config') ? ['--use-signing-config=false'] : []),
      reference
    ],
    env: signVariables(gate, env),
    timeoutMs,
    group: true
  };
}

/** An empty password keeps cosign from asking for one. */
function signVariables({key, passwordEnv = PASSWORD}: SignGate, env: Environment): Record<string, string> {
  if (key === undefined) return pick(env, [...OIDC, OWN_IDENTITY]);
  return {...pick(env, keyVariable(key)), [PASSWORD]: env[passwordEnv] ?? ''};
}

const keyVariable = (key: string): readonly string[] => (key.startsWith('env://') ? [key.slice('env://'.length)] : []);

const pick = (env: Environment, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap(name => (env[name] ? [[name, env[name]]] : [])));

/** Values of the job's environment that a signature needs and nobody may read. */
export const signSecrets = (gate: SignGate, env: Environment): readonly string[] =>
  Object.entries(signVariables(gate, env)).flatMap(([name, value]) => (name === OIDC[0] ? [] : [value]));

/** What is missing in the job's environment, as a clause; undefined when nothing is. */
export function missingForSigning({key, passwordEnv}: SignGate, env: Environment): string | undefined {
  if (key === undefined) {
    const signer = env[OWN_IDENTITY] || OIDC.every(name => env[name]);
    return signer ? undefined : 'no key is given, and the job has no OIDC token to sign by';
  }
  const missing = [...keyVariable(key), ...(passwordEnv === undefined ? [] : [passwordEnv])].filter(name => !env[name]);
  return missing.length === 0 ? undefined : `the variable ${missing.join(' and ')} is not set`;
}

/**
 * How anyone verifies the signature of a reference.
 * @param repositoryUrl of the workflow, whose identity a keyless signature has
 */
export function verifyLine({key, transparencyLog}: SignGate, reference: string, repositoryUrl: string): string {
  const log = transparencyLog ? '' : ' --insecure-ignore-tlog=true';
  if (key !== undefined) return `cosign verify --key ${publicKey(key)}${log} ${reference}`;
  const identity = `^${repositoryUrl.replace(/[.+]/g, '\\$&')}/`;
  const issuer = 'https://token.actions.githubusercontent.com';
  return `cosign verify --certificate-identity-regexp '${identity}' --certificate-oidc-issuer ${issuer} ${reference}`;
}

/** cosign writes the two halves side by side; a KMS hands out the public one itself. */
const publicKey = (key: string): string =>
  key.startsWith('env://') ? 'cosign.pub' : key.includes('://') ? key : key.replace(/(\.key|\.pem)?$/, '.pub');
