import {parse} from 'semver';

/** `1`, `1.2` and full versions; not a date, and not a commit that happens to have digits alone. */
export const isVersionTag = (tag: string): boolean =>
  /^v?\d{1,5}(\.\d{1,5})?$/.test(tag) ||
  (/^v?\d+\.\d+\.\d+/.test(tag) && (parse(tag) !== null || /^v?[\d.]+[-_]/.test(tag)));
