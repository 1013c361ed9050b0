import {describe, expect, it, test} from 'vitest';
import {config, problemsOf, settingsOf} from './support.ts';

const gatesOf = async (gates: string) => (await settingsOf({gates})).gates;
const scan = {severity: ['HIGH', 'CRITICAL'], ignoreUnfixed: false, timeoutMs: 600_000};
const sign = {kind: 'cosign', name: 'cosign', transparencyLog: true, timeoutMs: 600_000};

describe('gates', () => {
  test.each([
    {
      gates: '- run: [./scan.sh, "a b"]',
      want: [{kind: 'run', name: './scan.sh a b', command: ['./scan.sh', 'a b'], timeoutMs: 600_000}]
    },
    {
      gates: '- {run: "./scan.sh \'a b\' $X", name: scan, timeout: 90}',
      want: [{kind: 'run', name: 'scan', command: ['./scan.sh', 'a b', '$X'], timeoutMs: 90_000}]
    },
    {
      gates: '- trivy\n- grype',
      want: [
        {kind: 'trivy', name: 'trivy', ...scan},
        {kind: 'grype', name: 'grype', ...scan}
      ]
    },
    {gates: '- trivy:', want: [{kind: 'trivy', name: 'trivy', ...scan}]},
    {
      gates:
        '- {name: cves, trivy: {severity: "critical, unknown", ignore-unfixed: true, ignore-file: .trivyignore, sarif: a.sarif, image: "acme/trivy:1", timeout: 5m}}',
      want: [
        {
          kind: 'trivy',
          name: 'cves',
          severity: ['UNKNOWN', 'CRITICAL'],
          ignoreUnfixed: true,
          ignoreFile: '.trivyignore',
          sarif: 'a.sarif',
          image: 'acme/trivy:1',
          timeoutMs: 300_000
        }
      ]
    },
    {
      gates: '- grype: {severity: Medium}',
      want: [{kind: 'grype', name: 'grype', ...scan, severity: ['MEDIUM', 'HIGH', 'CRITICAL']}]
    },
    {gates: '- cosign', want: [sign]},
    {
      gates: '- cosign: {key: env://KEY, password-env: PASS, transparency-log: false}',
      want: [{...sign, key: 'env://KEY', passwordEnv: 'PASS', transparencyLog: false}]
    },
    {gates: '- cosign: {key: awskms:///alias/x}', want: [{...sign, key: 'awskms:///alias/x'}]},
    {gates: '[]', want: []}
  ])('$gates', async ({gates, want}) => expect(await gatesOf(gates)).toEqual(want));

  it('of the config file are replaced by those of the input', async () => {
    const file = 'images: {a: {repositories: ghcr.io/acme/a}}\ngates: [trivy, {run: x}]';
    expect((await settingsOf(...config(file))).gates.map(({name}) => name)).toEqual(['trivy', 'x']);
    expect((await settingsOf(...config(file, {gates: '- grype'}))).gates.map(({name}) => name)).toEqual(['grype']);
    expect((await settingsOf(...config(file, {gates: '[]'}))).gates).toEqual([]);
  });
});

const KINDS = '(want one of run, trivy, grype, cosign)';

