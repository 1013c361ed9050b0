import type {NameSettings, TagLine} from '../../inputs/settings.ts';
import {isTemplate} from '../../inputs/templates/engine.ts';

/** Text that stands around a tag. */
export interface Affixes {
  readonly prefix: string;
  readonly suffix: string;
}

/** What flavor and rules put around the tags of versions and branches, as far as it is the same for every run. */
export function tagAffixes({tags, flavor}: Pick<NameSettings, 'tags' | 'flavor'>): readonly Affixes[] {
  const common = {prefix: flavor.prefix.text, suffix: flavor.suffix.text};
  const own = tags.flatMap(line =>
    'strategy' in line || !isPulledByName(line)
      ? []
      : [{prefix: line.prefix ?? common.prefix, suffix: line.suffix ?? common.suffix}]
  );
  return [common, ...own].map(({prefix, suffix}) => ({prefix: literal(prefix), suffix: literal(suffix)}));
}

/** Nobody keeps the number of a pull request, a commit or a day for a version. */
const isPulledByName = (line: Exclude<TagLine, {readonly strategy: unknown}>): boolean =>
  line.type !== 'sha' && line.type !== 'schedule' && (line.type !== 'ref' || line.event !== 'pr');

const literal = (text: string): string => (isTemplate(text) ? '' : text);

/** The tag without a prefix, without a suffix, and without both, of those that it has. */
export const withoutAffixes = (tag: string, affixes: readonly Affixes[]): readonly string[] =>
  affixes.flatMap(({prefix, suffix}) => {
    const [head, tail] = [tag.startsWith(prefix) ? prefix.length : 0, tag.endsWith(suffix) ? suffix.length : 0];
    return [tag.slice(head), tag.slice(0, tag.length - tail), tag.slice(head, Math.max(head, tag.length - tail))];
  });
