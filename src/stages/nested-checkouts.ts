import {dirname} from 'node:path';
import type {Trust} from '../context/facts.ts';
import {judgeTrust} from '../context/trust.ts';
import type {Settings} from '../inputs/settings.ts';
import {localContexts} from '../plan/local-contexts.ts';
import type {GitHub} from '../ports/github.ts';
import type {Process} from '../ports/process.ts';
import {git, linesOf} from './git.ts';
import {type CheckoutQuestion, readCheckout} from './read-checkout.ts';

/** Folders of the workspace that decide what is built and what is run. */
export function foldersOf({images}: Pick<Settings, 'images'>, config: string): readonly string[] {
  const ofVariants = images.flatMap(({variants}) =>
    variants.flatMap(variant => {
      const files = localContexts(variant).flatMap(({dockerfile}) => (dockerfile === undefined ? [] : [dockerfile]));
      const stack = variant.smoke === 'off' ? undefined : variant.smoke.compose?.file;
      return [
        ...localContexts(variant).map(({folder}) => folder),
        ...[...files, ...(stack === undefined ? [] : [stack])].map(path => dirname(path))
      ];
    })
  );
  return [...new Set([...ofVariants, ...(config === '' ? [] : [dirname(config)])])];
}

/**
 * The first checkout beside that of the workspace that nobody vouches for (`path` of actions/checkout), with the reason.
 * A submodule is of the commit of the checkout it is in.
 */
export async function judgeNested(
  sources: CheckoutQuestion,
  folders: readonly string[],
  process: Process,
  github: Pick<GitHub, 'commitOrigin'>
): Promise<Trust | undefined> {
  const [own, ...tops] = await Promise.all(['.', ...folders].map(folder => topOf(folder, process)));
  const nested = [...new Set(tops)].filter(top => top !== undefined && top !== own);
  const judged = await Promise.all(
    nested.map(async (top): Promise<Trust> => {
      const checkout = await readCheckout(sources, process, github, top);
      const trust = judgeTrust({...sources, checkout});
      return {...trust, reason: `in ${top}, ${trust.reason}`};
    })
  );
  return judged.find(({trusted}) => !trusted);
}

/** Absolute path of the checkout that a folder is in; what is no checkout, or only looks like one, is of its parent's. */
async function topOf(folder: string, process: Process): Promise<string | undefined> {
  const answer = await git(['rev-parse', '--show-superproject-working-tree', '--show-toplevel'], process, folder);
  const [first, ofSubmodule] = answer.exitCode === 0 ? linesOf(answer) : [];
  if (first !== undefined) return ofSubmodule === undefined ? first : topOf(first, process);
  const parent = dirname(folder);
  return parent === folder ? undefined : topOf(parent, process);
}
