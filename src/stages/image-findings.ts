import {ActionError, toActionError} from '../errors.ts';
import type {OciConfig} from '../image/config.ts';
import {describeArchitecture} from '../image/elf.ts';
import {type FileFinding, type ForeignBinary, leaksInConfig} from '../image/judge.ts';
import type {Layer} from '../image/overlay.ts';
import {allChecks} from '../inputs/all-checks.ts';
import type {SmokeTest} from '../inputs/check-settings.ts';
import {redactor} from '../inputs/redact.ts';
import type {BuildTarget} from '../plan/plan.ts';
import type {Failure, Notice, SourcePlace} from '../report/result.ts';
import {placeIn} from './build.ts';
import type {ImageContents} from './image-contents.ts';

const MAX_LISTED = 10;
const MAX_WORDS = 160;

/** Executables that only start where something emulates their platform, or by chance. */
export function foreignFailure(
  target: BuildTarget,
  found: readonly ForeignBinary[],
  secrets: readonly string[]
): Failure {
  const [first] = found;
  const single = found.length === 1 && first;
  const built = [...new Set(found.map(({architecture}) => describeArchitecture(architecture)))].join(' and ');
  const inBase = found.every(({layer}) => !layer?.own);
  return {
    code: 'check-failed',
    target: target.id,
    title: single
      ? `${single.path} is built for ${built}, the image is for ${target.platform}`
      : `${found.length} executables are built for ${built}, the image is for ${target.platform}`,
    cause: inBase
      ? 'It belongs to the base image, whose files are not for the platform that its manifest names. It can run here, and fails on a machine of that platform alone.'
      : `${describeSteps(found, secrets)} It can run here, and fails on a machine of that platform alone.`,
    remedy: `${inBase ? 'Use a base image that is built for the platform.' : howToBuild(found)} Files that are meant for another machine are named in "smoke: {foreign-binaries: [${single ? single.path : '/path/**'}]}".`,
    ...(single ? {} : {details: listed(found, secrets, describeForeign)}),
    ...placeOf(target, found)
  };
}

const describeForeign = ({path, architecture}: ForeignBinary): string =>
  `${path}: ${describeArchitecture(architecture)}`;

function howToBuild(found: readonly FileFinding[]): string {
  const words = found.map(({layer}) => layer?.step?.words ?? '').join('\n');
  if (/^(RUN|ADD)\b[\s\S]*(curl|wget|https?:)/im.test(words)) {
    return 'Download the file of the target platform: put ARG TARGETARCH before the step, and $TARGETARCH in the URL.';
  }
  if (/^COPY\b.*--from=/im.test(words)) {
    return 'Let the stage that it is copied from build for the target (GOARCH=$TARGETARCH, --target of the compiler), or take --platform=$BUILDPLATFORM out of its FROM.';
  }
  if (/^(COPY|ADD)\b/im.test(words)) {
    return 'Copy the file of the target platform, by ARG TARGETARCH and $TARGETARCH in its path, or build it in a stage of the Dockerfile.';
  }
  return 'Build or install it for the target platform, which the Dockerfile has as ARG TARGETARCH (GOARCH=$TARGETARCH).';
}

/** Values that no one may read stand where everyone who pulls can read them. */
export function leakFailure(
  target: BuildTarget,
  {config, layers}: ImageContents,
  secrets: readonly string[]
): Failure | undefined {
  if (secrets.length === 0) return undefined;
  const files = layers
    .filter(({own}) => own)
    .flatMap(layer => (layer.scan?.leaks ?? []).map((path): FileFinding => ({path: `/${path}`, layer})));
  const places = leaksInConfig(config, secrets).map(place => shorten(redactor(secrets)(place)));
  const count = files.length + places.length;
  if (count === 0) return undefined;
  const first = files[0]?.path ?? places[0];
  return {
    code: 'check-failed',
    target: target.id,
    title:
      count === 1
        ? `a secret of this run is in the image: ${first}`
        : `secrets of this run are in the image, in ${count} places`,
    cause: `Everyone who can pull the image can read it. ${describeSteps(files, secrets)}`.trim(),
    remedy:
      'Mount it where it is used (RUN --mount=type=secret,id=NAME with "secrets"), and copy it nowhere: a later step that deletes a file does not take it out of its layer. What was pushed by digest still holds it: change the secret.',
    details: [...places, listed(files, secrets, ({path}) => path)].filter(text => text !== '').join('\n'),
    ...placeOf(target, files)
  };
}

