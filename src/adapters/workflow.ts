import type * as Actions from '@actions/core';
import type {Workflow} from '../ports/workflow.ts';

type Tell = (core: typeof Actions) => void;

/** A line may wait so long for whoever asks that everything be told. */
const PATIENCE_MS = 100;

/**
 * The runner's commands by @actions/core, in the order they were given. It takes longer to load than all that stands
 * before the first child process, so it is loaded beside that.
 */
export function createWorkflow(): Workflow {
  const waiting: Tell[] = [];
  let core: typeof Actions | undefined;
  let loading: Promise<typeof Actions> | undefined;
  let isDeaf = false;
  const load = async (): Promise<typeof Actions> => {
    loading ??= import('@actions/core');
    core = await loading;
    for (const tell of waiting.splice(0)) tell(core);
    return core;
  };
  const note = (tell: Tell): void => {
    if (core) tell(core);
    else waiting.push(tell);
  };
  const show = (tell: Tell): void => {
    note(tell);
    if (!loading) setTimeout(load, PATIENCE_MS);
  };
  return {
    info: line => show(({info}) => info(plainText(line))),
    group: (title, lines) =>
      show(({startGroup, info, endGroup}) => {
        startGroup(plainText(title));
        for (const line of lines) info(plainText(line));
        endGroup();
      }),
    annotate: ({level, message, title, file, startLine, endLine}) => {
      const properties = {
        ...(title === undefined ? {} : {title}),
        ...(file === undefined ? {} : {file}),
        ...(startLine === undefined ? {} : {startLine}),
        ...(endLine === undefined ? {} : {endLine})
      };
      show(({[level]: annotate}) => annotate(message, properties));
    },
    setOutput: (name, value) =>
      note(({setOutput, error}) => {
        try {
          setOutput(name, value);
        } catch (thrown) {
          // Later steps would go on with nothing; what was published is published all the same.
          process.exitCode = 1;
          if (!isDeaf) error(`The outputs could not be given to the runner: ${thrown}. All else is done as reported.`);
          isDeaf = true;
        }
      }),
    summary: async markdown => {
      const {summary} = await load();
      // Outside a workflow there is no summary file, and the log has said it all.
      await summary
        .addRaw(markdown, true)
        .write()
        .catch(() => {});
    },
    saveState: (name, value) => note(({saveState}) => saveState(name, value)),
    mask: secret =>
      note(({setSecret}) => {
        for (const line of secret.split('\n')) if (line.trim() !== '') setSecret(line.trim());
        if (secret.includes('\n')) setSecret(secret);
      }),
    settled: async () => {
      await load();
    },
    fail: () => {
      process.exitCode = 1;
    }
  };
}

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
