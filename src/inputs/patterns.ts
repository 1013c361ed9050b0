const FLAGS = /^\(\?([ims]+)\)/;

/**
 * A regular expression in JavaScript's syntax; `^` and `$` also match at lines. Flags may stand in front as elsewhere:
 * `(?i)ready`.
 * @throws Error when it is none.
 */
export function compilePattern(text: string): RegExp {
  const flags = FLAGS.exec(text)?.[1] ?? '';
  try {
    return new RegExp(text.replace(FLAGS, ''), [...new Set(`m${flags}`)].join(''));
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^.*: /, '') : String(error);
    throw new Error(`"${text}" is not a regular expression: ${why}`);
  }
}
