import {dirname, join} from 'node:path';
import type {Facts} from '../context/facts.ts';
import {looksAtCheckout} from '../context/subject.ts';
import {ActionError} from '../errors.ts';
import type {Plan} from '../plan/plan.ts';
import type {Files} from '../ports/files.ts';
import type {Process} from '../ports/process.ts';
import {readablePaths} from './confine.ts';
import {git} from './git.ts';

interface KeptTokenPorts {
  readonly files: Pick<Files, 'read'>;
  readonly process: Process;
}

/**
 * Up to its version 5, actions/checkout keeps the job's token in the checkout, where a build of untrusted code reads it. With
 * these events it may write; those of a fork's `pull_request` and of Dependabot may only read.
 * @param sha GITHUB_SHA: of a branch of the repository with these events
 * @throws ActionError `invalid-input`
 */
export async function refuseKeptToken(
  plan: Plan,
  {event}: Pick<Facts, 'event'>,
  sha: string,
  {files, process}: KeptTokenPorts
): Promise<void> {
  if (!looksAtCheckout(event.name)) return;
  const folders = new Set(readablePaths(plan).flatMap(path => [path, ...foldersAbove(path)]));
  for (const folder of ['.', ...folders]) {
    const path = join(folder, '.git/config');
    const text = await files.read(path).catch(() => undefined);
    if (text === undefined || !CREDENTIALS.test(text)) continue;
    const head = await git(['rev-parse', 'HEAD'], process, folder);
    if (head.stdout.trim() === sha) continue;
    throw new ActionError({
      code: 'invalid-input',
      message: `"${path}" holds the job's token, which untrusted code could read in its build (${plan.push.reason})`,
      remedy: 'Give the step with actions/checkout "persist-credentials: false", or use its version 6 or later.'
    });
  }
}

/** A header with a token, or a login in an address. */
const CREDENTIALS = /^\s*extraheader\s*=\s*\S|:\/\/[^/\s:@]*:[^/\s@]+@/im;

const foldersAbove = (path: string): readonly string[] => {
  const above = dirname(path);
  return above === path || above === '.' ? [] : [above, ...foldersAbove(above)];
};
