import type {Layering} from '../buildx/provenance.ts';
import {findStarted} from '../image/entrypoint.ts';
import {foreignOf, foreignPrograms, passwdOf, userId} from '../image/judge.ts';
import {allChecks} from '../inputs/all-checks.ts';
import type {SmokeTest} from '../inputs/check-settings.ts';
import {parsePlatform} from '../oci/platform.ts';
import type {BuildTarget} from '../plan/plan.ts';
import type {Failure, Notice} from '../report/result.ts';
import {type ContentsPorts, type ContentsReader, createContentsReader, type ImageContents} from './image-contents.ts';
import {type ImageFiles, type ImageFilesPorts, openImageFiles} from './image-files.ts';
import {
  foreignFailure,
  leakFailure,
  portWarnings,
  rootFailure,
  secretFileWarnings,
  unreadable
} from './image-findings.ts';
import type {Session} from './session.ts';

/** Looks into images before they run; one for the run, since its targets share layers. */
export interface Inspector {
  readonly contents: ContentsReader;
  /** Values that no image may hold. */
  readonly secrets: readonly string[];
}

export const createInspector = (secrets: readonly string[], ports: ContentsPorts): Inspector => ({
  contents: createContentsReader(secrets, ports),
  secrets
});

export interface InspectedImage {
  readonly reference: string;
  readonly pushed: boolean;
  readonly layering?: Layering | undefined;
  readonly session: Session;
}

export interface Inspected {
  readonly failures: readonly Failure[];
  readonly warnings: readonly Notice[];
  /** What only the engine tells, of what lies in the base image; need not be waited for before the image runs. */
  readonly rest: () => Promise<readonly Failure[]>;
}

const NOTHING: Inspected = {failures: [], warnings: [], rest: async () => []};

/**
 * Tells what is wrong with an image by what it is: its layers and its config.
 * @param pulled settles when the engine has it
 */
export async function inspectImage(
  target: BuildTarget,
  smoke: SmokeTest,
  {reference, pushed, layering, session}: InspectedImage,
  pulled: Promise<unknown>,
  {contents: reader, secrets}: Inspector,
  ports: ImageFilesPorts
): Promise<Inspected> {
  const platform = parsePlatform(target.platform);
  if (platform.os !== 'linux') return NOTHING;
  const contents = await readContents(reference, pushed, layering, pulled, reader);
  if (!contents) return NOTHING;
  const {config, layers} = contents;
  const foreign = foreignPrograms(layers, platform, smoke.foreignBinaries);
  const isRoot = target.budgets.nonRoot ? userId(config, passwdOf(layers)) : undefined;
  const leak = leakFailure(target, contents, secrets);
  return {
    failures: [
      ...(foreign.length > 0 ? [foreignFailure(target, foreign, secrets)] : []),
      ...(leak ? [leak] : []),
      ...(isRoot === 0 ? [rootFailure(target, config.user)] : [])
    ],
    warnings: [...secretFileWarnings(target, layers, secrets), ...portWarnings(target, smoke, config)],
    rest: async () => {
      const files = openImageFiles({target: target.id, reference, platform: target.platform, session}, ports);
      try {
        await pulled;
        const known = new Set(foreign.map(({path}) => path));
        const started = await findStarted({config, layers, others: startedByCheck(smoke)}, path => files.program(path));
        const more = foreignOf(started, platform, smoke.foreignBinaries).filter(({path}) => !known.has(path));
        const isNamedRoot = target.budgets.nonRoot && isRoot === undefined && (await isRootInBase(contents, files));
        return [
          ...(more.length > 0 ? [foreignFailure(target, more, secrets)] : []),
          ...(isNamedRoot ? [rootFailure(target, config.user)] : [])
        ];
      } finally {
        files.close();
      }
    }
  };
}

/** From the registry while the engine still pulls; what cannot be read there is read from the engine. */
async function readContents(
  reference: string,
  pushed: boolean,
  layering: Layering | undefined,
  pulled: Promise<unknown>,
  reader: ContentsReader
): Promise<ImageContents | undefined> {
  const found = pushed ? await reader.inRegistry(reference, layering).catch(() => undefined) : undefined;
  if (found) return found;
  try {
    await pulled;
  } catch {
    // The one who pulls tells it.
    return undefined;
  }
  return reader.inEngine(reference, layering).catch((error: unknown) => {
    throw unreadable(error);
  });
}

const startedByCheck = ({container, ...smoke}: SmokeTest): readonly string[] =>
  [
    container.entrypoint,
    container.entrypoint === undefined ? container.command?.[0] : undefined,
    ...allChecks(smoke).map(check => (check.kind === 'run' ? (check.entrypoint ?? check.command[0]) : undefined))
  ].filter(word => word !== undefined);

/** A name that the base image's own /etc/passwd maps. */
async function isRootInBase({config, layers}: ImageContents, files: ImageFiles): Promise<boolean> {
  if (passwdOf(layers) !== undefined || layers.every(({scan}) => scan !== undefined)) return false;
  return userId(config, await files.text('/etc/passwd')) === 0;
}
