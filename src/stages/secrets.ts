import {redactor} from '../inputs/redact.ts';
import type {Workflow} from '../ports/workflow.ts';

/** What this run knows to be secret, so far. */
export interface Secrets {
  add(secret: string): void;
  redact(text: string): string;
}

export function createSecrets(): Secrets {
  const known = new Set<string>();
  let clean = redactor([]);
  return {
    add: secret => {
      if (known.has(secret)) return;
      known.add(secret);
      clean = redactor([...known]);
    },
    redact: text => clean(text)
  };
}

/**
 * The same workflow, whose log and annotations show no secret that it was told to mask: the runner masks its log, but
 * not what this action writes elsewhere, and not on a machine without a runner.
 */
export const hidingWorkflow = (workflow: Workflow, secrets: Secrets): Workflow => ({
  ...workflow,
  ...(workflow.progress
    ? {
        progress: told =>
          workflow.progress?.({...told, ...(told.text === undefined ? {} : {text: secrets.redact(told.text)})})
      }
    : {}),
  ...(workflow.report ? {report: text => workflow.report?.(secrets.redact(text))} : {}),
  mask: secret => {
    secrets.add(secret);
    workflow.mask(secret);
  },
  info: line => workflow.info(secrets.redact(line)),
  group: (title, lines) =>
    workflow.group(
      secrets.redact(title),
      lines.map(line => secrets.redact(line))
    ),
  annotate: annotation =>
    workflow.annotate({
      ...annotation,
      message: secrets.redact(annotation.message),
      ...(annotation.title === undefined ? {} : {title: secrets.redact(annotation.title)})
    })
});
