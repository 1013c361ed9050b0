import {execFileSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {project} from './project.ts';

export interface CheckedOut {
  readonly cwd: string;
  readonly sha: string;
}

/** Of the commit, as the payloads of the pushes tell it. */
const COMMITTED = '2025-11-21T09:29:58+01:00';

/** ISO 8601. */
export interface CommitDates {
  readonly author: string;
  readonly committer: string;
}

/** A workspace as actions/checkout leaves it: one commit, and nothing else. */
export function checkout(
  files: Readonly<Record<string, string>>,
  {author, committer}: CommitDates = {author: COMMITTED, committer: COMMITTED}
): CheckedOut {
  const cwd = project(files);
  const dates = {GIT_AUTHOR_DATE: author, GIT_COMMITTER_DATE: committer};
  const git = (...args: string[]): string =>
    execFileSync('git', args, {cwd, encoding: 'utf8', env: {...process.env, ...dates}}).trim();
  git('init', '--quiet', '--initial-branch', 'main');
  return {cwd, sha: commitAll(git)};
}

/** Another commit in a workspace, of which the files are changed. @returns its hash */
export function commit(cwd: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) writeFileSync(join(cwd, path), text);
  return commitAll((...args) => execFileSync('git', args, {cwd, encoding: 'utf8'}).trim());
}

function commitAll(git: (...args: string[]) => string): string {
  git('add', '--all');
  git('-c', 'user.name=octocat', '-c', 'user.email=octocat@example.com', 'commit', '--quiet', '--message', 'Work');
  return git('rev-parse', 'HEAD');
}
