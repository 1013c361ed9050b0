import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import {temporaryFolder} from './folders.ts';
import {project} from './project.ts';

export interface Origin {
  /** Commits of main, oldest first. */
  readonly main: readonly [string, string];
  /** Tip of the branch `release`, which main does not contain; the tag `v1.2.3` is on it. */
  readonly release: string;
  /** Head of a fork's pull request 7, on top of main. */
  readonly fork: string;
  /** A workspace, as actions/checkout leaves it after fetching a refspec, or all history; `at` is what is checked out. */
  checkOut(refspec: string | 'all', at: string): string;
}

/** What GitHub serves for acme/hello: branches, tags, and the commits of its forks' pull requests beside them. */
export function origin(files: Readonly<Record<string, string>>): Origin {
  const folder = project(files);
  const commit = (message: string): string => {
    git(folder, 'commit', '--quiet', '--allow-empty', `--message=${message}`);
    return git(folder, 'rev-parse', 'HEAD');
  };
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  git(folder, 'add', '.');
  const main = [commit('one'), commit('two')] as const;
  git(folder, 'checkout', '--quiet', '-b', 'release', main[0]);
  const release = commit('three');
  git(folder, 'tag', '--annotate', '--message=v1.2.3', 'v1.2.3');
  git(folder, 'checkout', '--quiet', '--detach', main[1]);
  const fork = commit('of a fork');
  git(folder, 'update-ref', 'refs/pull/7/head', fork);
  git(folder, 'checkout', '--quiet', 'main');
  return {
    main,
    release,
    fork,
    checkOut: (refspec, at) => {
      const cwd = join(temporaryFolder(), 'hello');
      git(folder, 'init', '--quiet', cwd);
      git(cwd, 'remote', 'add', 'origin', `file://${folder}`);
      const what =
        refspec === 'all'
          ? ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*', at]
          : ['--no-tags', '--depth=1', refspec];
      const [options, specs] = [what.filter(one => one.startsWith('--')), what.filter(one => !one.startsWith('--'))];
      git(cwd, 'fetch', '--quiet', ...options, 'origin', ...specs);
      git(cwd, 'checkout', '--quiet', '--detach', at);
      return cwd;
    }
  };
}

const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=octocat', '-c', 'user.email=octocat@example.com', ...args], {
    cwd,
    encoding: 'utf8'
  }).trim();

/** As actions/checkout does it, up to its version 5. */
export function keepToken(checkout: string, token: string): string {
  git(checkout, 'config', 'http.https://github.com/.extraheader', `AUTHORIZATION: basic ${token}`);
  return checkout;
}
