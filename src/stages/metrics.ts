import {createHash} from 'node:crypto';
import type {Facts} from '../context/facts.ts';
import type {Settings} from '../inputs/settings.ts';
import type {Files} from '../ports/files.ts';
import type {RunHistory} from '../ports/run-history.ts';
import type {Workflow} from '../ports/workflow.ts';
import {formatHistory, metricsOf, parseHistory, renderMetrics} from '../report/metrics.ts';
import {renderMetricsSvg} from '../report/metrics-svg.ts';
import type {RunResult} from '../report/result.ts';

export interface MetricsPorts {
  readonly files: Files;
  /** Folder for temporary files of the job. */
  readonly temp: string;
  readonly createRunHistory: () => Promise<RunHistory>;
  readonly workflow: Pick<Workflow, 'annotate'>;
}

export interface Metrics {
  /** Section of the job summary. */
  readonly summary: string;
  /** Path of the SVG. */
  readonly file: string;
}

/**
 * Adds a run to the history of its images and draws it. Runs of pull requests are drawn beside the history of their base
 * and not kept: GitHub would keep them for that pull request alone. Never throws: a disk that is full is a warning, and the
 * report of the run is told without them.
 */
export async function recordMetrics(
  result: RunResult,
  settings: Pick<Settings, 'images'>,
  facts: Pick<Facts, 'event' | 'run' | 'now'>,
  ports: MetricsPorts
): Promise<Metrics | undefined> {
  try {
    return await record(result, settings, facts, ports);
  } catch (error) {
    const message = `The metrics of the run were not drawn: ${(error as Error).message}`;
    ports.workflow.annotate({level: 'warning', message});
    return undefined;
  }
}

async function record(
  result: RunResult,
  {images}: Pick<Settings, 'images'>,
  {event, run, now}: Pick<Facts, 'event' | 'run' | 'now'>,
  {files, temp, createRunHistory}: MetricsPorts
): Promise<Metrics> {
  const id = idOf(images);
  const folder = `${temp}/multiarch-build-metrics/${id}`;
  const [path, file] = [`${folder}/history.json`, `${folder}/metrics.svg`];
  const beginning = `multiarch-build-metrics-${id}-`;
  const history = await createRunHistory();
  // What a step before has left is not what the cache brings back.
  await files.remove(path);
  if (history.missing === undefined) await history.restore(path, beginning);
  const runs = [...parseHistory(await files.read(path)), metricsOf(result, now)];
  await files.writePrivate(path, formatHistory(runs), 0o644);
  await files.writePrivate(file, renderMetricsSvg(runs), 0o644);
  if (history.missing === undefined && !event.pullRequest) {
    await history.save(path, `${beginning}${run.id}-${run.attempt}`);
  }
  return {summary: renderMetrics(runs, history.missing), file};
}

/** Several uses of the action in one repository have a history each, and a folder each in one job. */
const idOf = (images: Settings['images']): string =>
  createHash('sha256')
    .update(JSON.stringify(images.map(({name, repositories}) => [name, repositories.map(one => one.name)])))
    .digest('hex')
    .slice(0, 12);
