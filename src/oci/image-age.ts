import {OCI} from './annotations.ts';
import {record, text} from './json.ts';

/** What an image says of its own age. */
export interface ImageAge {
  /** ISO 8601. */
  readonly at: string;
  /** `source`: the time of its commit or another fixed one, which tells nothing of when it was built. */
  readonly of: 'build' | 'source';
}

/** Docker is of 2013. Builders that want to be repeatable write 1970 or 1980. */
const FIRST_IMAGE = Date.parse('2013-01-01T00:00:00Z');

/**
 * By the config of an image, and the annotations around it. A build that is given SOURCE_DATE_EPOCH writes that time into
 * the config, where it is the one of the label; any other build writes its own end there.
 * @param config text; undefined where it could not be read
 */
export function ageOf(config: string | undefined, annotations: readonly (string | undefined)[]): ImageAge | undefined {
  const {created, config: settings} = parse(config ?? '');
  const made = timeOf(text(created));
  const said = [text(record(record(settings).Labels)[OCI.created]), ...annotations].flatMap(one => timeOf(one) ?? []);
  const newest = [...(made === undefined ? [] : [made]), ...said].toSorted((a, b) => a - b).at(-1);
  if (newest === undefined) return undefined;
  const isFixed =
    newest < FIRST_IMAGE || (made !== undefined && said.length > 0 && said.every(one => isSame(one, made)));
  return {at: new Date(newest).toISOString(), of: isFixed ? 'source' : 'build'};
}

/** Times of an epoch have no fractions of a second. */
const isSame = (one: number, other: number): boolean => Math.abs(one - other) < 1000;

/** When the build ended, by its provenance: an in-toto statement with SLSA 0.2 or 1. ISO 8601. */
export function provenanceTime(statement: string): string | undefined {
  const predicate = record(parse(statement).predicate);
  const metadata = record(predicate.metadata ?? record(predicate.runDetails).metadata);
  const time = timeOf(text(metadata.buildFinishedOn) || text(metadata.finishedOn));
  return time === undefined ? undefined : new Date(time).toISOString();
}

/** Undefined for what is no time. */
export function toIso(time: string | undefined): string | undefined {
  const found = timeOf(time);
  return found === undefined ? undefined : new Date(found).toISOString();
}

function timeOf(time: string | undefined): number | undefined {
  const parsed = Date.parse(time ?? '');
  return Number.isNaN(parsed) ? undefined : parsed;
}

function parse(json: string): Readonly<Record<string, unknown>> {
  try {
    return record(JSON.parse(json));
  } catch {
    return {};
  }
}
