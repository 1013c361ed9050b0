const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  k: 2 ** 10,
  m: 2 ** 20,
  g: 2 ** 30,
  t: 2 ** 40,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40
};
const SIZE = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/;

/**
 * Bytes of `300MB` (powers of 1000), `2GiB` and docker's own `512m` (powers of 1024), or of a plain number.
 * @throws Error with the forms that are right.
 */
export function parseBytes(text: string): number {
  const [, amount = '', unit = ''] = SIZE.exec(text.trim().toLowerCase()) ?? [];
  const factor = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  if (amount === '' || factor === undefined) {
    throw new Error(`"${text}" is not a size (want 300MB, 2GiB, 512m or a plain number of bytes)`);
  }
  const bytes = Math.round(Number(amount) * factor);
  if (bytes < 1) throw new Error(`"${text}" is no size at all; want more than 0`);
  if (!Number.isSafeInteger(bytes)) throw new Error(`"${text}" is larger than any machine`);
  return bytes;
}
