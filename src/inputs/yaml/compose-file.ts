import type {StackSettings} from '../check-settings.ts';
import {parseYaml} from './document.ts';

/** What is wrong with a compose file, as far as its own text tells, and what to do. */
export interface ComposeProblem {
  readonly message: string;
  readonly remedy: string;
}

/** The services of a compose file as it has them; undefined where only compose can tell: it may include other files. */
export type ComposeReading =
  | {readonly ok: true; readonly services: Readonly<Record<string, unknown>> | undefined}
  | ({readonly ok: false} & ComposeProblem);

export function readComposeFile(
  text: string,
  {file, service, images, wait = []}: Pick<StackSettings, 'file' | 'service' | 'images' | 'wait'>
): ComposeReading {
  // Compose merges the documents of one file.
  if (text.split(/^---(?:\s|$)/m).filter(part => part.trim() !== '').length > 1) return {ok: true, services: undefined};
  const yaml = parseYaml(text, false);
  const remedy = `Try it: docker compose --file ${file} config`;
  if (!yaml.ok) return {ok: false, message: `${file}, line ${yaml.line}, ${yaml.message}`, remedy};
  const {services, include} = (yaml.value ?? {}) as {readonly services?: unknown; readonly include?: unknown};
  if (include !== undefined) return {ok: true, services: undefined};
  if (typeof services !== 'object' || services === null || Array.isArray(services))
    return {ok: false, message: `${file} has no services`, remedy};
  const unknown = [service, ...Object.keys(images), ...wait].find(name => !Object.hasOwn(services, name));
  if (unknown === undefined) return {ok: true, services: services as Readonly<Record<string, unknown>>};
  return {
    ok: false,
    message: `${file} has no service "${unknown}"`,
    remedy: `Name one of ${Object.keys(services).join(', ') || 'its services (it has none)'}.`
  };
}
