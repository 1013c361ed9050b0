/** A stage with a name. */
export interface Stage {
  /** In small letters: BuildKit does not tell them apart. */
  readonly name: string;
  /** Of its FROM, counted from 1. */
  readonly line: number;
}

/** Blanks, lines that are continued, and comments between them. */
const GAP = String.raw`(?:[ \t]|[\\${'`'}][ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*)+`;
const FROM = new RegExp(String.raw`^[ \t\uFEFF]*FROM(${GAP}(?:--\S+${GAP})*)\S+(?:${GAP}AS${GAP}(\S+))?`, 'gim');

/** Parser directives in both of their forms. */
const SYNTAX = /^\uFEFF?[ \t]*(?:#|\/\/)[ \t]*syntax[ \t]*=[ \t]*(\S+)/gim;
const DOCKERS_OWN = /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?(?:[:@]|$)/;

const MAX_LENGTH = 1_000_000;

/**
 * The stages of a Dockerfile that have names, perhaps with what only looks like one in the text of a step. Undefined where
 * that is not known: another frontend reads it, or it has no FROM.
 */
export function stagesOf(dockerfile: string): readonly Stage[] | undefined {
  if (dockerfile.length > MAX_LENGTH || /^\s*\{/.test(dockerfile)) return undefined;
  if ([...dockerfile.matchAll(SYNTAX)].some(([, frontend = '']) => !DOCKERS_OWN.test(frontend))) return undefined;
  const all = [...dockerfile.matchAll(FROM)];
  if (all.length === 0) return undefined;
  return all.flatMap(({index, 2: name}) =>
    name === undefined ? [] : [{name: name.toLowerCase(), line: dockerfile.slice(0, index).split('\n').length}]
  );
}

/** Whether there may be a stage for a `--target`: by its name or its number. */
export const hasStage = (stages: readonly Stage[], target: string): boolean =>
  /^\d+$/.test(target) || stages.some(({name}) => name === target.toLowerCase() || name.includes('$'));
