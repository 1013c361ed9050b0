import type {LeveledAnnotation} from '../inputs/settings.ts';
import type {Labels} from '../oci/annotations.ts';

/**
 * The labels again as annotations, where registries look for them, under the user's own; of a repeated key the last one
 * counts. By level, then by key.
 * @param levels of the labels' annotations
 */
export function imageAnnotations(
  labels: Labels,
  own: readonly LeveledAnnotation[],
  levels: readonly string[]
): readonly LeveledAnnotation[] {
  const all = [...levels.flatMap(level => toLeveled(labels, level)), ...own];
  const merged = [...new Map(all.map(one => [`${one.level}:${one.key}`, one])).values()];
  return [...new Set(merged.map(({level}) => level))].flatMap(level =>
    merged.filter(one => one.level === level).sort((a, b) => a.key.localeCompare(b.key, 'en'))
  );
}

export const toLeveled = (labels: Labels, level: string): readonly LeveledAnnotation[] =>
  Object.entries(labels).map(([key, value]) => ({level, key, value}));

/** Written when the index is, and not with the builds. */
export const isIndexLevel = ({level}: LeveledAnnotation): boolean => level.startsWith('index');
