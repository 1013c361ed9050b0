const UNITS: Readonly<Record<string, number>> = {
  b: 1,
  kb: 1000,
  mb: 1000 ** 2,
  gb: 1000 ** 3,
  k: 1024,
  m: 1024 ** 2,
  g: 1024 ** 3,
  kib: 1024,
  mib: 1024 ** 2,
  gib: 1024 ** 3
};
const SIZE = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i;

/**
 * Bytes of `300MB` (powers of 1000), `150MiB` or `64m` (powers of 1024), or of a plain number.
 * @throws Error when it is no size, or none at all.
 */
export function parseBytes(text: string): number {
  const [, amount = '', unit = ''] = SIZE.exec(text.trim()) ?? [];
  const factor = Object.hasOwn(UNITS, unit.toLowerCase() || 'b') ? UNITS[unit.toLowerCase() || 'b'] : undefined;
  const bytes = Math.round(Number(amount) * (factor ?? Number.NaN));
  if (amount === '' || factor === undefined || !Number.isSafeInteger(bytes)) {
    throw new Error(`"${text}" is not a size (want 300MB, 1.5GB, 150MiB, 64m or a plain number of bytes)`);
  }
  if (bytes < 1) throw new Error(`"${text}" is no size at all; want more than 0`);
  return bytes;
}
