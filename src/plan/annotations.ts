import type {LeveledAnnotation} from '../inputs/settings.ts';
import type {Labels} from '../oci/annotations.ts';

/**
 * The labels again as annotations, where registries look for them; then the user's own.
 * @param levels of the labels' annotations
 */
export function imageAnnotations(
  labels: Labels,
  own: readonly LeveledAnnotation[],
  levels: readonly string[]
): readonly LeveledAnnotation[] {
  const overridden = new Set(own.map(({level, key}) => `${level}:${key}`));
  const standard = levels.flatMap(level => toLeveled(labels, level));
  return [...standard.filter(({level, key}) => !overridden.has(`${level}:${key}`)), ...own];
}

export const toLeveled = (labels: Labels, level: string): readonly LeveledAnnotation[] =>
  Object.entries(labels).map(([key, value]) => ({level, key, value}));

/** Written when the index is, and not with the builds. */
export const isIndexLevel = ({level}: LeveledAnnotation): boolean => level.startsWith('index');
