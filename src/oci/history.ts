import type {Manifest} from './descriptor.ts';
import {list, record, text} from './json.ts';

/** A layer of an image and the step that made it. */
export interface ImageLayer {
  /** Bytes, compressed. */
  readonly size: number;
  /** As in the Dockerfile: `RUN pip install torch`. */
  readonly step: string;
}

/** An entry of an image config's history (OCI image spec): a step of the build. */
export interface HistoryEntry {
  readonly createdBy: string;
  readonly comment: string;
  readonly emptyLayer: boolean;
}

/** BuildKit puts an entry of this after the others for each layer that the base image has no history of. */
const MADE_UP = 'buildkit.exporter.image.v0';

export const readHistory = (history: unknown): readonly HistoryEntry[] =>
  list(history).map(entry => {
    const {created_by: createdBy, comment, empty_layer: emptyLayer} = record(entry);
    return {createdBy: text(createdBy), comment: text(comment), emptyLayer: emptyLayer === true};
  });

/**
 * The steps that made the layers, as in the Dockerfile, lowest first; '' for a layer of a base image that has no history.
 * @returns undefined where the history does not fit the layers.
 */
export function stepsOf(history: readonly HistoryEntry[], layers: number): readonly string[] | undefined {
  const made = history.filter(({emptyLayer}) => !emptyLayer);
  if (made.length !== layers) return undefined;
  const told = made.filter(({comment}) => comment !== MADE_UP).map(({createdBy}) => plainStep(createdBy));
  return [...Array.from({length: layers - told.length}, () => ''), ...told];
}

/** Layers with their steps; none where the history does not tell. */
export function layersOf({layers}: Manifest & {kind: 'image'}, configJson: string): readonly ImageLayer[] {
  const {history} = record(JSON.parse(configJson));
  const steps = stepsOf(readHistory(history), layers.length) ?? [];
  return steps.map((step, index) => ({size: layers[index]?.size ?? 0, step: step || 'the base image'}));
}

/** `RUN /bin/sh -c pip install x # buildkit` and `/bin/sh -c #(nop) COPY a b` as they are written in a Dockerfile. */
const plainStep = (createdBy: string): string =>
  createdBy
    .replace(/\s+# buildkit$/, '')
    .replace(/^\/bin\/sh -c #\(nop\)\s+/, '')
    .replace(/^\/bin\/sh -c /, 'RUN ')
    .replace(/^RUN (?:\|\d+ .*?)?\/bin\/sh -c /, 'RUN ')
    .replace(/\s+/g, ' ')
    .trim();
