import type {TargetProgress} from '../ports/workflow.ts';
import {formatDuration, oneLine} from './format.ts';

/** A build target in the live display of a terminal. */
export interface ProgressRow {
  readonly target: string;
  readonly state: TargetProgress['state'];
  readonly text: string;
  readonly steps?: TargetProgress['steps'];
  /** Of a clock that only goes forward; absent while it waits. */
  readonly startedMs?: number;
  readonly endedMs?: number;
}

export interface Screen {
  readonly columns: number;
  readonly lines: number;
  /** Counts up with every redraw: turns the sign of what runs. */
  readonly frame: number;
  readonly nowMs: number;
}

/** The row with what was told of it last. */
export function updateRow(row: ProgressRow | undefined, told: TargetProgress, nowMs: number): ProgressRow {
  const {target, state} = told;
  const text = told.text ?? row?.text ?? '';
  const steps = told.steps ?? row?.steps;
  const startedMs = row?.startedMs ?? (state === 'waiting' ? undefined : nowMs);
  const endedMs = hasEnded(state) ? (row?.endedMs ?? nowMs) : undefined;
  return {
    target,
    state,
    text,
    ...(steps === undefined ? {} : {steps}),
    ...(startedMs === undefined ? {} : {startedMs}),
    ...(endedMs === undefined ? {} : {endedMs})
  };
}

const hasEnded = (state: ProgressRow['state']): boolean => state === 'passed' || state === 'failed';

const SPINNER = [...'⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'];
const SIGNS = {waiting: '·', passed: '✔', failed: '✖'} as const;
/** Below this a row shows its target alone. */
const MIN_TEXT = 8;

/** A line per build target, none wider than the screen; where the screen is too low, what runs and what failed first. */
export function renderRows(rows: readonly ProgressRow[], screen: Screen): readonly string[] {
  const room = Math.max(1, screen.lines - 1);
  const shown = rows.length <= room ? rows : mostTelling(rows, room - 1);
  const hidden = rows.length - shown.length;
  const name = Math.max(0, ...shown.map(({target}) => displayWidth(target)));
  const lines = shown.map(row => renderRow(row, name, screen));
  return hidden === 0 ? lines : [...lines, cutTo(`  … and ${hidden} more`, screen.columns - 1)];
}

const URGENCY = {failed: 0, running: 1, waiting: 2, passed: 3} as const;

/** In the order of the plan. */
function mostTelling(rows: readonly ProgressRow[], room: number): readonly ProgressRow[] {
  const kept = new Set([...rows].sort((a, b) => URGENCY[a.state] - URGENCY[b.state]).slice(0, room));
  return rows.filter(row => kept.has(row));
}

function renderRow(row: ProgressRow, name: number, {columns, frame, nowMs}: Screen): string {
  const sign = row.state === 'running' ? (SPINNER[frame % SPINNER.length] ?? '') : SIGNS[row.state];
  const left = `${sign} ${row.target}${' '.repeat(Math.max(0, name - displayWidth(row.target)))}`;
  const right = [cached(row.steps), elapsed(row, nowMs)].filter(part => part !== '').join('  ');
  // The last column stays free: some terminals go to the next line when it is written.
  const width = columns - 1;
  const room = width - displayWidth(left) - displayWidth(right) - 4;
  if (room < MIN_TEXT) return cutTo(left, width);
  const text = cutTo(oneLine(row.text || (row.state === 'waiting' ? 'waits' : ''), 500), room);
  const gap = ' '.repeat(room - displayWidth(text));
  return `${left}  ${text}${gap}  ${right}`.trimEnd();
}

const cached = (steps: ProgressRow['steps']): string =>
  steps === undefined || steps.begun === 0 ? '' : `${steps.cached}/${steps.begun} cached`;

function elapsed({startedMs, endedMs}: ProgressRow, nowMs: number): string {
  if (startedMs === undefined) return '';
  const ms = (endedMs ?? nowMs) - startedMs;
  return formatDuration(endedMs === undefined ? Math.floor(ms / 1000) * 1000 : ms).padStart(6);
}

/** Cut to a width, with an ellipsis where something is left out. */
export function cutTo(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let [kept, used] = ['', 0];
  for (const character of text) {
    used += displayWidth(character);
    if (used > width - 1) break;
    kept += character;
  }
  return width < 1 ? '' : `${kept}…`;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const EMPTY = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Columns that a text takes in a terminal. */
export const displayWidth = (text: string): number =>
  [...text].reduce((width, character) => width + (EMPTY.test(character) ? 0 : WIDE.test(character) ? 2 : 1), 0);
