import {classifyFailure} from '../buildx/failures.ts';
import type {SignGate} from '../inputs/check-settings.ts';
import type {CommandResult} from '../ports/process.ts';
import {DOCKER, type GateEnd, lastError, timeout} from './gate-failures.ts';

interface Explanation {
  readonly cause: string;
  readonly remedy: string;
}

/** What cosign 2.5 to 3.1 say; the first that matches speaks. */
const PATTERNS: readonly (Explanation & {readonly words: RegExp})[] = [
  {
    words: /decryption failed|decrypt: /,
    cause: 'The password does not open the key.',
    remedy:
      'Check the secret behind "password-env" (COSIGN_PASSWORD by default). A secret that does not exist is empty.'
  },
  {
    words: /reading key: open |loading URL: /,
    cause: 'The key is not there.',
    remedy: 'Check "key": it is relative to the workspace. A key in a secret goes into a variable: env://NAME.'
  },
  {
    words: /sigstore\.dev[\s\S]*(no such host|connection refused|i\/o timeout|network is unreachable)/,
    cause: 'The services of Sigstore cannot be reached from here.',
    remedy: 'Let the runner reach *.sigstore.dev. With a "key", "transparency-log: false" signs without them.'
  },
  {
    words: /fulcio|oidc|identity token/i,
    cause: "The job's OIDC token was not taken.",
    remedy: 'Give the job "permissions: id-token: write", or sign with a "key".'
  },
  {
    words: /rekor|tlog/i,
    cause: 'The transparency log did not take the signature.',
    remedy: 'Run the job again; with a "key", "transparency-log: false" leaves the log out.'
  }
];

/** A signature is there only when cosign says so. */
export function judgeSigning(gate: SignGate, result: CommandResult, output: string): GateEnd {
  const {exitCode, stderr, timedOut} = result;
  if (timedOut) return timeout(gate, output);
  if (exitCode === 0) return {summary: 'signed'};
  const {cause, remedy} = explain(stderr);
  const details = output.trimEnd().split('\n').slice(-40).join('\n');
  return {
    summary: exitCode === null ? 'ended by a signal' : `exit code ${exitCode}`,
    failure: {
      title: `gate "${gate.name}": the index cannot be signed: ${errorOf(stderr)}`,
      cause,
      remedy,
      ...(details === '' ? {} : {details})
    }
  };
}

function explain(stderr: string): Explanation {
  if (DOCKER.test(stderr)) {
    return {
      cause: lastError(stderr),
      remedy:
        'cosign is not on PATH, and its image could not be started: install it in a step before (sigstore/cosign-installer).'
    };
  }
  return (
    PATTERNS.find(({words}) => words.test(stderr)) ??
    classifyFailure(stderr) ?? {cause: 'cosign ended without a signature.', remedy: 'Its output says why.'}
  );
}

/** cosign says it twice, each time with the whole reference. */
const errorOf = (stderr: string): string =>
  /^Error: (?:signing \[[^\]]*\]: )?(.+)$/m.exec(stderr)?.[1] ?? lastError(stderr);
