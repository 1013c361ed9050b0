import type {TargetProgress, Workflow} from '../ports/workflow.ts';

/** Says what a build target does: in its line of a live display, else as a line of the log. */
export function tellTarget(workflow: Workflow, progress: TargetProgress & {readonly text: string}): void {
  if (workflow.progress) workflow.progress(progress);
  else workflow.info(`${progress.target}  ${progress.text}`);
}
