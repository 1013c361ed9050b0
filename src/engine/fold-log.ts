/** Longest run of lines, all different, that is looked at as one repetition. */
const LONGEST_PERIOD = 3;

/**
 * A log in which lines that come again and again, different in nothing but numbers, stand once with how often they came:
 * the requests of a check must not hide what the service said before.
 */
export function foldLog(lines: readonly string[]): readonly string[] {
  const shapes = lines.map(line => line.replace(/\d+/g, '0'));
  const folded: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const {period, times} = repetition(shapes, at);
    folded.push(...lines.slice(at, at + period));
    if (times > 2) folded.push(`… ${times - 2} more like ${period === 1 ? 'this line' : `these ${period} lines`}`);
    if (times > 1) folded.push(...lines.slice(at + (times - 1) * period, at + times * period));
    at += times * period;
  }
  return folded;
}

/** The shortest repetition that begins at a line; a line alone is one of itself. */
function repetition(shapes: readonly string[], at: number): {readonly period: number; readonly times: number} {
  for (let period = 1; period <= LONGEST_PERIOD; period++) {
    let times = 1;
    while (isSame(shapes, at, at + times * period, period)) times += 1;
    if (times > 2) return {period, times};
  }
  return {period: 1, times: 1};
}

const isSame = (shapes: readonly string[], at: number, other: number, period: number): boolean =>
  other + period <= shapes.length &&
  Array.from({length: period}, (_, index) => shapes[at + index] === shapes[other + index]).every(Boolean);
