import {list, record} from '../oci/json.ts';
/** The step of the Dockerfile that made a layer. */
export interface LayerStep {
  /** Its lines in the Dockerfile; the first is 1. */
  readonly line?: number;
  readonly endLine?: number;
  /** As the Dockerfile has them, in one line. */
  readonly words?: string;
}

/** Where the layers of an image come from. */
export interface Layering {
  /** Of the layers that this build added, the lowest first: they lie on those of the base image. */
  readonly steps: readonly LayerStep[];
  /** The line that names the base image. */
  readonly base?: LayerStep;
  /** Number of all layers, where the build tells. */
  readonly total?: number;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads BuildKit's provenance of mode max: the graph of its operations, of which each of the last stage adds one layer.
 * Undefined for what it does not understand.
 * @param provenance the value of `buildx.build.provenance`
 */
export function parseLayering(provenance: unknown): Layering | undefined {
  const root = record(provenance);
  const {steps, info} = readSteps(root);
  const last = steps.at(-1);
  const output = last?.inputs[0];
  if (last === undefined || last.kind !== 'result') return undefined;
  // Built FROM scratch with nothing in it.
  if (output === undefined) return {steps: []};
  const graph = new Map(steps.map(step => [step.id, step]));
  const path = walk(output, graph);
  if (!path) return undefined;
  const source = readSource(info);
  const chain = list(list(record(info.layers)[output])[0]);
  const base = path.base === undefined ? undefined : source(path.base);
  return {
    steps: path.own.map(source),
    ...(base === undefined ? {} : {base}),
    ...(chain.length > 0 ? {total: chain.length} : {})
  };
}

interface Step {
  readonly id: string;
  readonly kind: 'image' | 'exec' | 'file' | 'merge' | 'result' | 'other';
  /** `step0:0`. */
  readonly inputs: readonly string[];
  /** Index of the input that lies below; -1: nothing does. */
  readonly below: number;
}

/** SLSA 0.2 and 1 have the same parts in other places. */
function readSteps(root: Json): {steps: readonly Step[]; info: Json} {
  const definition = record(record(record(root.buildDefinition).internalParameters).buildConfig ?? root.buildConfig);
  const info = record(
    record(record(root.runDetails).metadata).buildkit_metadata ??
      record(root.metadata)['https://mobyproject.org/buildkit@v1#metadata']
  );
  return {steps: list(definition.llbDefinition).map(readStep), info};
}

function readStep(value: unknown): Step {
  const {id, op, inputs} = record(value);
  const operation = record(record(op).Op);
  const step = {id: String(id), inputs: list(inputs).map(String)};
  if (operation.source) {
    const isImage = /^(docker-image|oci-layout):/.test(String(record(operation.source).identifier));
    return {...step, kind: isImage ? 'image' : 'other', below: -1};
  }
  if (operation.merge) return {...step, kind: 'merge', below: -1};
  if (operation.exec) {
    const root = list(record(operation.exec).mounts)
      .map(record)
      .find(({dest}) => dest === '/');
    return {...step, kind: 'exec', below: index(root?.input)};
  }
  if (operation.file) {
    return {...step, kind: 'file', below: index(record(list(record(operation.file).actions)[0]).input)};
  }
  return {...step, kind: Object.keys(operation).length === 0 ? 'result' : 'other', below: 0};
}

/** Go leaves out what is zero. */
const index = (value: unknown): number => (typeof value === 'number' ? value : 0);

interface Path {
  /** Ids of the steps that added a layer, the lowest first. */
  readonly own: readonly string[];
  readonly base?: string;
}

/** From an output of a step down to the base image; undefined where a step is of a kind that is not known. */
function walk(output: string | undefined, graph: ReadonlyMap<string, Step>): Path | undefined {
  const id = output?.split(':')[0] ?? '';
  const step = graph.get(id);
  if (!step || step.kind === 'other' || step.kind === 'result') return undefined;
  if (step.kind === 'image') return {own: [], base: id};
  if (step.kind === 'merge') {
    const [first, ...more] = step.inputs.map(input => walk(input, graph));
    if (!first || more.some(path => path === undefined || path.base !== undefined)) return undefined;
    return {...first, own: [...first.own, ...more.flatMap(path => path?.own ?? [])]};
  }
  if (step.below < 0) return {own: [id]};
  const below = walk(step.inputs[step.below], graph);
  return below && {...below, own: [...below.own, id]};
}

/** The Dockerfile's lines of a step. */
function readSource(info: Json): (id: string) => LayerStep {
  const source = record(info.source);
  const [file] = list(source.infos).map(one => {
    const {data, language} = record(one);
    return language === 'Dockerfile'
      ? Buffer.from(String(data ?? ''), 'base64')
          .toString('utf8')
          .split('\n')
      : [];
  });
  return id => {
    const place = list(record(record(source.locations)[id]).locations)
      .map(record)
      .find(({sourceIndex, ranges}) => index(sourceIndex) === 0 && list(ranges).length > 0);
    const lines = list(place?.ranges).flatMap(range => [
      record(record(range).start).line,
      record(record(range).end).line
    ]);
    const numbers = lines.filter(line => typeof line === 'number');
    if (numbers.length === 0) return {};
    const [line, endLine] = [Math.min(...numbers), Math.max(...numbers)];
    const words = (file?.slice(line - 1, endLine) ?? [])
      .join('\n')
      .replace(/\\\n\s*/g, '')
      .trim();
    return {line, ...(endLine > line ? {endLine} : {}), ...(words === '' ? {} : {words})};
  };
}
