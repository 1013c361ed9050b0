/** Below this length a secret is looked for as a whole word only: "prod" is part of too many words. */
const MIN_PART = 6;
const MIN_WORD = 4;
const STARS = '***';

/** Replaces every secret in a text by stars, the longest first; a secret of several lines also line by line. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const parts = new Set(
    secrets.flatMap(secret => [secret.trim(), ...secret.split(/\r?\n/).map(line => line.trim())]).filter(isTelling)
  );
  const sorted = [...parts].sort((a, b) => b.length - a.length);
  return text =>
    sorted.reduce(
      (rest, secret) =>
        secret.length >= MIN_PART ? rest.replaceAll(secret, STARS) : rest.replace(wholeWord(secret), STARS),
      text
    );
}

const isTelling = (secret: string): boolean => secret.length >= MIN_WORD && !/^(?:true|false|none|null)$/i.test(secret);

const wholeWord = (secret: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}_])${secret.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}_])`, 'gu');
