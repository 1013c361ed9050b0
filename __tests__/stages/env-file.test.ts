import {expect, it} from 'vitest';
import type {Plan} from '../../src/plan/plan.ts';
import type {Files} from '../../src/ports/files.ts';
import {examineWorkspaceFiles} from '../../src/stages/workspace-files.ts';

const LINES = [
  '# API_TOKEN=commented-out',
  'API_TOKEN=t0ken=of==the-api',
  'DB_PASSWORD= geheim-geheim ',
  'SHORT_TOKEN=abc',
  'EMPTY_SECRET=',
  'MODE=production-mode'
];

it('masks the values of an env-file that are secret by their names', async () => {
  const masked: string[] = [];
  const container = {volumes: [], envFile: 'test.env'};
  const plan = {targets: [{smoke: {container}}], push: {trusted: true}} as unknown as Plan;
  const files = {
    read: async (path: string) => (path === '/work/test.env' ? LINES.join('\r\n') : undefined),
    realPath: async (path: string) => new URL(path, 'file:///work/').pathname.replace(/\/$/, '')
  } as unknown as Files;
  await examineWorkspaceFiles(plan, {files, temp: '/tmp', workflow: {mask: secret => masked.push(secret)}});
  expect(masked).toEqual(['t0ken=of==the-api', 'geheim-geheim']);
});