export const rootFailure = (target: BuildTarget, user: string): Failure => ({
  code: 'check-failed',
  target: target.id,
  title: user === '' ? 'the image runs as root: it names no user' : `the image runs as root (USER ${user})`,
  cause: '"budgets: {non-root: true}" wants another user.',
  remedy: 'End the Dockerfile with USER and a name or number other than root, such as USER 65534.'
});

/** Files that look like secrets, whoever's they are: one warning for the target. */
export function secretFileWarnings(
  target: BuildTarget,
  layers: readonly Layer[],
  secrets: readonly string[]
): readonly Notice[] {
  const found = layers
    .filter(({own}) => own)
    .flatMap(layer => (layer.scan?.secretFiles ?? []).map(({path, what}) => ({path: `/${path}`, what, layer})));
  if (found.length === 0) return [];
  const files = listed(found, secrets, ({path, what}) => `${path} (${what})`)
    .split('\n')
    .join('; ');
  return [
    {
      target: target.id,
      message: `The image holds what looks like ${found.length === 1 ? 'a secret' : 'secrets'}: ${files}. Everyone who can pull it can read that; mount it with RUN --mount=type=secret, or name it in .dockerignore.`,
      ...placeOf(target, found)
    }
  ];
}

/** A check that asks another port than the image says it has. */
export function portWarnings(
  target: BuildTarget,
  {port, compose, ...smoke}: SmokeTest,
  {exposedPorts}: OciConfig
): readonly Notice[] {
  if (exposedPorts.length === 0 || compose !== undefined) return [];
  const asked = allChecks(smoke).flatMap(check =>
    check.kind === 'http' || check.kind === 'tcp' ? (check.port ?? port ?? []) : []
  );
  const missing = [...new Set(asked)].filter(one => !exposedPorts.includes(one));
  return missing.map(one => ({
    target: target.id,
    message: `A check asks port ${one}, and the image exposes ${exposedPorts.join(', ')}: correct EXPOSE in the Dockerfile, or the port of the check.`
  }));
}

export const unreadable = (error: unknown): ActionError => {
  const {message} = toActionError(error);
  return new ActionError({
    code: 'check-failed',
    message: `could not look into the image: ${message.replace(/^Unexpected error: /, '')}`,
    remedy: 'Run the job again. "smoke: off" publishes an image without a look.',
    cause: error
  });
};

function describeSteps(found: readonly FileFinding[], secrets: readonly string[]): string {
  const steps = [...new Set(found.flatMap(({layer}) => describeStep(layer, secrets) ?? []))];
  if (steps.length === 0) return '';
  return steps.length === 1 ? `It comes from the step ${steps[0]}.` : `They come from ${steps.length} steps.`;
}

/** `COPY --from=build /app /app (line 12)`. */
function describeStep(layer: Layer | undefined, secrets: readonly string[]): string | undefined {
  const {words, line} = layer?.step ?? {};
  if (words === undefined) return line === undefined ? undefined : `of line ${line}`;
  const [first = ''] = words.split('\n');
  return `\`${shorten(redactor(secrets)(first))}\`${line === undefined ? '' : ` (line ${line})`}`;
}

const shorten = (text: string): string => (text.length > MAX_WORDS ? `${text.slice(0, MAX_WORDS)}…` : text);

function listed<T extends FileFinding>(
  found: readonly T[],
  secrets: readonly string[],
  describe: (one: T) => string
): string {
  const lines = found.slice(0, MAX_LISTED).map(one => {
    const step = describeStep(one.layer, secrets);
    return step === undefined ? describe(one) : `${describe(one)}, by ${step}`;
  });
  const more = found.length - MAX_LISTED;
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

/** Of the first that has one. */
function placeOf(target: BuildTarget, found: readonly FileFinding[]): {place?: SourcePlace} {
  const {line, endLine} = found.find(({layer}) => layer?.step?.line !== undefined)?.layer?.step ?? {};
  return placeIn(target, line === undefined ? undefined : {line, ...(endLine === undefined ? {} : {endLine})});
}
