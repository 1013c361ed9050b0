import {type HistoryEntry, readHistory} from '../oci/history.ts';
import {list, record, text} from '../oci/json.ts';

/** The image config (OCI image spec), as far as it tells what an image is. */
export interface OciConfig {
  /** `NAME=value`. */
  readonly env: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** `os/architecture[/variant]`, as it stands there; absent where it does not. */
  readonly platform?: string;
  /** '' is root. */
  readonly user: string;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly workingDir: string;
  /** TCP ports of EXPOSE. */
  readonly exposedPorts: readonly number[];
  /** Number of layers. */
  readonly layers: number;
  readonly history: readonly HistoryEntry[];
}

/** @throws Error when it is no JSON. */
export function parseOciConfig(json: string): OciConfig {
  const image = record(JSON.parse(json));
  const config = record(image.config);
  const platform = [image.os, image.architecture, image.variant].map(text).filter(part => part !== '');
  return {
    ...(platform.length > 1 ? {platform: platform.join('/')} : {}),
    env: list(config.Env).map(text),
    labels: Object.fromEntries(Object.entries(record(config.Labels)).map(([key, value]) => [key, text(value)])),
    user: text(config.User),
    entrypoint: list(config.Entrypoint).map(text),
    command: list(config.Cmd).map(text),
    workingDir: text(config.WorkingDir) || '/',
    exposedPorts: Object.keys(record(config.ExposedPorts))
      .filter(port => /^\d+(\/tcp)?$/.test(port))
      .map(port => Number.parseInt(port, 10)),
    layers: list(record(image.rootfs).diff_ids).length,
    history: readHistory(image.history)
  };
}
