import type {Facts, GuardFacts, Relation, TagTarget} from '../context/facts.ts';
import type {Settings} from '../inputs/settings.ts';
import {withTag} from '../oci/reference.ts';
import {createPlan} from '../plan/create-plan.ts';
import {releasedVersion, versionTag} from '../plan/guard/judge.ts';
import {namesakeQuestions, withNamesakes} from '../plan/guard/namesakes.ts';
import {type GuardQuestions, guardQuestions, type TagQuestion} from '../plan/guard/questions.ts';
import {isRevision, isSameCommit} from '../plan/guard/revisions.ts';
import type {Plan} from '../plan/plan.ts';
import type {GitHub} from '../ports/github.ts';
import type {Registry} from '../ports/registry.ts';
import type {GitHistory} from './git-history.ts';

export interface GuardPorts {
  readonly github: GitHub;
  readonly git: GitHistory;
  readonly registry: Pick<Registry, 'tags' | 'target'>;
  /** Of a run that looks at base images. */
  readonly earlier?: () => Promise<GuardFacts['earlier']>;
}

/** A plan whose tags may be written by what was known a moment ago. */
export interface GuardedPlan {
  readonly plan: Plan;
  /** What each tag that was looked at points at. */
  readonly targets: GuardFacts['targets'];
}

/**
 * Asks GitHub, the checkout and the registries what the tags of a plan depend on, and plans again with the answers.
 * @param plan made without them: every tag is in it
 */
export async function guardPlan(plan: Plan, settings: Settings, facts: Facts, ports: GuardPorts): Promise<GuardedPlan> {
  const earlier = await ports.earlier?.();
  const questions = guardQuestions(plan, settings.names, facts.event, earlier);
  if (!questions) return {plan, targets: {}};
  const known = await gatherGuardFacts(questions, settings, facts, ports);
  const guard = {...known, ...(earlier ? {earlier} : {})};
  return {plan: createPlan(settings, {...facts, guard}), targets: guard.targets};
}

async function gatherGuardFacts(
  asked: GuardQuestions,
  settings: Settings,
  facts: Facts,
  ports: GuardPorts
): Promise<GuardFacts> {
  const namesakes = namesakeQuestions(asked.newestTags, settings, facts);
  const [known, branches] = await Promise.all([
    gatherAnswers(withNamesakes(asked, namesakes), settings, facts, ports),
    namesakes.branches ? ports.github.branches() : undefined
  ]);
  return {...known, ...(branches?.known ? {branches: branches.value} : {})};
}

/** Everything side by side: the answers come over three different roads. */
async function gatherAnswers(
  questions: GuardQuestions,
  settings: Settings,
  {event}: Facts,
  ports: GuardPorts
): Promise<GuardFacts> {
  const [releases, newest, listed, earlier] = await Promise.all([
    questions.gitTagPrefixes.length === 0 ? NOTHING : gatherGitTags(questions.gitTagPrefixes, event, ports),
    gatherNewest(questions.newestTags, settings, event, ports),
    gatherVersions(questions, ports),
    gatherTargets(questions.earlierTags, ports.registry)
  ]);
  const gitTags = releases.gitTags ?? newest.gitTags;
  const {preReleases} = releases;
  const silence = releases.silence ?? newest.silence;
  const relations = newest.relations ?? {};
  return {
    ...(gitTags ? {gitTags} : {}),
    ...(preReleases ? {preReleases} : {}),
    ...(newest.branchHead ? {branchHead: newest.branchHead} : {}),
    registryTags: listed.registryTags,
    targets: {...listed.targets, ...newest.targets, ...earlier},
    relations,
    notes: [...(silence === undefined ? [] : [sayWhoDecides(silence, gitTags, listed.registryTags)]), ...newest.notes]
  };
}

function sayWhoDecides(
  silence: string,
  gitTags: readonly string[] | undefined,
  registryTags: GuardFacts['registryTags']
): string {
  const known = [
    ...(gitTags ? [`the ${gitTags.length} Git tags of the checkout`] : []),
    ...(Object.keys(registryTags).length > 0 ? ['the tags of the registry'] : [])
  ];
  const decision =
    known.length === 0
      ? 'which versions there are is not known'
      : `the highest version is decided by ${known.join(' and ')} alone`;
  return `GitHub's API does not tell the Git tags (${silence}): ${decision}.`;
}

interface Gathered {
  readonly gitTags?: readonly string[];
  readonly preReleases?: readonly string[];
  /** Why the API does not tell them. */
  readonly silence?: string;
  readonly targets?: GuardFacts['targets'];
  readonly relations?: GuardFacts['relations'];
  readonly branchHead?: string;
  readonly notes: readonly string[];
}

const NOTHING: Gathered = {notes: []};

/**
 * The API's list is whole; that of a checkout is what the job fetched, and only good where nobody answers. A checkout of
 * one commit has the event's own tag at most, which says nothing of others.
 */
