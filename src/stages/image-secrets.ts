import type {Settings} from '../inputs/settings.ts';
import type {Files} from '../ports.ts';

/** Shorter values are part of too many words. */
const MIN_LENGTH = 6;

/**
 * The values of a run that no image may hold: passwords, tokens, and what builds get as secrets. None of it is for a
 * run of untrusted code, which could learn by the answer whether it guessed one.
 * @param variables values of the variables that `secret-envs` names
 */
export async function knownSecrets(
  {logins: {logins, githubToken}, build}: Settings,
  trusted: boolean,
  variables: Readonly<Record<string, string>>,
  files: Files
): Promise<readonly string[]> {
  if (!trusted) return [];
  const paths = build.secretFiles.map(entry => entry.slice(entry.indexOf('=') + 1));
  const texts = await Promise.all(paths.map(path => files.read(path).catch(() => undefined)));
  const values = [
    githubToken,
    ...logins.flatMap(({username, password}) => [password, Buffer.from(`${username}:${password}`).toString('base64')]),
    ...build.secrets.map(entry => entry.slice(entry.indexOf('=') + 1)),
    ...Object.values(variables),
    ...texts.map(text => text ?? '')
  ];
  return [...new Set(values.map(value => value.trim()))]
    .filter(value => value.length >= MIN_LENGTH)
    .sort((a, b) => b.length - a.length);
}
