import {expect, it} from 'vitest';
import type {Workflow} from '../../src/ports/workflow.ts';
import type {CleanupResult} from '../../src/report/cleanup-result.ts';
import {reportCleanup} from '../../src/run/report.ts';
import {createSecrets} from '../../src/stages/secrets.ts';

const SECRET = 'say "hunter2"\\or not';

it('a clean-up shows no secret of the run, wherever it came from', async () => {
  const texts: string[] = [];
  const outputs: Record<string, string> = {};
  const workflow = {
    info: (line: string) => texts.push(line),
    summary: async (markdown: string) => void texts.push(markdown),
    annotate: ({message}: {message: string}) => texts.push(message),
    setOutput: (name: string, value: string) => Object.assign(outputs, {[name]: value}),
    fail: () => texts.push('failed')
  } as unknown as Workflow;
  const result: CleanupResult = {
    ...{outcome: 'failure', decided: `closed ${SECRET}`, notes: [SECRET], durationMs: 1, runUrl: ''},
    repositories: [
      {
        ...{repository: 'ghcr.io/acme/hello', purpose: 'retention', dryRun: false, removed: [], manifests: []},
        kept: [{name: 'pr-7', reason: `the registry says ${SECRET}`, failed: true}]
      }
    ],
    failures: [{code: 'registry-failed', title: SECRET, cause: SECRET}],
    warnings: [{message: SECRET}]
  };
  const secrets = createSecrets();
  secrets.add(SECRET);
  await reportCleanup(result, secrets, workflow, {});
  expect([...texts, ...Object.values(outputs)].join('\n')).not.toContain('hunter2');
  expect(texts.at(-1)).toBe('failed');
  expect(JSON.parse(outputs.json ?? '')).toMatchObject({
    failures: [{title: '***'}],
    repositories: [{kept: [{reason: 'the registry says ***'}]}]
  });
});
