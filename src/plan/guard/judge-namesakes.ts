import {parse} from 'semver';
import type {Facts, GuardFacts} from '../../context/facts.ts';
import {withTag} from '../../oci/reference.ts';
import type {Plan} from '../plan.ts';
import {versionIn} from '../rules/claims.ts';
import {toTagName} from '../tag-name.ts';
import {NO_VERSIONS, type Verdict} from './judge.ts';
import {mayBeRelease, type Namesake, type NamingSettings, namesakesOf, settledBy} from './namesakes.ts';
import {isSameCommit, shortRevision} from './revisions.ts';
import {type VersionName, versionNames} from './version-names.ts';
import {compareVersions, isInRange, type StableVersion, stableSemver} from './versions.ts';
import {tagsOfPush, type WrittenTag} from './written-tags.ts';

/** `repo:tag` → what is to become of it, where that is decided by who else has the name. Pure. */
export function judgeNamesakes(
  plan: Plan,
  settings: NamingSettings,
  facts: Facts,
  guard: GuardFacts
): ReadonlyMap<string, Verdict> {
  const newestTags = plan.publications.flatMap(({tags, repositories}) =>
    tags
      .filter(({claim}) => claim.kind === 'newest')
      .flatMap(tag => repositories.map(repository => ({tag, reference: withTag(repository, tag.name)})))
  );
  const namesakes = namesakesOf(newestTags, settings, facts);
  if (namesakes.length === 0) return new Map();
  const written = new Map<string, ReturnType<TagsOf>>();
  const tagsOf: TagsOf = (kind, name) => {
    const known =
      written.get(`${kind} ${name}`) ??
      Map.groupBy(tagsOfPush(kind, name, settings, facts), ({reference}) => reference);
    written.set(`${kind} ${name}`, known);
    return known;
  };
  const isAsked = namesakes.some(mayBeRelease);
  const ofGit = (isAsked ? (guard.gitTags ?? []) : []).map(tag =>
    seen(tag, versionIn(tag)?.version ?? tag, `Git tag ${tag}`)
  );
  const context = {facts, guard, tagsOf, ofGit, allForms: versionNames(settings, facts)};
  return new Map(
    namesakes.flatMap((one): readonly (readonly [string, Verdict])[] => {
      const reason = settledBy(one, settings, facts) ?? heldFor(one, context);
      if (reason !== undefined) return [[one.reference, {kind: 'hold', reason}]];
      const isBlind = one.forms.some(({kind}) => kind === 'range') && !knowsReleases(one, guard);
      return isBlind ? [[one.reference, {kind: 'write', warning: NO_VERSIONS}]] : [];
    })
  );
}

/** What the push of another ref would write, by `repo:tag`. */
type TagsOf = (kind: 'branch' | 'tag', name: string) => ReadonlyMap<string, readonly WrittenTag[]>;

interface HoldContext {
  readonly facts: Facts;
  readonly guard: GuardFacts;
  readonly tagsOf: TagsOf;
  readonly ofGit: readonly SeenRelease[];
  readonly allForms: readonly VersionName[];
}

function heldFor(one: Namesake, context: HoldContext): string | undefined {
  const release = mayBeRelease(one) ? (releaseOf(one, context) ?? releaseThere(one, context.guard)) : undefined;
  if (release !== undefined) return `release ${release} has this name, and a branch does not take it from a release`;
  return unknownVersion(one, context) ?? otherBranch(one, context);
}

interface SeenRelease {
  readonly gitTag: string;
  readonly text: string;
  readonly version: StableVersion | undefined;
}

/** The highest release that writes this very tag: `1.2.3 (Git tag v1.2.3)`. */
function releaseOf(one: Namesake, context: HoldContext): string | undefined {
  const numbers = numbersOf(one);
  if (numbers === '') return undefined;
  const isExact = one.forms.length === 0 ? parse(one.base)?.version : undefined;
  return seenReleases(one, context)
    .filter(({gitTag, version}) => (version ? isInRange(version, numbers) : gitTag.includes(numbers)))
    .toSorted(highestFirst)
    .find(
      ({gitTag}) =>
        (isExact !== undefined && versionIn(gitTag)?.version === isExact) ||
        context.tagsOf('tag', gitTag).has(one.reference)
    )?.text;
}

