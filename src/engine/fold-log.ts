/** Longest run of lines, all different, that is looked at as one repetition. */
const LONGEST_PERIOD = 3;
/** Lines of one shape that stand for themselves, wherever they are. */
const MANY = 5;
/** How a service started is told by its first lines. */
const FIRST_LINES = 20;

/** A line that is shown, or what is told instead of lines that are not. */
type Part =
  | {readonly text: string; readonly shape: string}
  | {readonly hidden: number; readonly shapes: readonly string[]; readonly period: number};

/**
 * A log in which lines that come again and again, different in nothing but numbers, stand once with how often they came:
 * the requests of a check must not hide what the service said before.
 * @param max lines that are shown: the first ones, and the last
 */
export function foldLog(lines: readonly string[], max = Number.POSITIVE_INFINITY): readonly string[] {
  const shown = withoutFrequent(foldRuns(lines));
  if (shown.length <= max) return shown;
  const last = shown.slice(shown.length - (max - FIRST_LINES - 1));
  const left = shown.length - FIRST_LINES - last.length;
  return [...shown.slice(0, FIRST_LINES), `… ${left} lines left out`, ...last];
}

/** Lines that follow each other. */
function foldRuns(lines: readonly string[]): readonly Part[] {
  const shapes = lines.map(line => line.replace(/\d+/g, '0'));
  const part = (index: number): Part => ({text: lines[index] ?? '', shape: shapes[index] ?? ''});
  const parts: Part[] = [];
  for (let at = 0; at < lines.length; ) {
    const {period, times} = repetition(shapes, at);
    const once = Array.from({length: period}, (_, index) => index);
    parts.push(...once.map(index => part(at + index)));
    if (times > 2) parts.push({hidden: times - 2, shapes: shapes.slice(at, at + period), period});
    if (times > 1) parts.push(...once.map(index => part(at + (times - 1) * period + index)));
    at += times * period;
  }
  return parts;
}

/** Of a shape that still comes often, with other lines between, the first and the last line. */
function withoutFrequent(parts: readonly Part[]): readonly string[] {
  const places = new Map<string, number[]>();
  for (const [index, part] of parts.entries()) {
    if (!('shape' in part)) continue;
    const known = places.get(part.shape);
    if (known) known.push(index);
    else places.set(part.shape, [index]);
  }
  const isFrequent = (shape: string): boolean => (places.get(shape)?.length ?? 0) > MANY;
  const told = new Map<string, number>();
  const kept = parts.flatMap((part, index): readonly {readonly text: string; readonly tally?: string}[] => {
    if ('hidden' in part) {
      if (!part.shapes.every(isFrequent)) return [{text: tell(part.hidden, part.period)}];
      for (const shape of part.shapes) told.set(shape, (told.get(shape) ?? 0) + part.hidden);
      return [];
    }
    const {text, shape} = part;
    if (!isFrequent(shape)) return [{text}];
    const all = places.get(shape) ?? [];
    if (index === all[0]) return [{text, tally: shape}];
    if (index === all.at(-1)) return [{text}];
    told.set(shape, (told.get(shape) ?? 0) + 1);
    return [];
  });
  return kept.flatMap(({text, tally}) => (tally === undefined ? [text] : [text, tell(told.get(tally) ?? 0, 1)]));
}

const tell = (hidden: number, period: number): string =>
  `… ${hidden} more like ${period === 1 ? 'this line' : `these ${period} lines`}`;

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
