import {describe, expect, it} from 'vitest';
import type {Files} from '../../src/ports/files.ts';
import type {RunHistory} from '../../src/ports/run-history.ts';
import type {WorkflowAnnotation} from '../../src/ports/workflow.ts';
import {recordMetrics} from '../../src/stages/metrics.ts';
import {pushOf} from '../context/support.ts';
import {settingsOf} from '../inputs/support.ts';
import {success} from '../report/fixtures.ts';

const NOBODY: RunHistory = {
  missing: 'there is no cache service here',
  restore: async () => false,
  save: async () => false
};

async function record(images: string, files: Partial<Files>, createRunHistory = async () => NOBODY) {
  const warnings: WorkflowAnnotation[] = [];
  const metrics = await recordMetrics(success(), await settingsOf({images}), pushOf('refs/heads/main'), {
    files: {remove: async () => {}, read: async () => undefined, writePrivate: async () => {}, ...files} as Files,
    workflow: {annotate: warning => void warnings.push(warning)},
    temp: '/temp',
    createRunHistory
  });
  return {metrics, warnings};
}

const full = (): never => {
  throw new Error('ENOSPC: no space left on device, write');
};

describe('the metrics of a run', () => {
  it('have a file for each set of images, which two steps of a job may have', async () => {
    const written: string[] = [];
    const files = {writePrivate: async (path: string) => void written.push(path)};
    const [api, worker] = [await record('ghcr.io/acme/api', files), await record('ghcr.io/acme/worker', files)];
    expect(api.metrics?.file).toMatch(/metrics\.svg$/);
    expect(new Set(written).size).toBe(4);
    expect(written).toContain(worker.metrics?.file);
    expect((await record('ghcr.io/acme/api', files)).metrics?.file).toBe(api.metrics?.file);
  });

  it.each([
    {name: 'a disk that is full', files: {writePrivate: async () => full()}},
    {name: 'a file that cannot be removed', files: {remove: async () => full()}},
    {name: 'no history at all', files: {}, createRunHistory: async () => full()}
  ])('are left out with a warning for $name', async ({files, createRunHistory}) => {
    expect(await record('ghcr.io/acme/api', files, createRunHistory)).toEqual({
      metrics: undefined,
      warnings: [
        {
          level: 'warning',
          message: 'The metrics of the run were not drawn: ENOSPC: no space left on device, write'
        }
      ]
    });
  });
});
