import {formatPlatform, type Platform, parsePlatform} from '../oci/platform.ts';
import {fallbackOf} from './definitions.ts';
import type {VariantSettings} from './settings.ts';

/** What the sources say of the platforms of one image or variant; absent: nothing. */
export interface PlatformSources {
  /** A variant of the input `variants`. */
  readonly ofInput?: readonly Platform[] | undefined;
  /** The image or variant of the config file itself. */
  readonly named?: readonly Platform[] | undefined;
  /** The input `platforms`. */
  readonly asked?: readonly Platform[] | undefined;
  /** The top of the config file. */
  readonly common?: readonly Platform[] | undefined;
}

/** What the config file names for an image is what it can be: the input picks of that, and gives it nothing more. */
export function choosePlatforms(sources: PlatformSources): Pick<VariantSettings, 'platforms' | 'otherPlatforms'> {
  const {ofInput, named, asked, common} = sources;
  if (ofInput || !named || !asked) return {platforms: ofInput ?? named ?? asked ?? common ?? fallbackPlatforms()};
  const can = new Set(named.map(formatPlatform));
  const platforms = asked.filter(platform => can.has(formatPlatform(platform)));
  return platforms.length > 0 ? {platforms} : {platforms, otherPlatforms: {named, asked}};
}

const fallbackPlatforms = (): readonly Platform[] => fallbackOf('platforms').split(',').map(parsePlatform);

/** A clause: "it is for linux/amd64 alone, and "platforms" asks for linux/arm64". */
export const describeOtherPlatforms = ({named, asked}: NonNullable<VariantSettings['otherPlatforms']>): string =>
  `it is for ${listed(named)} alone, and "platforms" asks for ${listed(asked)}`;

const listed = (platforms: readonly Platform[]): string => platforms.map(formatPlatform).join(', ');
