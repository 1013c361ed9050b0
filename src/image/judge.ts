import type {Platform} from '../oci/platform.ts';
import type {OciConfig} from './config.ts';
import {startsOn} from './elf.ts';
import type {Started} from './entrypoint.ts';
import {type Layer, ownPrograms} from './overlay.ts';

/** A file of an image, and where it comes from. */
export interface FileFinding {
  readonly path: string;
  /** Absent: a layer of the base image. */
  readonly layer?: Layer;
}

export interface ForeignBinary extends FileFinding {
  readonly architecture: string;
}

/** Programs of the layers that this build added which do not start on the platform, those that `allowed` names left out. */
export const foreignPrograms = (
  layers: readonly Layer[],
  platform: Platform,
  allowed: readonly string[]
): readonly ForeignBinary[] => foreignOf(ownPrograms(layers), platform, allowed);

export function foreignOf(
  programs: readonly Started[],
  platform: Platform,
  allowed: readonly string[]
): readonly ForeignBinary[] {
  const patterns = allowed.map(toPattern);
  return programs.flatMap(({path, program: {architecture}, layer}) =>
    architecture === undefined ||
    startsOn(architecture, platform) ||
    patterns.some(pattern => pattern.test(path)) ||
    isSharedObject(path)
      ? []
      : [{path, architecture, ...(layer ? {layer} : {})}]
  );
}

/** Some, libc.so.6 among them, can be started too, which nobody means to do. */
const isSharedObject = (path: string): boolean => /\.(so(\.[\w.-]+)?|node)$/.test(path);

/** `*` stands for a part of a name, `**` for any path. */
export function toPattern(text: string): RegExp {
  const path = text.startsWith('/') || text.startsWith('**') ? text : `/${text}`;
  const parts = path.split(/(\*\*\/|\*\*|\*|\?)/).map(part => {
    if (part === '**/') return '(.*/)?';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    return part === '?' ? '[^/]' : part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${path.startsWith('**') ? '/' : ''}${parts.join('')}$`);
}

/** Uid of the image's user, as far as it is known: '' and `root` are 0. */
export function userId({user}: Pick<OciConfig, 'user'>, passwd: string | undefined): number | undefined {
  const name = user.split(':')[0] ?? '';
  if (name === '' || name === 'root') return 0;
  if (/^\d+$/.test(name)) return Number.parseInt(name, 10);
  const uid = passwd
    ?.split('\n')
    .map(line => line.split(':'))
    .find(fields => fields[0] === name)?.[2];
  return uid === undefined || !/^\d+$/.test(uid) ? undefined : Number.parseInt(uid, 10);
}

/** The uppermost `/etc/passwd` of the layers at hand. */
export const passwdOf = (layers: readonly Layer[]): string | undefined =>
  layers.findLast(({scan}) => scan?.passwd !== undefined)?.scan?.passwd;

/** Where the config of an image holds a secret: names, never values. */
export function leaksInConfig({env, labels, history}: OciConfig, secrets: readonly string[]): readonly string[] {
  const leaks = (value: string): boolean => secrets.some(secret => value.includes(secret));
  const variables = env.map(
    entry => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)] as const
  );
  return [
    ...variables.filter(([, value]) => leaks(value)).map(([name]) => `environment variable ${name}`),
    ...Object.entries(labels)
      .filter(([, value]) => leaks(value))
      .map(([key]) => `label ${key}`),
    ...history
      .filter(({createdBy}) => leaks(createdBy))
      .map(({createdBy}) => `history: ${createdBy.replace(/\s+/g, ' ')}`)
  ];
}
