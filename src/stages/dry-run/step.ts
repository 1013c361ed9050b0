import type {Settings} from '../../inputs/settings.ts';
import type {Digest} from '../../oci/digest.ts';
import {type Platform, parsePlatform, runsNatively} from '../../oci/platform.ts';
import type {BuildTarget, Plan} from '../../plan/plan.ts';
import type {Files} from '../../ports/files.ts';
import type {Command} from '../../ports/process.ts';
import {localImageName, type Session} from '../session.ts';

/** Commands of one part of a run, in their order. */
export interface DryStep {
  /** `build hello/linux/amd64`. */
  readonly title: string;
  readonly commands: readonly DryCommand[];
  /** What only looks: as often as it takes, and some of it only where nothing else tells. */
  readonly looks?: readonly Command[];
  /** What is only known when it runs, a sentence. */
  readonly note?: string;
}

export const isSaid = ({commands, looks = [], note}: DryStep): boolean =>
  commands.length + looks.length > 0 || note !== undefined;

export interface DryCommand extends Command {
  /** For what is run several times, or (`Only where …`) not always: a sentence. */
  readonly note?: string;
}

export interface DryRunSources {
  readonly plan: Plan;
  readonly settings: Settings;
  readonly session: Session;
  /** Version tags (`repo:tag`) that exist already, of the same commit. */
  readonly existing: readonly string[];
  /** Variables of the job. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Names of the variables that `secret-envs` names and that are set. */
  readonly secretVariables: readonly string[];
  /** Text of the user's config.json. */
  readonly dockerConfig: string | undefined;
  /** What this machine runs by itself. */
  readonly host: Platform;
  readonly files: Files;
  readonly temp: string;
}

export const HIDDEN = '***';

/** A word that only the run knows; it stands where a digest will. */
const unknown = (what: string): Digest => `<${what}>` as Digest;

/** Of what a build pushes: an index, where it carries attestations. */
export const builtDigest = ({id}: BuildTarget): Digest => unknown(`digest of ${id}`);

/** Of the image in it, which is what is started. */
export const imageDigest = ({id}: BuildTarget): Digest => unknown(`image digest of ${id}`);

export const indexDigest = (id: string): Digest => unknown(`digest of the index of ${id}`);

/** As the engine is told it. */
export const imageReference = (target: BuildTarget, {plan, session}: DryRunSources): string =>
  plan.push.push ? `${target.repository}@${imageDigest(target)}` : localImageName(session, target.id);

export const isEmulated = ({platform}: BuildTarget, {host}: DryRunSources): boolean =>
  !runsNatively(host, parsePlatform(platform));
