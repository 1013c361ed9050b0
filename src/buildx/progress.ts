/** One line of `--progress=rawjson`: BuildKit's SolveStatus (buildkit client/graph.go). */
interface SolveStatus {
  readonly vertexes?: readonly VertexUpdate[] | null;
  readonly logs?: readonly {readonly vertex: string; readonly data?: string}[] | null;
}

interface VertexUpdate {
  readonly digest: string;
  readonly name?: string;
  readonly started?: string;
  readonly completed?: string;
  readonly cached?: boolean;
  readonly error?: string;
}

export interface BuildStep {
  readonly name: string;
  readonly state: 'running' | 'done' | 'cached' | 'failed';
  readonly durationMs: number;
  readonly error?: string;
  readonly log: string;
}

interface Vertex {
  name: string;
  started?: number;
  completed?: number;
  cached: boolean;
  error?: string;
  log: string;
}

const LOG_LIMIT = 2_000_000;

/** Follows one build by its lines of JSON. */
export interface ProgressReader {
  /** Reads a line; returns the name of a step that has just begun, for a line in the live log. */
  read(line: string): string | undefined;
  /** Steps that have begun, in the order they began. */
  steps(): readonly BuildStep[];
  /** Those of them that the cache could have spared, and that it did. */
  count(): {readonly begun: number; readonly cached: number};
  /** What was no JSON: buildx's own words, the error's excerpt of the Dockerfile among them. */
  text(): string;
}

export function createProgressReader(): ProgressReader {
  const vertices = new Map<string, Vertex>();
  const text: string[] = [];

  function update({digest, name, started, completed, cached, error}: VertexUpdate): string | undefined {
    const known = vertices.get(digest);
    const vertex: Vertex = known ?? {name: name ?? digest, cached: false, log: ''};
    vertices.set(digest, vertex);
    const begins = vertex.started === undefined && started !== undefined;
    if (started) vertex.started ??= Date.parse(started);
    if (completed) vertex.completed = Date.parse(completed);
    if (cached) vertex.cached = true;
    if (error) vertex.error = error;
    return begins && !cached && isStep(vertex.name) ? vertex.name : undefined;
  }

  return {
    read(line) {
      const status = parseStatus(line);
      if (!status) {
        if (line.trim() !== '') text.push(line);
        return undefined;
      }
      // A step and its log may come at once, where a build joins another one.
      const begun = (status.vertexes ?? []).map(update).findLast(name => name !== undefined);
      for (const {vertex, data} of status.logs ?? []) {
        const known = vertices.get(vertex);
        if (known && data && known.log.length < LOG_LIMIT) known.log += Buffer.from(data, 'base64').toString('utf8');
      }
      return begun;
    },
    steps: () =>
      [...vertices.values()]
        .filter(({started}) => started !== undefined)
        .sort((a, b) => (a.started ?? 0) - (b.started ?? 0))
        .map(toStep),
    count: () => {
      const begun = [...vertices.values()].filter(({started, name}) => started !== undefined && isWork(name));
      return {begun: begun.length, cached: begun.filter(({cached, error}) => cached && !error).length};
    },
    text: () => text.join('\n')
  };
}

function parseStatus(line: string): SolveStatus | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as SolveStatus;
  } catch {
    return undefined;
  }
}

function toStep({name, started, completed, cached, error, log}: Vertex): BuildStep {
  const state = error ? 'failed' : cached ? 'cached' : completed === undefined ? 'running' : 'done';
  const durationMs = started === undefined || completed === undefined ? 0 : completed - started;
  return {name, state, durationMs, log, ...(error ? {error} : {})};
}

/** A step of the Dockerfile: `[builder 2/5] RUN …`, not `[internal] load metadata …` nor `exporting to image`. */
export const isStep = (name: string): boolean => /^\[(?!internal\])[^\]]*\d+\/\d+\]/.test(name);

/** Steps that the cache could have spared: a FROM only names what it starts from. */
export const isWork = (name: string): boolean => isStep(name) && !/^\[[^\]]*\] FROM /.test(name);
