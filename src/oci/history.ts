import type {Manifest} from './descriptor.ts';

/** A layer of an image and the step that made it. */
export interface ImageLayer {
  /** Bytes, compressed. */
  readonly size: number;
  /** As in the Dockerfile: `RUN pip install torch`. */
  readonly step: string;
}

interface HistoryEntry {
  readonly created_by?: string;
  readonly empty_layer?: boolean;
  readonly comment?: string;
}

/** BuildKit puts an entry of this after the others for each layer that the base image has no history of. */
const MADE_UP = 'buildkit.exporter.image.v0';
const OF_BASE = 'the base image';

/**
 * Layers with their steps, by the history in the image's config (OCI image spec: one entry for each step, those without
 * a layer marked).
 * @returns none where the history does not fit the layers.
 */
export function layersOf({layers}: Manifest & {kind: 'image'}, configJson: string): readonly ImageLayer[] {
  const {history} = JSON.parse(configJson) as {history?: readonly HistoryEntry[]};
  const made = (history ?? []).filter(entry => entry.empty_layer !== true);
  if (made.length !== layers.length) return [];
  const told = made.filter(({comment}) => comment !== MADE_UP).map(entry => plainStep(entry.created_by ?? ''));
  const steps = [...Array.from({length: layers.length - told.length}, () => OF_BASE), ...told];
  return layers.map(({size}, index) => ({size, step: steps[index] || OF_BASE}));
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
