import type {GitHub} from '../ports/github.ts';
import type {Process} from '../ports/process.ts';
import {git, linesOf} from '../stages/git.ts';

/** The same API, but for branches: the remote itself tells them to whoever may fetch from it. */
export const askingRemote = (github: GitHub, process: Process): GitHub => ({
  ...github,
  branches: async () => {
    const listed = await git(['ls-remote', '--heads', 'origin'], process);
    if (listed.exitCode === 0) return {known: true, value: parseHeads(linesOf(listed))};
    const answer = await github.branches();
    if (answer.known) return answer;
    const [said = 'no answer'] = linesOf({...listed, stdout: listed.stderr});
    return {known: false, reason: `${answer.reason}; git ls-remote: ${said}`};
  }
});

/** @param lines `8f3b1c9…	refs/heads/feature/x` */
export const parseHeads = (lines: readonly string[]): readonly string[] =>
  lines.flatMap(line => /\trefs\/heads\/(.+)$/.exec(line)?.[1] ?? []);
