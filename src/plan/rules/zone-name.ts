/** Where people have a short name for their time; elsewhere it is told as an offset. */
const LOCALES = ['en-US', 'en-GB', 'en-AU', 'en-ZA', 'en-CA', 'en-IN', 'en-IE', 'en-ID', 'ja-JP'];

/** Names that no locale tells. */
const NAMES: Readonly<Record<string, string>> = {
  'Asia/Hong_Kong': 'HKT',
  'Asia/Karachi': 'PKT',
  'Asia/Manila': 'PST',
  'Asia/Seoul': 'KST',
  'Asia/Shanghai': 'CST',
  'Asia/Taipei': 'CST',
  'Europe/Moscow': 'MSK'
};

/** `JST`, `CEST`, `UTC`; undefined for a zone without a name. */
export const zoneName = (time: Date, timeZone: string): string | undefined =>
  NAMES[timeZone] ?? LOCALES.map(locale => nameIn(locale, time, timeZone)).find(name => !/^(?:GMT|UTC)[+-]/.test(name));

function nameIn(locale: string, time: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(locale, {timeZone, timeZoneName: 'short'}).formatToParts(time);
  return parts.find(({type}) => type === 'timeZoneName')?.value ?? '';
}
