const WORD = /(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/gs;
const PIECE = /\\(.)|"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\\"']+)/gs;

/**
 * Splits a command line into arguments as a POSIX shell would, without expanding anything: blanks separate, quotes keep
 * together, a backslash takes the next character as it is.
 * @throws Error when a quote is never closed.
 */
export function splitWords(text: string): readonly string[] {
  const words = text.match(WORD) ?? [];
  const left = text.replace(WORD, '').trim();
  if (left !== '') throw new Error(`a quote in ${JSON.stringify(text)} is never closed; write the arguments as a list`);
  return words.map(unquote);
}

const unquote = (word: string): string =>
  word.replace(PIECE, (_all, escaped?: string, double?: string, single?: string, plain?: string) => {
    if (double !== undefined) return double.replace(/\\(["\\$`])/g, '$1');
    return escaped ?? single ?? plain ?? '';
  });
