import {posix} from 'node:path';

/** An entry of `volumes`. */
export type Volume = {readonly target: string; readonly readOnly: boolean} & (
  | {readonly kind: 'anonymous'}
  /** A volume of the check's own. */
  | {readonly kind: 'named'; readonly name: string}
  /** Relative to the workspace. */
  | {readonly kind: 'bind'; readonly path: string}
);

const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}$/;

/**
 * Reads `name:/path`, `./folder:/path`, `/path`, each of the first two with `:ro` behind if it is read-only.
 * @throws Error for everything else, with the reason: a path of the runner, the engine's socket.
 */
export function parseVolume(text: string): Volume {
  const parts = text.split(':');
  const [source = '', target = '', mode = 'rw'] = parts.length === 1 ? ['', text] : parts;
  if (/docker\.sock/.test(text)) throw new Error(`"${text}" would give the image the whole engine`);
  if (parts.length > 3 || !/^\/[^:]+$/.test(target) || (mode !== 'ro' && mode !== 'rw')) {
    throw new Error(
      `"${text}" is not a volume (want name:/path, ./folder:/path or /path, and :ro behind to protect it)`
    );
  }
  const common = {target, readOnly: mode === 'ro'};
  if (parts.length === 1) return {kind: 'anonymous', ...common};
  if (NAME.test(source)) return {kind: 'named', name: source, ...common};
  return {kind: 'bind', path: parseInside(source), ...common};
}

/**
 * A path relative to the workspace, as it was written.
 * @throws Error when it leads out of it. Where links lead is looked at when it is used.
 */
export function parseInside(path: string): string {
  const whole = posix.normalize(path);
  if (path === '' || posix.isAbsolute(path) || path.startsWith('~') || whole === '..' || whole.startsWith('../')) {
    throw new Error(`"${path}" is not in the workspace (want a path relative to it, such as ./config)`);
  }
  return path;
}

/** A folder inside the workspace, without `./` and a slash at its end. @throws Error for everything else. */
export function parseFolder(path: string): string {
  const whole = posix.normalize(parseInside(path)).replace(/\/$/, '');
  if (whole === '.' || whole.split('/').some(part => part.toLowerCase() === '.git')) {
    throw new Error(`"${path}" is no folder to write to (want one of its own in the workspace, such as build-logs)`);
  }
  return whole;
}