describe('wrong gates', () => {
  test.each([
    {gates: 'trivy', want: ['gates (line 1): "trivy" is not right here (want a list). Write it like this: [trivy].']},
    {
      gates: '- trivyy',
      want: [
        'gates › item 1 (line 1): "trivyy" is not right here (want trivy or grype or cosign or a map of keys and values). Did you mean "trivy"?'
      ]
    },
    {
      gates: '- trivy\n- tirvy: {}',
      want: ['gates › item 2 › tirvy (line 2): "tirvy" is not a key here. Did you mean "trivy"?']
    },
    {
      gates: '- trivy:\n    severty: HIGH',
      want: ['gates › item 1 › trivy › severty (line 2): "severty" is not a key here. Did you mean "severity"?']
    },
    {gates: '- name: x', want: [`gates › item 1 (line 1): says nothing to do ${KINDS}.`]},
    {
      gates: '- {run: x, grype: }',
      want: [`gates › item 1 (line 1): has run and grype in one item ${KINDS}. Make it several items.`]
    },
    {
      gates: '- {grype: , timeout: 5m}',
      want: ['gates › item 1 › timeout (line 1): belongs to grype. Write "grype: {timeout: 5m}".']
    },
    {
      gates: '- run: []\n- run: " "',
      want: [1, 2].map(
        item =>
          `gates › item ${item} › run (line ${item}): names no command. Write it as a list ([./scan.sh, --strict]) or as text.`
      )
    },
    {
      gates: '- {run: "a \\"b", timeout: soon}',
      want: [
        'gates › item 1 › run (line 1): a quote in "a \\"b" is never closed; write the arguments as a list.',
        'gates › item 1 › timeout (line 1): "soon" is not a duration (want 60s, 1m30s, 500ms or a plain number of seconds).'
      ]
    },
    {
      gates: '- trivy: {severity: [HIHG, CRITICAL, NEGLIGIBLE]}',
      want: [
        'gates › item 1 › trivy › severity (line 1): "HIHG" is not a severity of trivy. Did you mean "HIGH"?',
        'gates › item 1 › trivy › severity (line 1): "NEGLIGIBLE" is not a severity of trivy. Right ones: UNKNOWN, LOW, MEDIUM, HIGH, CRITICAL.'
      ]
    },
    {
      gates: '- trivy: {severity: []}',
      want: [
        'gates › item 1 › trivy › severity (line 1): names no severity. Right ones: UNKNOWN, LOW, MEDIUM, HIGH, CRITICAL.'
      ]
    },
    {
      gates: '- grype: {severity: [LOW, CRITICAL]}',
      want: [
        'gates › item 1 › grype › severity (line 1): leaves out MEDIUM and HIGH, and grype fails for everything from a severity on. Write the lowest one alone: severity: LOW.'
      ]
    },
    {
      gates: '- trivy: {sarif: reports/}',
      want: ['gates › item 1 › trivy › sarif (line 1): "reports/" is no file (want for example reports/trivy.sarif).']
    },
    {
      gates: '- trivy: {sarif: a}\n- grype: {sarif: a}',
      want: ['gates (line 1): two gates write their report to "a". Give each a file of its own.']
    },
    {
      gates: '- cosign: {password-env: PASS, transparency-log: false}',
      want: [
        'gates › item 1 › cosign › password-env (line 1): has no effect without "key". Add the key, or remove it.',
        'gates › item 1 › cosign › transparency-log (line 1): must not be false without "key": nobody could verify a keyless signature. Add a key, or remove it.'
      ]
    },
    {
      gates: '- cosign: {key: a.key, password-env: "hunter 22"}',
      want: [
        'gates › item 1 › cosign › password-env (line 1): is not the name of a variable. Give the name, and the password in "env".'
      ]
    },
    {
      gates: '- cosign: {key: "-----BEGIN ENCRYPTED KEY"}',
      want: [
        'gates › item 1 › cosign › key (line 1): is not a key file, env://NAME or the URI of a KMS. A key in a secret goes into a variable: env://NAME.'
      ]
    },
    {
      gates: '- cosign: {key: vault://x}',
      want: [expect.stringContaining('"vault://" is not a kind of key (want a file, env://NAME, or awskms://')]
    }
  ])('$gates', async ({gates, want}) => expect(await problemsOf({gates})).toEqual(want));

  it('must not have a secret in their arguments', async () => {
    const problems = await problemsOf({gates: '- run: [scan, --token=npm-s3cret]', secrets: 'npm=npm-s3cret'});
    expect(problems).toEqual([expect.stringMatching(/^gates: the value of "gates" holds a secret/)]);
  });
});
