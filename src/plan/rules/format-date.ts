import {zoneName} from './zone-name.ts';

/** A point in time as a clock on a wall shows it. */
interface WallTime {
  readonly year: number;
  /** From 0. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly milli: number;
  /** From 0 for Sunday. */
  readonly weekday: number;
  /** Minutes east of UTC. */
  readonly offset: number;
  /** Name of the zone; undefined where it has none. */
  readonly zone: () => string | undefined;
  readonly epoch: number;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const DAY = 86_400_000;

const ISO = 'YYYY-MM-DDTHH:mm:ssZ';

/** Formats that stand for longer ones. */
const LONG: Readonly<Record<string, string>> = {
  LTS: 'h:mm:ss A',
  LT: 'h:mm A',
  LLLL: 'dddd, MMMM D, YYYY h:mm A',
  LLL: 'MMMM D, YYYY h:mm A',
  LL: 'MMMM D, YYYY',
  L: 'MM/DD/YYYY',
  llll: 'ddd, MMM D, YYYY h:mm A',
  lll: 'MMM D, YYYY h:mm A',
  ll: 'MMM D, YYYY',
  l: 'M/D/YYYY'
};

const pad = (value: number, length = 2): string =>
  (value < 0 ? '-' : '') + String(Math.abs(value)).padStart(length, '0');

/** English ordinals: 1st, 2nd, 3rd, 4th, 11th. */
function ordinal(value: number): string {
  const tens = Math.floor((value % 100) / 10);
  return `${value}${tens === 1 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')}`;
}

const twelve = ({hour}: WallTime): number => hour % 12 || 12;
const twentyFour = ({hour}: WallTime): number => hour || 24;
const dayOfYear = ({year, month, day}: WallTime): number =>
  (Date.UTC(year, month, day) - Date.UTC(year, 0, 1)) / DAY + 1;
const isoWeekday = ({weekday}: WallTime): number => weekday || 7;
const fraction = ({milli}: WallTime, digits: number): string => pad(milli, 3).padEnd(9, '0').slice(0, digits);

function offset({offset: minutes}: WallTime, separator: string): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${pad(hours)}${separator}${pad(rest)}`;
}

/** `JST`; `+0545` and `+13` where a zone has no name. */
function zoneText(time: WallTime): string {
  return time.zone() ?? offset(time, '').replace(/00$/, '');
}

/** Week and its year; a week belongs to the year of its `anchor` day (Thursday of ISO weeks, Saturday of American ones). */
function week({year, month, day, weekday}: WallTime, {iso}: {iso: boolean}): {year: number; week: number} {
  const toAnchor = iso ? 4 - (weekday || 7) : 6 - weekday;
  const anchor = new Date(Date.UTC(year, month, day) + toAnchor * DAY);
  const first = Date.UTC(anchor.getUTCFullYear(), 0, 1);
  return {year: anchor.getUTCFullYear(), week: Math.floor((anchor.getTime() - first) / DAY / 7) + 1};
}

/** Moment's tokens, the longer ones first. */
const TOKENS: Readonly<Record<string, (time: WallTime) => string>> = {
  YYYYYY: ({year}) => `${year < 0 ? '-' : '+'}${pad(Math.abs(year), 6)}`,
  YYYYY: ({year}) => pad(year, 5),
  YYYY: ({year}) => pad(year, 4),
  YY: ({year}) => pad(year % 100),
  Y: ({year}) => (year <= 9999 ? pad(year, 4) : `+${year}`),
  yyyy: ({year}) => pad(year, 4),
  yyy: ({year}) => pad(year, 3),
  yy: ({year}) => pad(year),
  y: ({year}) => String(year),
  NNNNN: () => 'AD',
  NNNN: () => 'Anno Domini',
  NNN: () => 'AD',
  NN: () => 'AD',
  N: () => 'AD',
  Qo: ({month}) => ordinal(Math.floor(month / 3) + 1),
  Q: ({month}) => String(Math.floor(month / 3) + 1),
  MMMM: ({month}) => MONTHS[month] ?? '',
  MMM: ({month}) => MONTHS[month]?.slice(0, 3) ?? '',
  MM: ({month}) => pad(month + 1),
  Mo: ({month}) => ordinal(month + 1),
  M: ({month}) => String(month + 1),
  DDDD: time => pad(dayOfYear(time), 3),
  DDDo: time => ordinal(dayOfYear(time)),
  DDD: time => String(dayOfYear(time)),
  DD: ({day}) => pad(day),
  Do: ({day}) => ordinal(day),
  D: ({day}) => String(day),
  dddd: ({weekday}) => WEEKDAYS[weekday] ?? '',
  ddd: ({weekday}) => WEEKDAYS[weekday]?.slice(0, 3) ?? '',
  dd: ({weekday}) => WEEKDAYS[weekday]?.slice(0, 2) ?? '',
  do: ({weekday}) => ordinal(weekday),
  d: ({weekday}) => String(weekday),
  e: ({weekday}) => String(weekday),
  E: time => String(isoWeekday(time)),
  ww: time => pad(week(time, {iso: false}).week),
  wo: time => ordinal(week(time, {iso: false}).week),
  w: time => String(week(time, {iso: false}).week),
  WW: time => pad(week(time, {iso: true}).week),
  Wo: time => ordinal(week(time, {iso: true}).week),
  W: time => String(week(time, {iso: true}).week),
  ggggg: time => pad(week(time, {iso: false}).year, 5),
  gggg: time => pad(week(time, {iso: false}).year, 4),
  gg: time => pad(week(time, {iso: false}).year % 100),
  GGGGG: time => pad(week(time, {iso: true}).year, 5),
  GGGG: time => pad(week(time, {iso: true}).year, 4),
  GG: time => pad(week(time, {iso: true}).year % 100),
  HH: ({hour}) => pad(hour),
  H: ({hour}) => String(hour),
  hmmss: time => `${twelve(time)}${pad(time.minute)}${pad(time.second)}`,
  hmm: time => `${twelve(time)}${pad(time.minute)}`,
  Hmmss: time => `${time.hour}${pad(time.minute)}${pad(time.second)}`,
  Hmm: time => `${time.hour}${pad(time.minute)}`,
  hh: time => pad(twelve(time)),
  h: time => String(twelve(time)),
  kk: time => pad(twentyFour(time)),
  k: time => String(twentyFour(time)),
  mm: ({minute}) => pad(minute),
  m: ({minute}) => String(minute),
  ss: ({second}) => pad(second),
  s: ({second}) => String(second),
  A: ({hour}) => (hour < 12 ? 'AM' : 'PM'),
  a: ({hour}) => (hour < 12 ? 'am' : 'pm'),
  ZZ: time => offset(time, ''),
  Z: time => offset(time, ':'),
  zz: zoneText,
  z: zoneText,
  X: ({epoch}) => String(Math.floor(epoch / 1000)),
  x: ({epoch}) => String(epoch)
};

const byLength = Object.keys({...LONG, ...TOKENS}).sort((a, b) => b.length - a.length);
const PIECE = new RegExp(String.raw`\[([^\[\]]*)\]|\\(${byLength.join('|')}|.)|S{1,9}|${byLength.join('|')}`, 'gs');

/**
 * Formats a time with the tokens of moment.js, in English; text in `[ ]` stays as it is.
 * @param zone IANA name, such as Europe/Berlin
 * @throws Error when there is no such zone.
 */
export function formatDate(time: Date, format: string = ISO, zone = 'UTC'): string {
  const wall = wallTime(time, zone);
  // Moment's own format, which says Z for UTC.
  const asked = format === '' ? (wall.offset === 0 ? ISO.replace(/Z$/, '[Z]') : ISO) : format;
  const expanded = asked.replace(/\[[^[\]]*\]|\\.|LTS|LT|L{1,4}|l{1,4}/gs, piece => LONG[piece] ?? piece);
  return expanded.replace(PIECE, (piece, bracketed?: string, escaped?: string) => {
    const text = bracketed ?? escaped;
    if (text !== undefined) return text;
    return TOKENS[piece]?.(wall) ?? (piece.startsWith('S') ? fraction(wall, piece.length) : piece);
  });
}

function wallTime(time: Date, zone: string): WallTime {
  const epoch = time.getTime();
  const parts = zoneParts(time, zone);
  const part = (type: string): string => parts.find(one => one.type === type)?.value ?? '';
  const number = (type: string): number => Number(part(type));
  const [year, month, day] = [number('year'), number('month') - 1, number('day')];
  const [hour, minute, second] = [number('hour'), number('minute'), number('second')];
  const local = Date.UTC(year, month, day, hour, minute, second);
  const milli = ((epoch % 1000) + 1000) % 1000;
  return {
    ...{year, month, day, hour, minute, second, milli, epoch},
    weekday: new Date(local).getUTCDay(),
    offset: Math.round((local - (epoch - milli)) / 60_000),
    zone: () => zoneName(time, zone)
  };
}

function zoneParts(time: Date, timeZone: string): readonly Intl.DateTimeFormatPart[] {
  const numeric = 'numeric';
  try {
    return new Intl.DateTimeFormat('en-US', {
      ...{timeZone, year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric},
      hourCycle: 'h23'
    }).formatToParts(time);
  } catch (error) {
    throw new Error(`"${timeZone}" is not a time zone (want for example UTC or Europe/Berlin)`, {cause: error});
  }
}
