import {describe, expect, test} from 'vitest';
import {systemClock} from '../../src/adapters/clock.ts';
import type {CleanupResult} from '../../src/report/cleanup-result.ts';
import type {PromotionResult} from '../../src/report/promotion-result.ts';
import type {Outcome} from '../../src/report/result.ts';
import {type Ended, tellWebhooks} from '../../src/run/notify.ts';
import type {RunPorts} from '../../src/run/ports.ts';
import type {Prepared} from '../../src/stages/prepare.ts';
import {createRetries} from '../../src/stages/retries.ts';
import {createSecrets} from '../../src/stages/secrets.ts';
import {settingsOf} from '../inputs/support.ts';
import {success} from '../report/fixtures.ts';

const SECRET = 'say "hunter2"\\or not';

const promotion = (outcome: Outcome, dryRun: boolean): Ended => ({
  kind: 'promotion',
  result: {
    ...{outcome, dryRun, from: '1.1.0', to: ['latest'], promotions: [], failures: [], warnings: []},
    ...{notes: [SECRET], leftovers: [], durationMs: 1, runUrl: ''}
  } satisfies PromotionResult
});

const cleanup: CleanupResult = {
  ...{outcome: 'failure', repositories: [], warnings: [], notes: [SECRET], durationMs: 1, runUrl: ''},
  failures: [{code: 'registry-failed', title: `the registry says ${SECRET}`}]
};

/** Bodies of what the webhooks are sent. */
async function told(ended: Ended, formats = ['json']): Promise<readonly string[]> {
  const hooks = formats.map(format => `- {url: "https://acme.dev/${format}", format: ${format}}`);
  const settings = await settingsOf({notify: hooks.join('\n')});
  const bodies: string[] = [];
  const workflow = {info: () => {}, annotate: () => {}};
  const ports = {
    ...{env: {}, workflow, clock: systemClock, signal: new AbortController().signal},
    loadPost:
      async () =>
      async (_: string, {body}: {body: string}) =>
        void bodies.push(body)
  } as unknown as RunPorts;
  const facts = {trust: {trusted: true}, repository: {fullName: 'acme/hello'}};
  const prepared = {ok: true, settings, facts, retries: createRetries(0, ports)} as unknown as Prepared & {ok: true};
  const secrets = createSecrets();
  secrets.add(SECRET);
  await tellWebhooks(prepared, ended, ports, secrets);
  return bodies;
}

describe('webhooks', () => {
  test.each([
    {outcome: 'success', dryRun: true, want: 0},
    {outcome: 'failure', dryRun: true, want: 0},
    {outcome: 'success', dryRun: false, want: 1},
    {outcome: 'failure', dryRun: false, want: 1}
  ] as const)('of a promotion ($outcome, a dry run: $dryRun) get $want requests', async ({outcome, dryRun, want}) => {
    expect(await told(promotion(outcome, dryRun))).toHaveLength(want);
  });

  test.each([
    {name: 'run', ended: {kind: 'run', result: success({warnings: [{message: SECRET}]})}},
    {name: 'promotion', ended: promotion('success', false)},
    {name: 'cleanup', ended: {kind: 'cleanup', result: cleanup}}
  ] as readonly {name: string; ended: Ended}[])('see no secret that JSON writes otherwise: $name', async ({ended}) => {
    const bodies = await told(ended, ['json', 'slack']);
    expect(bodies).toHaveLength(2);
    for (const body of bodies) expect(body).not.toContain('hunter2');
    expect(JSON.parse(bodies[0] ?? '')).toMatchObject({outcome: ended.result.outcome});
    expect(bodies[0]).toContain('***');
  });
});
