import {describe, expect, it, test} from 'vitest';
import type {CommandGate, ScanGate, SignGate} from '../../src/inputs/check-settings.ts';
import type {CommandResult} from '../../src/ports/process.ts';
import {judgeCommand, judgeScan} from '../../src/stages/gate-failures.ts';
import {judgeSigning} from '../../src/stages/sign-failures.ts';
import {cli} from '../contract/cli.ts';

const ended = (exitCode: number | null, stderr = '', timedOut = false): CommandResult => ({
  exitCode,
  stdout: '',
  stderr,
  timedOut,
  durationMs: 1
});
const command: CommandGate = {kind: 'run', name: 'check', command: ['check', 'all'], timeoutMs: 2000};
const scan: ScanGate = {kind: 'trivy', name: 'cves', severity: ['HIGH'], ignoreUnfixed: false, timeoutMs: 2000};
const sign: SignGate = {kind: 'cosign', name: 'cosign', key: 'k', transparencyLog: true, timeoutMs: 2000};

describe('a command', () => {
  test.each([
    {name: 'passed', result: ended(0), output: 'ok', want: undefined},
    {name: 'failed', result: ended(3), output: 'why', want: 'gate "check" failed with exit code 3'},
    {
      name: 'a shell without its command',
      result: ended(127),
      output: 'x: not found',
      want: 'gate "check" failed with exit code 127'
    },
    {name: 'a quiet 127', result: ended(127), output: '', want: 'gate "check" failed with exit code 127'},
    {
      name: 'missing',
      result: ended(127, 'spawn check ENOENT'),
      output: '',
      want: 'gate "check": the command check was not found'
    },
    {
      name: 'no program',
      result: ended(126, 'spawn check EACCES'),
      output: '',
      want: 'gate "check": check is not executable'
    },
    {name: 'killed', result: ended(null), output: '', want: 'gate "check" was ended by a signal'},
    {name: 'out of time', result: ended(null, '', true), output: 'a\nb', want: 'gate "check" did not end in 2.0 s'},
    {
      name: 'out of time, and yet content',
      result: ended(0, '', true),
      output: '',
      want: 'gate "check" did not end in 2.0 s'
    }
  ])('$name', ({result, output, want}) => {
    const {failure} = judgeCommand(command, result, output);
    expect(failure?.title).toBe(want);
    if (failure) expect(failure.remedy).not.toBe('');
    if (want && output) expect(failure?.details).toBe(output);
  });
});

describe('a scan', () => {
  it('that found something says how much', () => {
    expect(judgeScan(scan, ended(10), 'table', ['CVE-1', 'CVE-2'])).toMatchObject({
      summary: '2 found',
      failure: {title: 'gate "cves": trivy found something of HIGH', details: 'CVE-1\nCVE-2'}
    });
    expect(judgeScan(scan, ended(10), 'table', undefined)).toMatchObject({
      summary: 'Found',
      failure: {details: 'table'}
    });
  });

  it('without a scanner says where to get one', () => {
    const stderr =
      'docker: Error response from daemon: failed to resolve reference "docker.io/aquasec/trivy:0.72.0": no such host\n\nRun \'docker run --help\' for more information\n';
    expect(judgeScan(scan, ended(125, stderr), '', undefined).failure).toMatchObject({
      title: 'gate "cves": trivy could not scan the image',
      cause: 'Error response from daemon: failed to resolve reference "docker.io/aquasec/trivy:0.72.0": no such host',
      remedy: expect.stringContaining('not on PATH')
    });
  });

  it('without its database was no scan', () => {
    const stderr = 'INFO\tx\nFATAL\tFatal error\tinit error: DB error: failed to download vulnerability DB: timeout\n';
    expect(judgeScan(scan, ended(1, stderr), stderr, undefined)).toMatchObject({
      summary: 'no database',
      failure: {cause: expect.stringMatching(/^FATAL.*timeout$/), remedy: expect.stringMatching(/TRIVY_\* variables/)}
    });
  });
});

describe('a signature', () => {
  test.each([
    {
      file: 'wrong-password',
      cause: 'The password does not open the key.',
      title: /getting signer: reading key: decrypt/
    },
    {
      file: 'wrong-password-3.1',
      cause: 'The password does not open the key.',
      title: /signed: signing digest: getting/
    },
    {file: 'no-key', cause: 'The key is not there.', title: /open other\.key: no such file or directory$/},
    {file: 'no-oidc', cause: 'The services of Sigstore cannot be reached from here.', title: /getting key from Fulcio/},
    {file: 'no-log', cause: 'The services of Sigstore cannot be reached from here.', title: /rekor/},
    {file: 'no-log-3.1', cause: 'The services of Sigstore cannot be reached from here.', title: /TUF/},
    {file: 'refused', cause: 'The registry refused access.', title: /signed: accessing image: GET .*UNAUTHORIZED/}
  ])('$file', ({file, cause, title}) => {
    const stderr = cli(`cosign/${file}.txt`);
    const {failure} = judgeSigning(sign, ended(1, stderr), stderr);
    expect(failure?.cause).toBe(cause);
    expect(failure?.title).toMatch(title);
    expect(failure?.remedy).not.toBe('');
  });
});
