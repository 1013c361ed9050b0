import * as core from '@actions/core';
import type {Workflow} from '../ports/workflow.ts';

/** The runner's commands by @actions/core. */
export const githubWorkflow: Workflow = {
  info: line => core.info(plainText(line)),
  group: (title, lines) => {
    core.startGroup(plainText(title));
    for (const line of lines) core.info(plainText(line));
    core.endGroup();
  },
  annotate: ({level, message, title, file, startLine, endLine}) => {
    const properties = {
      ...(title === undefined ? {} : {title}),
      ...(file === undefined ? {} : {file}),
      ...(startLine === undefined ? {} : {startLine}),
      ...(endLine === undefined ? {} : {endLine})
    };
    core[level](message, properties);
  },
  setOutput: (name, value) => core.setOutput(name, value),
  summary: async markdown => {
    // Outside a workflow there is no summary file, and the log has said it all.
    await core.summary
      .addRaw(markdown, true)
      .write()
      .catch(() => {});
  },
  saveState: (name, value) => core.saveState(name, value),
  mask: secret => {
    for (const line of secret.split('\n')) if (line.trim() !== '') core.setSecret(line.trim());
    if (secret.includes('\n')) core.setSecret(secret);
  },
  fail: () => {
    process.exitCode = core.ExitCode.Failure;
  }
};

/**
 * Text of builds, logs and names may hold workflow commands (`::error::`, `##[…]`) and terminal control: a zero-width
 * space breaks the first, the second goes (U+0085 as well, which the runner skips as a blank before a command).
 */
export function plainText(text: string): string {
  return text
    .split('\n')
    .map(line =>
      line
        .replace(CONTROL, '')
        .replace(/^(\s*):(?=:)/, '$1\u200b:')
        .replaceAll('##[', '##\u200b[')
    )
    .join('\n');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b\][^\u0007]*\u0007|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
