import type {BuildSettings} from '../inputs/settings.ts';
import type {Environment} from './read-facts.ts';

export interface SecretVariables {
  readonly found: Readonly<Record<string, string>>;
  /** Named by `secret-envs` and not set. */
  readonly missing: readonly string[];
}

/** The variables that `secret-envs` names: also those that no other child process gets. */
export function readSecretVariables({secretEnvs}: BuildSettings, env: Environment): SecretVariables {
  const names = secretEnvs.map(entry => entry.slice(entry.indexOf('=') + 1));
  const entries = names.map(name => [name, env[name]] as const);
  return {
    found: Object.fromEntries(entries.flatMap(([name, value]) => (value ? [[name, value]] : []))),
    missing: entries.filter(([, value]) => !value).map(([name]) => name)
  };
}