async function gatherGitTags(
  prefixes: readonly string[],
  {refName}: Facts['event'],
  {github, git}: GuardPorts
): Promise<Gathered> {
  const answers = await Promise.all(prefixes.map(prefix => github.tags(prefix)));
  const missing = answers.find(answer => !answer.known);
  if (!missing || missing.known) {
    const marked = await github.preReleases();
    return {
      gitTags: answers.flatMap(answer => (answer.known ? answer.value : [])),
      ...(marked.known ? {preReleases: marked.value} : {}),
      notes: []
    };
  }
  const local = await git.tags();
  const hasOthers = local?.some(tag => tag !== refName) ?? false;
  return {...(local && hasOthers ? {gitTags: local} : {}), silence: missing.reason, notes: []};
}

/** The list of a repository says which version tags are there; only those need a closer look. */
async function gatherVersions(
  {repositories, versionTags}: GuardQuestions,
  {registry}: GuardPorts
): Promise<Pick<GuardFacts, 'registryTags' | 'targets'>> {
  const listed = await Promise.all(
    repositories.map(async repository => {
      const tags = await registry.tags(repository);
      const asked = versionTags.filter(
        ({tag, ...question}) => question.repository === repository && (tags?.includes(tag.name) ?? true)
      );
      return {repository, tags, targets: await gatherTargets(asked, registry)};
    })
  );
  return {
    registryTags: Object.fromEntries(listed.flatMap(({repository, tags}) => (tags ? [[repository, tags]] : []))),
    targets: Object.assign({}, ...listed.map(({targets}) => targets))
  };
}

async function gatherTargets(
  questions: readonly Pick<TagQuestion, 'reference'>[],
  registry: GuardPorts['registry']
): Promise<Readonly<Record<string, TagTarget>>> {
  return Object.fromEntries(
    await Promise.all(questions.map(async ({reference}) => [reference, await registry.target(reference)] as const))
  );
}

async function gatherNewest(
  questions: readonly TagQuestion[],
  {names}: Settings,
  event: Facts['event'],
  ports: GuardPorts
): Promise<Gathered> {
  if (questions.length === 0) return NOTHING;
  const targets = await gatherTargets(questions, ports.registry);
  const releases = names.tagsAreDefault ? questions.flatMap(question => releaseQuestion(question, targets)) : [];
  const [released, ancestry] = await Promise.all([
    releases.length === 0 ? NOTHING : gatherReleases(releases, event, ports),
    gatherAncestry(Object.values(targets), event, ports)
  ]);
  return {
    ...released,
    ...ancestry,
    targets: {...targets, ...released.targets},
    notes: ancestry.notes
  };
}

/** Whether the release that a `latest` of the default tags points at is published under its version. */
function releaseQuestion({tag, repository, reference}: TagQuestion, targets: GuardFacts['targets']) {
  const version = releasedVersion(tag, reference, {targets});
  return version === undefined ? [] : [{reference: withTag(repository, versionTag(tag.name, version))}];
}

async function gatherReleases(
  questions: readonly Pick<TagQuestion, 'reference'>[],
  event: Facts['event'],
  ports: GuardPorts
): Promise<Gathered> {
  const [tags, targets] = await Promise.all([
    gatherGitTags([''], event, ports),
    gatherTargets(questions, ports.registry)
  ]);
  return {...tags, targets};
}

async function gatherAncestry(
  targets: readonly TagTarget[],
  {kind, refName, sha}: Facts['event'],
  ports: GuardPorts
): Promise<Gathered> {
  const revisions = [
    ...new Set(targets.flatMap(target => (target.state === 'found' && target.revision ? [target.revision] : [])))
  ].filter(revision => isRevision(revision) && isRevision(sha) && !isSameCommit(revision, sha));
  const found = await Promise.all(revisions.map(revision => relate(revision, sha, ports)));
  const relations = Object.fromEntries(
    revisions.map((revision, index) => [revision, found[index]?.relation ?? 'unknown'])
  );
  const isRewritten = kind === 'branch' && Object.values(relations).includes('diverged');
  const head = isRewritten ? await ports.github.branchHead(refName) : undefined;
  const reason = found.find(one => one.reason !== undefined)?.reason;
  return {
    relations,
    ...(head?.known && head.value !== '' ? {branchHead: head.value} : {}),
    notes:
      reason === undefined
        ? []
        : [
            `GitHub's API does not compare commits (${reason}), and the history of the checkout does not reach that far.`
          ]
  };
}

/** Commits never change their parents: what the checkout has of them is as good as the API. */
async function relate(
  revision: string,
  sha: string,
  {git, github}: GuardPorts
): Promise<{readonly relation: Relation; readonly reason?: string}> {
  const local = await git.relation(revision, sha);
  if (local !== 'unknown') return {relation: local};
  const answer = await github.relation(revision, sha);
  return answer.known ? {relation: answer.value} : {relation: 'unknown', reason: answer.reason};
}

/** Version tags (`repo:tag`) that exist already; the guard lets only those of the same commit pass. */
export const versionsThere = ({publications}: Plan, targets: GuardFacts['targets']): readonly string[] =>
  publications
    .flatMap(({tags, repositories}) =>
      tags
        .filter(({claim}) => claim.kind === 'version')
        .flatMap(({name}) => repositories.map(repository => withTag(repository, name)))
    )
    .filter(reference => targets[reference]?.state === 'found');
