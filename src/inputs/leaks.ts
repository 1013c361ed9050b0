import type {Labels} from '../oci/annotations.ts';
import {secretValues} from './build.ts';
import type {InputName} from './definitions.ts';
import {type Entry, splitEntry} from './pairs.ts';
import type {Place, Problem} from './problems.ts';
import {redactor} from './redact.ts';
import type {Scope} from './scope.ts';
import type {Settings} from './settings.ts';

/** Below this length a secret is searched for as a whole value only: "dev" is part of too many words. */
const MIN_PART = 6;

const contains = (value: string, secret: string): boolean =>
  secret.length < MIN_PART ? isTelling(secret) && value === secret : value.includes(secret);

const isTelling = (short: string): boolean => short.length > 3 && !/^(?:true|false)$/i.test(short);

interface RawAuth {
  readonly password?: string | undefined;
}

/** Every secret value that the inputs hold. */
export const knownSecrets = (scope: Scope, auths: readonly RawAuth[]): readonly string[] =>
  [
    scope.text('password'),
    scope.text('github-token'),
    ...auths.map(({password = ''}) => password),
    ...secretValues(scope)
  ].filter(secret => secret !== '');

/**
 * Reports what holds a secret and would be read by others, by name: build arguments, labels and annotations by everyone
 * who pulls, what a smoke test is made of by everyone who sees the plan.
 */
export function reportLeaks(
  {images, names, cache, tools, gates}: Settings,
  secrets: readonly string[],
  placeOf: Scope['at']
): void {
  const variants = images.flatMap(image => image.variants);
  const args = variants.flatMap(variant => variant.buildArgs.map(splitEntry));
  const labels = [names.labels, ...variants.map(variant => variant.labels)].flatMap(toEntries);
  const annotations = [...names.annotations, ...variants.flatMap(variant => toEntries(variant.annotations))];
  const smoke = variants.flatMap(variant => textsIn('smoke', variant.smoke));
  report(args, secrets, placeOf('build-args'));
  report(labels, secrets, placeOf('labels'));
  report(annotations, secrets, placeOf('annotations'));
  report(smoke, secrets, placeOf('smoke'), 'see the plan', 'Take it out; a check gets secrets by "env-file".');
  const places: Partial<Record<InputName, readonly string[]>> = {
    context: variants.map(({context}) => context),
    'build-contexts': variants.flatMap(({buildContexts}) => buildContexts),
    'cache-from': cache.from,
    'cache-to': cache.to,
    'driver-opts': tools.driverOpts,
    gates: gates.flatMap(gate => (gate.kind === 'run' ? gate.command : []))
  };
  for (const [name, values] of Object.entries(places) as [InputName, readonly string[]][]) {
    report(
      values.map(value => ({key: name, value})),
      secrets,
      placeOf(name),
      'see the plan or the list of processes'
    );
  }
}

const toEntries = (labels: Labels): readonly Entry[] => Object.entries(labels).map(([key, value]) => ({key, value}));

/** Every text of a value, under the nearest key. */
function textsIn(key: string, value: unknown): readonly Entry[] {
  if (typeof value === 'string') return [{key, value}];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(Array.isArray(value) ? key : name, inner));
}

const REMEDY = 'Take it out; a build gets secrets with "secrets" and RUN --mount=type=secret.';

function report(
  entries: readonly Entry[],
  secrets: readonly string[],
  place: Place,
  where = 'pull the image',
  remedy = REMEDY
): void {
  const leaking = entries.filter(({value = ''}) => secrets.some(secret => contains(value, secret)));
  for (const key of new Set(leaking.map(entry => entry.key))) {
    place.problem(`the value of "${key}" holds a secret, which everyone who can ${where} could read`, remedy);
  }
}

/** The problems with every known secret replaced by stars, whatever message it got into. */
export function redact(problems: readonly Problem[], secrets: readonly string[]): readonly Problem[] {
  const clean = redactor(secrets);
  return problems.map(problem => ({
    ...problem,
    input: clean(problem.input),
    message: clean(problem.message),
    ...(problem.remedy === undefined ? {} : {remedy: clean(problem.remedy)})
  }));
}
