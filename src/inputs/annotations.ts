import type {LeveledAnnotation} from './settings.ts';
import {isTemplate} from './templates/engine.ts';

const LEVELS = ['manifest', 'index', 'manifest-descriptor', 'index-descriptor'];
const LEVEL = /^([a-z-]+)(?:\[[A-Za-z0-9_/-]+\])?$/;

/**
 * Reads `[level[,level]:]key=value` as `docker buildx build --annotation` does; one value per level.
 * @param fallback levels of an annotation that names none
 * @throws Error with the levels there are.
 */
export function parseAnnotation(text: string, fallback: readonly string[]): readonly LeveledAnnotation[] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new Error(`"${text}" is not an annotation (want key=value or level:key=value)`);
  const [left, value] = [text.slice(0, equals), text.slice(equals + 1)];
  // A colon may stand in an expression.
  const colon = isTemplate(left.slice(0, left.indexOf(':'))) ? -1 : left.indexOf(':');
  const levels = colon < 0 ? fallback : left.slice(0, colon).split(',');
  const key = left.slice(colon + 1);
  if (key === '') throw new Error(`"${text}" has no key (want key=value or level:key=value)`);
  checkLevels(levels, text);
  return levels.map(level => ({level, key, value}));
}

/** `index,manifest-descriptor`. @throws Error with the levels there are. */
export function parseLevels(text: string): readonly string[] {
  const levels = text.split(',').map(level => level.trim());
  checkLevels(levels, text);
  return levels;
}

function checkLevels(levels: readonly string[], text: string): void {
  const wrong = levels.find(level => !LEVELS.includes(LEVEL.exec(level)?.[1] ?? ''));
  if (wrong === undefined) return;
  throw new Error(
    `"${wrong}" in "${text}" is not a level of annotations (want ${LEVELS.join(', ')}, each optionally with a platform: manifest[linux/arm64])`
  );
}
