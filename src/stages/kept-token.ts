import {dirname, join} from 'node:path';
import type {Facts} from '../context/facts.ts';
import {looksAtCheckout} from '../context/subject.ts';
import {ActionError} from '../errors.ts';
import type {Plan} from '../plan/plan.ts';
import type {Files} from '../ports/files.ts';
import type {Process} from '../ports/process.ts';
import {ancestors, readablePaths} from './confine.ts';
import {git, linesOf} from './git.ts';
import {statusOf} from './worktree.ts';

interface KeptTokenPorts {
  readonly files: Pick<Files, 'read' | 'list'>;
  readonly process: Process;
}

/**
 * Up to its version 5, actions/checkout keeps the job's token in the checkout, where a build of untrusted code reads it. With
 * these events it may write; that of a fork's `pull_request` may only read unless the repository is set to hand out more.
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
  const folders = await files.list('.');
  const named = readablePaths(plan).flatMap(ancestors);
  const settings = new Set(['.', ...folders, ...named].map(folder => join(folder, '.git/config')));
  for (const path of settings) {
    const text = await files.read(path).catch(() => undefined);
    if (text === undefined || !CREDENTIALS.test(text)) continue;
    if (await isNothingBut(sha, process)) return;
    const folder = dirname(dirname(path));
    throw new ActionError({
      code: 'invalid-input',
      message: `"${path}" holds a token or a login, which untrusted code could read in its build (${plan.push.reason})`,
      remedy:
        `Give the step with actions/checkout that fills ${folder === '.' ? 'the workspace' : `"${folder}"`} ` +
        '"persist-credentials: false", or use its version 6 or later; keep logins out of the addresses of remotes.'
    });
  }
}

/** A header that logs in, or a login in an address. */
const CREDENTIALS = /^\s*extraheader\s*=\s*"?authorization\b|https?:\/\/[^/\s@]+@/im;

/** What is built is code of the repository, as that commit has it: no other checkout, no patch and no artifact is in it. */
async function isNothingBut(sha: string, process: Process): Promise<boolean> {
  const [head, status] = await Promise.all([git(['rev-parse', 'HEAD'], process), statusOf('.', process)]);
  const isRead = head.exitCode === 0 && status.exitCode === 0;
  return isRead && sha !== '' && head.stdout.trim() === sha && linesOf(status).length === 0;
}
