import type {LeveledAnnotation} from './settings.ts';

const LEVELS = ['manifest', 'index', 'manifest-descriptor', 'index-descriptor'];
const LEVEL = /^([a-z-]+)(?:\[[A-Za-z0-9_/-]+\])?$/;

/**
 * Reads `[level[,level]:]key=value` as `docker buildx build --annotation` does; one value per level.
 * @throws Error with the levels there are.
 */
export function parseAnnotation(text: string): readonly LeveledAnnotation[] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new Error(`"${text}" is not an annotation (want key=value or level:key=value)`);
  const [left, value] = [text.slice(0, equals), text.slice(equals + 1)];
  const colon = left.indexOf(':');
  const levels = colon < 0 ? ['manifest'] : left.slice(0, colon).split(',');
  const key = left.slice(colon + 1);
  if (key === '') throw new Error(`"${text}" has no key (want key=value or level:key=value)`);
  const wrong = levels.find(level => !LEVELS.includes(LEVEL.exec(level)?.[1] ?? ''));
  if (wrong !== undefined) {
    throw new Error(
      `"${wrong}" in "${text}" is not a level of annotations (want ${LEVELS.join(', ')}, each optionally with a platform: manifest[linux/arm64])`
    );
  }
  return levels.map(level => ({level, key, value}));
}
