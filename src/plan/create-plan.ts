import type {Facts} from '../context/facts.ts';
import type {ImageSettings, LeveledAnnotation, Settings, VariantSettings} from '../inputs/settings.ts';
import type {Labels} from '../oci/annotations.ts';
import {formatPlatform, type Platform} from '../oci/platform.ts';
import {imageAnnotations, isIndexLevel, toLeveled} from './annotations.ts';
import {planCache} from './cache.ts';
import {decideTask, describeSubject} from './decide.ts';
import {unlessDisabled} from './disabled.ts';
import {type Expand, expandBuildArg, expandEntries, expander, expandLabels} from './expand.ts';
import {fingerprint} from './fingerprint.ts';
import {applyGuard} from './guard/apply-guard.ts';
import {createdTime, sortedLabels, standardLabels} from './labels.ts';
import {forOtherPlatforms, platformNotes} from './other-platforms.ts';
import type {BuildTarget, Plan, PlannedTag, Publication, PushDecision} from './plan.ts';
import {publicationId} from './publication-id.ts';
import {selectTargets} from './select.ts';
import {sourceDateEpoch, sourceDateNotes} from './source-date.ts';
import {computeTags, type EventTags} from './tags.ts';
import {variantTags} from './variant-tags.ts';

/**
 * Decides everything a run does. Pure: the same settings and facts give the same plan, byte for byte.
 * @throws ActionError `invalid-input` when `only`/`skip` leave nothing.
 */
export function createPlan(settings: Settings, facts: Facts): Plan {
  const {event, trust} = facts;
  const decision = decideTask(event, trust, settings.push);
  const push = unlessDisabled(
    {push: decision.task === 'publish', trusted: trust.trusted, reason: decision.reason},
    settings.images
  );
  const task = decision.task === 'publish' && !push.push ? 'check' : decision.task;
  const eventTags = task === 'nothing' ? NO_TAGS : computeTags(facts, settings.names);
  const created = createdTime(facts, settings.build.sourceDateEpoch);
  const epoch = sourceDateEpoch(facts, settings.build.sourceDateEpoch);
  const expand = expander(settings.names, facts);
  const ownLabels = expandLabels(settings.names.labels, expand);
  const labels = sortedLabels({...standardLabels(facts, eventTags.version, created), ...ownLabels.labels});
  const {entries: ownAnnotations, notes: unnamed} = expandEntries(settings.names.annotations, expand);
  const annotations = imageAnnotations(labels, ownAnnotations, settings.names.annotationLevels);
  const run: RunPart = {settings, facts, labels, ownAnnotations, push, expand};
  const everyTarget = settings.images.flatMap(image =>
    image.variants.flatMap(variant => variant.platforms.map(platform => planTarget(run, image, variant, platform)))
  );
  const elsewhere = forOtherPlatforms(settings.images);
  const targets = task === 'nothing' ? [] : selectTargets(everyTarget, settings.only, settings.skip, elsewhere);
  const publications = settings.images
    .flatMap(image =>
      image.variants.map(variant => planPublication(image, variant, eventTags.tags, annotations, targets))
    )
    .filter(publication => publication.targets.length > 0);
  const plan: Plan = {
    schema: 1,
    version: eventTags.version,
    revision: event.sha,
    created,
    ...(epoch === undefined ? {} : {sourceDateEpoch: epoch}),
    task,
    event: {
      name: event.name,
      ...(event.action === undefined ? {} : {action: event.action}),
      about: describeSubject(event)
    },
    push,
    targets,
    publications,
    gates: settings.gates,
    labels,
    annotations,
    notes: [
      ...(facts.notes ?? []),
      ...(event.note ? [event.note] : []),
      ...eventTags.notes,
      ...ownLabels.notes,
      ...unnamed,
      ...sourceDateNotes(facts, settings.build.sourceDateEpoch),
      ...pushNotes(push, settings.push),
      ...(task === 'nothing' ? [] : platformNotes(elsewhere, settings))
    ],
    warnings: [
      ...(task === 'check' && trust.remedy ? [trust.remedy] : []),
      ...(push.push ? [...eventTags.warnings, ...partWarnings(targets, everyTarget)] : [])
    ],
    taken: []
  };
  return applyGuard(plan, facts, settings);
}