/** `1.2` of `1.2-gpu` and of `py-1.2`; '' where there are none. */
function numbersOf({forms: [form], name}: Namesake): string {
  const runs = form ? [form.pattern.exec(name)?.slice(1).join('.') ?? ''] : (name.match(/\d+(\.\d+)*/g) ?? []);
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}

/** Git tags, and image tags in the form of releases; none that is marked as a pre-release. */
function seenReleases({repository, name}: Namesake, {guard, ofGit, allForms}: HoldContext): readonly SeenRelease[] {
  const {preReleases = []} = guard;
  const marked = new Set(preReleases.flatMap(tag => [tag, versionIn(tag)?.version]));
  const full = allForms.filter(form => form.kind === 'full' && form.repository === repository);
  const ofRegistry = (guard.registryTags[repository] ?? [])
    .filter(tag => tag !== name)
    .flatMap(tag =>
      full.flatMap(({pattern}) => {
        const version = pattern.exec(tag)?.slice(1).join('.');
        return version === undefined ? [] : [seen(`v${version}`, version, `image tag ${withTag(repository, tag)}`)];
      })
    );
  return [...ofGit, ...ofRegistry].filter(({gitTag, version}) => !marked.has(gitTag) && !marked.has(version?.text));
}

const seen = (gitTag: string, version: string, place: string): SeenRelease => ({
  gitTag,
  text: `${version} (${place})`,
  version: stableSemver(version)
});

const highestFirst = (a: SeenRelease, b: SeenRelease): number =>
  a.version && b.version ? compareVersions(b.version, a.version) : Number(!a.version) - Number(!b.version);

/** Another workflow may publish the releases: what is there says that it is one. */
function releaseThere({repository, reference, name}: Namesake, guard: GuardFacts): string | undefined {
  const target = guard.targets[reference];
  const version = target?.state === 'found' ? target.version : undefined;
  if (version === undefined || !stableSemver(version) || name.includes(version)) return undefined;
  const published = guard.registryTags[repository]?.some(tag => tag.includes(version)) ?? false;
  return published ? version : undefined;
}

/** A full version that is there belongs to its commit, unless the Git tags say that it is none. */
function unknownVersion({base, reference}: Namesake, {facts: {event}, guard}: HoldContext): string | undefined {
  const target = guard.targets[reference];
  if (parse(base) === null || guard.gitTags !== undefined || target?.state !== 'found') return undefined;
  const {revision} = target;
  if (revision !== undefined && isSameCommit(revision, event.sha)) return undefined;
  const built = revision === undefined ? 'does not say its commit' : `was built from commit ${shortRevision(revision)}`;
  return `it exists and ${built}, and whether it is a release is not known`;
}

/** Where GitHub does not tell the branches, the image of one stands for it. */
function otherBranch(one: Namesake, {facts: {event}, guard, tagsOf}: HoldContext): string | undefined {
  if (one.otherVariant === '') return undefined;
  const what = `has this name for its variant ${one.otherVariant}`;
  if (guard.branches === undefined)
    return guard.registryTags[one.repository]?.includes(one.base)
      ? `${withTag(one.repository, one.base)} is there, and ${what}`
      : undefined;
  const branch = guard.branches
    .filter(name => name !== event.refName && one.name.includes(toTagName(name) ?? '/'))
    .find(name =>
      tagsOf('branch', name)
        .get(one.reference)
        ?.some(({variant}) => variant !== one.variant)
    );
  return branch === undefined ? undefined : `the branch ${branch} ${what}`;
}

const knowsReleases = ({repository}: Namesake, {gitTags, registryTags}: GuardFacts): boolean =>
  gitTags !== undefined || registryTags[repository] !== undefined;
