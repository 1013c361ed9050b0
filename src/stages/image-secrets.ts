import type {Environment} from '../context/read-facts.ts';
import type {Settings} from '../inputs/settings.ts';
import type {Files} from '../ports/files.ts';
import {secretsOfSettings} from './known-secrets.ts';

/** Shorter values are part of too many words. */
const MIN_LENGTH = 6;
/** Of a part of a text: shorter ones are words of its format. */
const MIN_PART = 16;

/**
 * The values of a run that no image may hold: passwords, tokens, and what builds get as secrets. None of it is for a
 * run of untrusted code, which could learn by the answer whether it guessed one.
 * @param variables values of the variables that `secret-envs` names
 */
export async function knownSecrets(
  settings: Settings,
  trusted: boolean,
  {env, variables}: {readonly env: Environment; readonly variables: Readonly<Record<string, string>>},
  files: Pick<Files, 'read'>
): Promise<readonly string[]> {
  if (!trusted) return [];
  const paths = settings.build.secretFiles.map(entry => entry.slice(entry.indexOf('=') + 1));
  const texts = await Promise.all(paths.map(path => files.read(path).catch(() => undefined)));
  const values = [
    ...secretsOfSettings(settings, env),
    ...Object.values(variables),
    ...texts.map(text => text ?? '')
  ].flatMap(value => [value, ...tellingParts(value)]);
  return [...new Set(values.map(value => value.trim()))]
    .filter(value => value.length >= MIN_LENGTH)
    .sort((a, b) => b.length - a.length);
}

/** `NAME=value`, `name: value`. */
const ASSIGNED = /^(?:[^=\s]+\s*=|[\w-]+:\s)\s*["']?([^"']+?)["']?$/;

/** Of a text of several lines (`.npmrc`, `.env`, a key): what of a line no other text has by chance. */
function tellingParts(text: string): readonly string[] {
  const lines = text.trim().split(/\r?\n/);
  if (lines.length < 2) return [];
  return lines
    .map(line => (ASSIGNED.exec(line.trim())?.[1] ?? line).trim())
    .filter(part => part.length >= MIN_PART && !/\s|:\/\/|^-----/.test(part) && /\d/.test(part) && /[a-z]/i.test(part));
}
