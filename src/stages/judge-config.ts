import {parseOciConfig} from '../image/config.ts';
import {userId} from '../image/judge.ts';
import type {Manifest} from '../oci/descriptor.ts';
import {formatPlatform, parsePlatform} from '../oci/platform.ts';
import type {BuildTarget} from '../plan/plan.ts';
import type {Registry} from '../ports/registry.ts';
import type {ContainerRuntime} from '../ports/runtime.ts';
import type {Failure, Notice} from '../report/result.ts';
import {readConfig} from './image-contents.ts';
import {rootFailure} from './image-findings.ts';

export interface ConfigPorts {
  readonly registry: Registry;
  readonly runtime: ContainerRuntime;
  readonly signal: AbortSignal;
}

/** What an image's config says of it. */
interface Said {
  readonly platform?: string | undefined;
  /** '' is root. */
  readonly user: string;
}

/**
 * Judges an image that is not started by its config alone.
 * @param manifest absent: the engine has the image, and no registry
 */
export async function judgeConfig(
  target: BuildTarget,
  reference: string,
  manifest: Manifest | undefined,
  ports: ConfigPorts
): Promise<{readonly failures: readonly Failure[]; readonly warnings: readonly Notice[]}> {
  const said = await (manifest ? inRegistry(reference, manifest, ports) : ports.runtime.imageConfig(reference)).catch(
    () => undefined
  );
  ports.signal.throwIfAborted();
  const {platform} = said ?? {};
  const uid = said && userId(said, undefined);
  const nonRoot = target.budgets.nonRoot && parsePlatform(target.platform).os === 'linux';
  return {
    failures: [
      ...(platform !== undefined && platform !== target.platform ? [wrongPlatform(target, platform)] : []),
      ...(nonRoot && said && uid === 0 ? [rootFailure(target, said.user)] : [])
    ],
    warnings: nonRoot && uid === undefined ? [{target: target.id, message: notJudged(said)}] : []
  };
}

async function inRegistry(
  reference: string,
  manifest: Manifest,
  {registry, signal}: ConfigPorts
): Promise<Said | undefined> {
  if (manifest.kind !== 'image') return undefined;
  const repository = reference.slice(0, reference.indexOf('@'));
  const text = await readConfig(await registry.blob(`${repository}@${manifest.config.digest}`, signal));
  if (text === undefined) return undefined;
  const {user, platform} = parseOciConfig(text);
  return {user, platform: platform && formatPlatform(parsePlatform(platform))};
}

const notJudged = (said: Said | undefined): string =>
  `The budget "non-root: true" is not judged: ${
    said
      ? `the image is not looked into ("smoke: off"), and only its /etc/passwd says who "${said.user}" is. A number in USER would say it.`
      : 'its config could not be read.'
  }`;

export const wrongPlatform = ({id, platform}: BuildTarget, built: string): Failure => ({
  code: 'check-failed',
  target: id,
  title: `the image is for ${built}, not for ${platform}`,
  cause: 'The last stage of the Dockerfile has a fixed --platform.',
  remedy: 'Leave --platform out of the last FROM; only stages that build should have --platform=$BUILDPLATFORM.'
});