const NO_TAGS: EventTags = {version: '', tags: [], notes: [], warnings: []};

interface RunPart {
  readonly settings: Settings;
  readonly facts: Facts;
  readonly labels: Labels;
  readonly ownAnnotations: readonly LeveledAnnotation[];
  readonly push: PushDecision;
  readonly expand: Expand;
}

function planTarget(run: RunPart, image: ImageSettings, variant: VariantSettings, platform: Platform): BuildTarget {
  const {settings, facts, push, expand} = run;
  const repository = firstRepository(image);
  const key = {image: image.name, variant: variant.name, platform, repository};
  const cache = planCache(settings.cache, key, facts, push.push);
  const own = expandLabels(variant.labels, expand).labels;
  const labels = Object.keys(own).length === 0 ? run.labels : sortedLabels({...run.labels, ...own});
  const target: BuildTarget = {
    id: [publicationId(image, variant), formatPlatform(platform)].join('/'),
    image: image.name,
    variant: variant.name,
    platform: formatPlatform(platform),
    repository,
    context: variant.context,
    ...(variant.file === undefined ? {} : {file: variant.file}),
    ...(variant.target === undefined ? {} : {target: variant.target}),
    ...(variant.testTarget === undefined ? {} : {testTarget: variant.testTarget}),
    buildArgs: variant.buildArgs.map(entry => expandBuildArg(entry, expand)),
    buildContexts: variant.buildContexts,
    labels,
    annotations: imageAnnotations(
      labels,
      [...run.ownAnnotations, ...toLeveled(expandLabels(variant.annotations, expand).labels, 'manifest')],
      settings.names.annotationLevels
    ).filter(isChildLevel),
    cacheFrom: cache.from,
    cacheTo: cache.to,
    smoke: variant.smoke,
    budgets: variant.budgets
  };
  const epoch = sourceDateEpoch(facts, settings.build.sourceDateEpoch);
  const print = fingerprint({target, variant, settings, facts, sourceDateEpoch: epoch});
  return print === undefined ? target : {...target, fingerprint: print};
}

function planPublication(
  image: ImageSettings,
  variant: VariantSettings,
  tags: readonly PlannedTag[],
  annotations: readonly LeveledAnnotation[],
  targets: readonly BuildTarget[]
): Publication {
  return {
    id: publicationId(image, variant),
    image: image.name,
    variant: variant.name,
    repositories: image.disabled ? [] : image.repositories.map(({name}) => name),
    tags: variantTags(image, variant, tags),
    held: [],
    targets: targets.filter(target => target.image === image.name && target.variant === variant.name).map(({id}) => id),
    annotations: annotations.filter(isIndexLevel)
  };
}

const isChildLevel = (annotation: LeveledAnnotation): boolean => !isIndexLevel(annotation);

function firstRepository({name, repositories}: ImageSettings): string {
  const [first] = repositories;
  if (!first) throw new Error(`image ${name} has no repository`);
  return first.name;
}

const pushNotes = (push: PushDecision, asked: Settings['push']): readonly string[] =>
  asked === 'true' && !push.trusted
    ? [`"push: true" is not followed: ${push.reason}, and untrusted code is never pushed.`]
    : [];

/** Of variants of which a platform is left out; one that is left out as a whole keeps its tags as they are. */
const partWarnings = (kept: readonly BuildTarget[], all: readonly BuildTarget[]): readonly string[] => {
  const ofTags = ({image, variant}: BuildTarget): string => `${image}/${variant}`;
  const written = new Set(kept.map(ofTags));
  const parts = all.filter(target => written.has(ofTags(target)));
  return kept.length === parts.length
    ? []
    : [`"only"/"skip" leave ${kept.length} of ${parts.length} build targets: tags are written over these alone.`];
};
