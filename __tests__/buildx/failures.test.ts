import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {classifyBuild, classifyFailure, dockerfileLines, errorLine} from '../../src/buildx/failures.ts';
import {createProgressReader} from '../../src/buildx/progress.ts';
import {cli} from '../contract/cli.ts';

/** Words and failed steps' log of a recorded build. */
function failedBuild(name: string): {readonly words: string; readonly log: string} {
  const reader = createProgressReader();
  for (const line of cli(`builds/${name}.jsonl`).split('\n')) reader.read(line);
  const failed = reader.steps().filter(({state}) => state === 'failed');
  return {words: reader.text(), log: failed.map(({log}) => log).join('')};
}

describe('classifyBuild of recorded builds', () => {
  test.each([
    {name: 'failing-run', code: 'dockerfile-error', cause: 'A RUN command of the Dockerfile failed.'},
    {
      name: 'missing-copy',
      code: 'dockerfile-error',
      cause: 'A file that COPY or ADD wants is not in the build context.'
    },
    {name: 'parse-error', code: 'dockerfile-error', cause: 'The Dockerfile has a syntax error.'},
    {
      name: 'missing-base',
      code: 'dockerfile-error',
      cause: 'A base image or a named reference is not in its registry.'
    },
    {name: 'no-platform', code: 'dockerfile-error', cause: 'The base image does not exist for this platform.'},
    {name: 'no-dockerfile', code: 'dockerfile-error', cause: 'The Dockerfile is not there.'},
    {name: 'no-target', code: 'dockerfile-error', cause: 'The Dockerfile has no stage of that name.'},
    {name: 'push-401', code: 'push-failed', cause: 'The registry refused access.'},
    {name: 'refused', code: 'registry-failed', cause: 'The registry cannot be reached.'},
    {name: 'format', code: 'no-emulation', cause: expect.stringContaining('A binary of another platform')}
  ])('$name', ({name, code, cause}) => {
    const {words, log} = failedBuild(name);
    expect(classifyBuild(words, log)).toMatchObject({
      code,
      cause,
      temporary: false,
      remedy: expect.stringMatching(/\.$|true$/)
    });
  });

  it('takes no word of a RUN log for a failure of the network', () => {
    const {words} = failedBuild('failing-run');
    const log = 'npm error 401 Unauthorized\nCannot connect to the Docker daemon\nunexpected EOF\n';
    expect(classifyBuild(words, log)).toMatchObject({cause: 'A RUN command of the Dockerfile failed.'});
  });

  it('tells a full disk from the log', () => {
    const {words} = failedBuild('failing-run');
    expect(classifyBuild(words, 'tar: write error: No space left on device')?.cause).toBe('The disk is full.');
  });
});

