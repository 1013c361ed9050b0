import type {Facts} from '../../../src/context/facts.ts';
import {parseLines} from '../../../src/inputs/lists.ts';
import {parseFlavor} from '../../../src/inputs/rules/flavor.ts';
import type {NameSettings} from '../../../src/inputs/settings.ts';
import {DEFAULT_STRATEGIES, parseTags} from '../../../src/inputs/tags.ts';
import {createEngine} from '../../../src/inputs/templates/handlebars.ts';
import type {TagClaim} from '../../../src/plan/plan.ts';
import {computeTags, type EventTags} from '../../../src/plan/tags.ts';
import {factsOf, payloadOf, pushOf} from '../../context/support.ts';

const templates = createEngine();

export interface Given {
  readonly tags?: string;
  readonly flavor?: string;
  readonly shortShaLength?: number;
}

/** Names of the inputs `tags` and `flavor`; a wrong line fails the test. */
export function namesOf({tags, flavor = '', shortShaLength = 7}: Given): NameSettings {
  const parsed = tags === undefined ? undefined : parseTags(tags);
  if (parsed && parsed.wrong.length > 0) throw new Error(parsed.wrong.map(({message}) => message).join('\n'));
  return {
    tags: parsed?.tags ?? DEFAULT_STRATEGIES,
    tagsAreDefault: parsed === undefined,
    flavor: parseFlavor(parseLines(flavor)),
    labels: {},
    annotations: [],
    annotationLevels: ['manifest'],
    shortShaLength,
    separators: {tags: '\n', labels: '\n', annotations: '\n'},
    guard: 'off',
    overwriteVersionTags: false,
    templates
  };
}

export const tagsOf = (facts: Facts, tags: string, flavor = ''): EventTags =>
  computeTags(facts, namesOf({tags, flavor}));

/** `1.2.3 1.2 latest`. */
export const namesIn = ({tags}: EventTags): string => tags.map(({name}) => name).join(' ');

/** `1.2.3:version 1.2:highest(1.2) main:newest pr-7:none`. */
export const claimsIn = ({tags}: EventTags): string =>
  tags.map(({name, claim}) => `${name}:${claimText(claim)}`).join(' ');

const claimText = (claim: TagClaim): string =>
  claim.kind === 'highest'
    ? `highest(${claim.range}<${claim.version})`
    : claim.kind === 'version'
      ? `version(${claim.version})`
      : claim.kind;

/** The events that most cases are about. */
export const EVENTS = {
  main: pushOf('refs/heads/main'),
  dev: pushOf('refs/heads/dev'),
  slash: pushOf('refs/heads/feat/login'),
  v123: pushOf('refs/tags/v1.2.3'),
  beta: pushOf('refs/tags/v2.0.8-beta.67'),
  monorepo: pushOf('refs/tags/p1/v1.2.3'),
  pullRequest: factsOf('pull_request', 'refs/pull/7/merge', payloadOf('pull-request')),
  pullRequestTarget: factsOf('pull_request_target', 'refs/heads/main', payloadOf('pull-request-target')),
  schedule: factsOf('schedule', 'refs/heads/main')
} satisfies Readonly<Record<string, Facts>>;

export type EventName = keyof typeof EVENTS;
