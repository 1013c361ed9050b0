import type {Facts} from '../../context/facts.ts';
import type {Settings} from '../../inputs/settings.ts';
import {tagForms, takeApart} from '../retention/tag-forms.ts';
import {toTagName} from '../tag-name.ts';
import type {GuardQuestions, TagQuestion} from './questions.ts';
import {looksLikeVersion, type VersionName, versionNames} from './version-names.ts';
import {tagsOfPush, type WrittenTag} from './written-tags.ts';

export type NamingSettings = Pick<Settings, 'images' | 'names'>;

/** A tag that is called after its branch, and that a release or another branch may have as well. */
export interface Namesake extends WrittenTag {
  /** Forms of releases that it has. */
  readonly forms: readonly VersionName[];
  /** Without its variant, or what looks like one. */
  readonly base: string;
  /** Variant of another branch that it may be. */
  readonly otherVariant: string;
  /** Of the default branch. */
  readonly ofDefault?: WrittenTag;
}

/** What has to be known of them. */
export interface NamesakeQuestions {
  readonly gitTags: boolean;
  readonly branches: boolean;
  readonly repositories: readonly string[];
}

export function namesakeQuestions(
  newestTags: readonly TagQuestion[],
  settings: NamingSettings,
  facts: Facts
): NamesakeQuestions {
  const open = namesakesOf(newestTags, settings, facts).filter(one => settledBy(one, settings, facts) === undefined);
  return {
    gitTags: open.some(mayBeRelease),
    branches: open.some(({otherVariant}) => otherVariant !== ''),
    repositories: [...new Set(open.map(({repository}) => repository))]
  };
}

/** Along with what decides who else has a name. */
export const withNamesakes = (
  questions: GuardQuestions,
  {gitTags, repositories}: NamesakeQuestions
): GuardQuestions => ({
  ...questions,
  gitTagPrefixes: [...new Set([...questions.gitTagPrefixes, ...(gitTags ? [''] : [])])],
  repositories: [...new Set([...questions.repositories, ...repositories])]
});

/** A branch that no rule asks for: what it has as well is not called after a branch. */
const ANY_BRANCH = 'multiarch-build/any';

export function namesakesOf(
  newestTags: readonly Pick<TagQuestion, 'tag' | 'reference'>[],
  settings: NamingSettings,
  facts: Facts
): readonly Namesake[] {
  const {event, repository} = facts;
  const {defaultBranch} = repository;
  const called = event.kind === 'branch' ? toTagName(event.refName) : undefined;
  if (called === undefined) return [];
  const isDefault = event.refName === defaultBranch;
  const planned = new Set(newestTags.filter(({tag}) => tag.name.includes(called)).map(({reference}) => reference));
  if (planned.size === 0) return [];
  const elsewhere = isDefault ? {...facts, repository: {...repository, defaultBranch: ANY_BRANCH}} : facts;
  const common = new Set(tagsOfPush('branch', ANY_BRANCH, settings, elsewhere).map(({reference}) => reference));
  const ofDefault = isDefault || defaultBranch === '' ? [] : tagsOfPush('branch', defaultBranch, settings, facts);
  const forms = versionNames(settings, facts);
  return tagsOfPush('branch', event.refName, settings, facts)
    .filter(({reference}) => planned.has(reference) && !common.has(reference))
    .flatMap(tag => {
      const image = settings.images.find(({name}) => name === tag.image);
      const plain = image ? takeApart(tag.name, tagForms(image)) : {base: tag.name, variant: ''};
      const other = ofDefault.find(({reference}) => reference === tag.reference);
      const namesake: Namesake = {
        ...tag,
        forms: forms.filter(({repository: one, pattern}) => one === tag.repository && pattern.test(tag.name)),
        base: plain.base,
        otherVariant: tag.bare && !isDefault ? plain.variant : '',
        ...(other ? {ofDefault: other} : {})
      };
      return mayBeRelease(namesake) || namesake.otherVariant !== '' || other ? [namesake] : [];
    });
}

export const mayBeRelease = ({forms, base}: Namesake): boolean => forms.length > 0 || looksLikeVersion(base);

/** Why it is held whatever else is known. */
export function settledBy(
  {forms, ofDefault, variant}: Namesake,
  {names}: NamingSettings,
  {event, repository}: Facts
): string | undefined {
  const isForm = (kind: VersionName['kind']): boolean => forms.some(form => form.kind === kind);
  if (isForm('full') && !names.overwriteVersionTags)
    return 'a full version is published by its release, and not by a branch that is called like it';
  if (isForm('fixed') && event.refName !== repository.defaultBranch)
    return 'releases have this name, and a branch that is called like it does not take it';
  if (!ofDefault) return undefined;
  const what = ofDefault.variant === variant ? '' : ` for its variant ${ofDefault.variant}`;
  return `the branch ${repository.defaultBranch} has this name${what}`;
}