describe('classifyFailure of recorded words', () => {
  test.each([
    {name: 'killed', code: 'dockerfile-error', cause: /killed, most likely for lack of memory/, temporary: false},
    {name: 'entitlement', code: 'build-failed', cause: /entitlement that was not granted/, temporary: false},
    {name: 'plain-http', code: 'registry-failed', cause: /speaks plain HTTP/, temporary: false},
    {name: 'no-such-host', code: 'registry-failed', cause: /cannot be reached/, temporary: false},
    {name: 'no-engine', code: 'no-engine', cause: /engine does not answer/, temporary: false},
    {name: 'no-engine-version', code: 'no-engine', cause: /engine does not answer/, temporary: false},
    {name: 'builder-gone', code: 'build-failed', cause: /connection to the builder broke/, temporary: true},
    {name: 'push-403', code: 'push-failed', cause: /refused access/, temporary: false},
    {name: 'push-429', code: 'registry-failed', cause: /limits the rate/, temporary: true},
    {name: 'push-503', code: 'registry-failed', cause: /The registry failed/, temporary: true},
    {name: 'push-eof', code: 'registry-failed', cause: /connection to the registry broke/, temporary: true},
    {name: 'imagetools-401', code: 'push-failed', cause: /refused access/, temporary: false},
    {name: 'imagetools-403', code: 'push-failed', cause: /refused access/, temporary: false},
    {name: 'imagetools-create-401', code: 'push-failed', cause: /refused access/, temporary: false},
    {name: 'imagetools-missing', code: 'dockerfile-error', cause: /not in its registry/, temporary: false},
    {name: 'imagetools-refused', code: 'registry-failed', cause: /cannot be reached/, temporary: false},
    {name: 'login-wrong', code: 'push-failed', cause: /refused access/, temporary: false},
    {name: 'login-refused', code: 'registry-failed', cause: /cannot be reached/, temporary: false},
    {name: 'pull-401', code: 'push-failed', cause: /refused access/, temporary: false},
    {name: 'pull-missing', code: 'dockerfile-error', cause: /not in its registry/, temporary: false},
    {name: 'pull-platform', code: 'dockerfile-error', cause: /does not exist for this platform/, temporary: false},
    {name: 'pull-refused', code: 'registry-failed', cause: /cannot be reached/, temporary: false}
  ])('$name', ({name, code, cause, temporary}) => {
    expect(classifyFailure(cli(`errors/${name}.txt`))).toMatchObject({
      code,
      temporary,
      cause: expect.stringMatching(cause)
    });
  });

  test.each(['bad-flag', 'inspect-no-builder', 'create-bad-opt'])('knows nothing of %s', name => {
    expect(classifyFailure(cli(`errors/${name}.txt`))).toBeUndefined();
  });

  it.each([
    'ERROR: failed to build: failed to solve: failed to push localhost:5000/t: errors:\nunknown: blob unknown to registry - sha256:f51aff437755',
    'ERROR: failed to build: failed to solve: failed to push localhost:5000/t: unknown: provided digest did not match uploaded content'
  ])('tries again what two uploads of one layer do to each other (%#)', words => {
    expect(classifyFailure(words)).toMatchObject({temporary: true, cause: 'The registry lost an upload.'});
  });

  it('takes nothing for nothing', () => expect(classifyFailure('')).toBeUndefined());
});

describe('dockerfileLines', () => {
  test.each([
    {name: 'failing-run', want: {line: 3, endLine: 4}},
    {name: 'missing-copy', want: {line: 3, endLine: 3}},
    {name: 'parse-error', want: {line: 3, endLine: 3}},
    {name: 'missing-base', want: {line: 1, endLine: 1}},
    {name: 'push-401', want: undefined},
    {name: 'no-target', want: undefined}
  ])('$name', ({name, want}) => expect(dockerfileLines(failedBuild(name).words)).toEqual(want));

  it('takes the line of a parse error that has no excerpt', () => {
    expect(dockerfileLines('ERROR: dockerfile parse error on line 12: unknown flag: --x')).toEqual({
      line: 12,
      endLine: 12
    });
  });
});

describe('errorLine', () => {
  test.each([
    {
      name: 'builds/failing-run.jsonl',
      want: 'process "/bin/sh -c echo working  && false-command --now" did not complete successfully: exit code: 127'
    },
    {
      name: 'builds/missing-base.jsonl',
      want: 'busybox:no-such-version: failed to resolve source metadata for docker.io/library/busybox:no-such-version: docker.io/library/busybox:no-such-version: not found'
    },
    {name: 'errors/inspect-no-builder.txt', want: 'no builder "nobody" found'},
    {
      name: 'errors/create-bad-opt.txt',
      want: 'failed to initialize builder unitbad (unitbad0): invalid driver option nonsense for docker-container driver'
    },
    {
      name: 'errors/no-engine-version.txt',
      want: 'Cannot connect to the Docker daemon at unix:///nonexistent.sock. Is the docker daemon running?'
    },
    {
      name: 'errors/login-wrong.txt',
      want: 'Error response from daemon: login attempt to http://localhost:5001/v2/ failed with status: 401 Unauthorized'
    },
    {
      name: 'errors/create-bad-image.txt',
      want: 'Error response from daemon: failed to resolve reference "localhost:1/no/such:1": failed to do request: Head "https://localhost:1/v2/no/such/manifests/1": dial tcp 127.0.0.1:1: connect: connection refused'
    },
    {
      name: 'errors/imagetools-403.txt',
      want: 'unexpected status from HEAD request to http://localhost:5003/v2/acme/hello/manifests/1: 403 Forbidden'
    }
  ])('$name', ({name, want}) => expect(errorLine(cli(name))).toBe(want));

  it('is one line, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), text => {
        expect(errorLine(text)).not.toContain('\n');
      })
    );
  });
});
