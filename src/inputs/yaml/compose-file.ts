import type {StackSettings} from '../check-settings.ts';
import {parseYaml} from './document.ts';

/** What is wrong with a compose file, as far as its own text tells, and what to do. */
export interface ComposeProblem {
  readonly message: string;
  readonly remedy: string;
}

/** Undefined where nothing is wrong, and where only compose can tell: services may come from files that it includes. */
export function composeProblem(
  text: string,
  {file, service, images, wait = []}: StackSettings
): ComposeProblem | undefined {
  // Compose merges the documents of one file.
  if (text.split(/^---(?:\s|$)/m).filter(part => part.trim() !== '').length > 1) return undefined;
  const yaml = parseYaml(text, false);
  const remedy = `Try it: docker compose --file ${file} config`;
  if (!yaml.ok) return {message: `${file}, line ${yaml.line}, ${yaml.message}`, remedy};
  const {services, include} = (yaml.value ?? {}) as {readonly services?: unknown; readonly include?: unknown};
  if (include !== undefined) return undefined;
  if (typeof services !== 'object' || services === null || Array.isArray(services))
    return {message: `${file} has no services`, remedy};
  const unknown = [service, ...Object.keys(images), ...wait].find(name => !Object.hasOwn(services, name));
  if (unknown === undefined) return undefined;
  return {
    message: `${file} has no service "${unknown}"`,
    remedy: `Name one of ${Object.keys(services).join(', ') || 'its services (it has none)'}.`
  };
}
