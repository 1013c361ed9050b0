import type {BuildSettings, LeveledAnnotation} from '../inputs/settings.ts';
import {FINGERPRINT} from '../plan/fingerprint.ts';
import type {BuildTarget, Plan} from '../plan/plan.ts';
import type {Command} from '../ports/process.ts';

/** What a build command needs besides its target. */
export interface BuildContext {
  readonly builder: string;
  readonly plan: Pick<Plan, 'push' | 'sourceDateEpoch'>;
  readonly options: BuildSettings;
  /** Values of the variables that `secret-envs` names. */
  readonly secretVariables: Readonly<Record<string, string>>;
  /** File that buildx writes the result's digest to. */
  readonly metadataFile: string;
  /** Name of the image in the engine, for a build that is only loaded. */
  readonly localName: string;
  /** Only whether it builds is asked. */
  readonly cacheOnly?: true;
  /** The Dockerfile has an `ARG SOURCE_DATE_EPOCH`. */
  readonly declaresSourceDate?: boolean;
}

/** Prefix of the variables that carry secret values to buildx: never in argv, never on disk. */
const SECRET_ENV = 'MULTIARCH_BUILD_SECRET_';

/** The `docker buildx build` of one build target, its log as JSON on standard error. */
export function buildCommand(target: BuildTarget, context: BuildContext): Command {
  const {options, plan} = context;
  const secrets = plan.push.trusted ? secretArgs(options, context.secretVariables) : {args: [], env: {}};
  const epoch = epochOfSteps(context);
  return {
    tool: 'docker',
    args: [
      'buildx',
      'build',
      ...['--builder', context.builder],
      ...['--platform', target.platform],
      ...flag('--file', target.file),
      ...flag('--target', target.target),
      ...each('--build-arg', target.buildArgs),
      ...each('--build-context', target.buildContexts),
      ...each('--label', Object.entries(target.labels).map(pair)),
      ...each('--annotation', exportedAnnotations(target, plan)),
      ...secrets.args,
      ...(plan.push.trusted ? each('--ssh', options.ssh) : []),
      ...flag('--network', plan.push.trusted || options.network !== 'host' ? options.network : undefined),
      ...each('--add-host', options.addHosts),
      // They reach out of the builder, which is privileged.
      ...(plan.push.trusted ? each('--allow', options.allow) : []),
      ...flag('--shm-size', options.shmSize),
      ...each('--ulimit', options.ulimits),
      ...(options.noCache ? ['--no-cache'] : []),
      ...each('--no-cache-filter', options.noCacheFilters),
      ...(options.pull ? ['--pull'] : []),
      ...each('--cache-from', target.cacheFrom),
      ...each('--cache-to', target.cacheTo),
      ...outputArgs(target, context),
      ...['--metadata-file', context.metadataFile],
      ...['--progress', 'rawjson'],
      target.context
    ],
    env: {
      BUILDX_METADATA_WARNINGS: '1',
      // buildx asks git, which starts what a config of the tree names.
      ...(plan.push.trusted
        ? {}
        : {BUILDX_GIT_INFO: 'false', BUILDX_GIT_LABELS: 'false', BUILDX_GIT_CHECK_DIRTY: 'false'}),
      // Tells which layers the build added, and by which lines of the Dockerfile.
      BUILDX_METADATA_PROVENANCE: target.smoke === 'off' ? 'disabled' : 'max',
      ...(epoch === undefined ? {} : {SOURCE_DATE_EPOCH: epoch}),
      ...secrets.env
    }
  };
}

/** Pushed by digest alone, so that no tag can see it yet; or loaded, which takes neither index nor attestation. */
function outputArgs(target: BuildTarget, {plan, options, localName, cacheOnly}: BuildContext): readonly string[] {
  if (cacheOnly) return ['--provenance=false', '--sbom=false', '--output', 'type=cacheonly'];
  if (!plan.push.push) {
    return ['--provenance=false', '--sbom=false', '--tag', localName, '--output', 'type=docker'];
  }
  return [
    ...joined('--provenance', options.provenance),
    ...joined('--sbom', options.sbom),
    '--output',
    `type=image,name=${target.repository},push-by-digest=true,name-canonical=true,push=true${timeOptions(target, plan)}`
  ];
}

/** A loaded image has no index and no descriptor to annotate. */
function exportedAnnotations({annotations, fingerprint}: BuildTarget, {push}: BuildContext['plan']): readonly string[] {
  if (!push.push) return [];
  const own = fingerprint === undefined ? [] : [`manifest:${FINGERPRINT}=${fingerprint}`];
  return [...annotations.map(formatAnnotation), ...own];
}

export const formatAnnotation = ({level, key, value}: LeveledAnnotation): string => `${level}:${key}=${value}`;

function secretArgs(
  options: BuildSettings,
  variables: Readonly<Record<string, string>>
): {args: readonly string[]; env: Record<string, string>} {
  const values = options.secrets.map((secret, index) => ({...split(secret), name: `${SECRET_ENV}${index}`}));
  return {
    args: [
      ...each(
        '--secret',
        values.map(({id, name}) => `id=${id},env=${name}`)
      ),
      ...each(
        '--secret',
        options.secretEnvs.map(split).map(({id, value}) => `id=${id},env=${value}`)
      ),
      ...each(
        '--secret',
        options.secretFiles.map(split).map(({id, value}) => `id=${id},src=${value}`)
      )
    ],
    env: {...variables, ...Object.fromEntries(values.map(({name, value}) => [name, value]))}
  };
}

function split(entry: string): {id: string; value: string} {
  const index = entry.indexOf('=');
  return {id: entry.slice(0, index), value: entry.slice(index + 1)};
}

/**
 * Layers are rewritten at their export, and no step knows of it: BuildKit makes SOURCE_DATE_EPOCH part of every WORKDIR,
 * so that each new commit would build everything after one again. A time among the build arguments is the user's.
 */
function timeOptions({buildArgs}: BuildTarget, {sourceDateEpoch}: BuildContext['plan']): string {
  if (buildArgs.some(arg => /^SOURCE_DATE_EPOCH(?:=|$)/.test(arg))) return ',rewrite-timestamp=true';
  return sourceDateEpoch === undefined ? '' : `,source-date-epoch=${sourceDateEpoch},rewrite-timestamp=true`;
}

/** SOURCE_DATE_EPOCH as the steps see it; '' hides that of the job, undefined leaves it. */
function epochOfSteps({options, plan, declaresSourceDate}: BuildContext): string | undefined {
  const {sourceDateEpoch: asked} = options;
  const isFixed = asked !== undefined && asked !== 'commit' && asked !== 'off';
  if (isFixed || (declaresSourceDate && plan.sourceDateEpoch !== undefined)) return plan.sourceDateEpoch;
  return asked === undefined ? undefined : '';
}

const pair = ([key, value]: [string, string]): string => `${key}=${value}`;
const flag = (name: string, value: string | undefined): readonly string[] => (value === undefined ? [] : [name, value]);
const joined = (name: string, value: string | undefined): readonly string[] =>
  value === undefined ? [] : [`${name}=${value}`];
const each = (name: string, values: readonly string[]): readonly string[] => values.flatMap(value => [name, value]);
