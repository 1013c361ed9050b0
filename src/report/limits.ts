/** How much of a result is shown. */
export interface Limits {
  /** Lines of each log tail. */
  readonly detailLines: number;
  /** Rows of a table, items of a list. */
  readonly items: number;
  /** Tells the reader what is not shown; '' when all is. */
  readonly note: string;
}

/** GitHub refuses a step's summary above 1024 KiB as a whole; the rest is room for what else the step writes. */
export const MAX_SUMMARY_BYTES = 1_000_000;

const FULL: Limits = {detailLines: 100, items: Number.POSITIVE_INFINITY, note: ''};

const SHORTER: readonly Limits[] = [
  {...FULL, detailLines: 20, note: shortened('log tails have 20 lines')},
  {...FULL, detailLines: 0, note: shortened('log tails are left out')},
  {detailLines: 0, items: 100, note: shortened('log tails and all but 100 rows of each table are left out')}
];

function shortened(what: string): string {
  return `_Shortened to stay below GitHub's limit for summaries: ${what}. The log of the step has more._`;
}

/** Renders as much as fits: log tails give way first, then long tables, then the end. */
export function withinLimits(render: (limits: Limits) => string, maxBytes: number = MAX_SUMMARY_BYTES): string {
  let text = '';
  for (const limits of [FULL, ...SHORTER]) {
    text = render(limits);
    if (Buffer.byteLength(text) <= maxBytes) return text;
  }
  return cutLines(text, maxBytes);
}

function cutLines(text: string, maxBytes: number): string {
  const lines: string[] = [];
  let room = maxBytes;
  for (const line of text.split('\n')) {
    room -= Buffer.byteLength(line) + 1;
    if (room < 0) break;
    lines.push(line);
  }
  return `${lines.join('\n')}\n`;
}
