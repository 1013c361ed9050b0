/** The runner's side: log, groups, annotations, outputs, state. External text is made safe by the adapter. */
export interface Workflow {
  info(line: string): void;
  group(title: string, lines: readonly string[]): void;
  annotate(annotation: WorkflowAnnotation): void;
  setOutput(name: string, value: string): void;
  summary(markdown: string): Promise<void>;
  saveState(name: string, value: string): void;
  mask(secret: string): void;
  /** Resolves when the runner has been told everything so far. */
  settled(): Promise<void>;
  fail(): void;
  /** Where progress is shown as it is, instead of as lines of a log. */
  progress?(progress: TargetProgress): void;
  /** How advice is put where no workflow is written; absent: as it is. */
  wording?(text: string): string;
  /** The report at the end of a run, where that goes another way than the log. */
  report?(text: string): void;
}

/** How far a build target has come; what is absent stays as it was told before. */
export interface TargetProgress {
  /** Id of the build target. */
  readonly target: string;
  readonly state: 'waiting' | 'running' | 'passed' | 'failed';
  /** What is being done, or how it ended: one line. */
  readonly text?: string;
  readonly steps?: StepCount;
}

/** Steps of the Dockerfile that have begun, and how many of them the cache spared. */
export interface StepCount {
  readonly begun: number;
  readonly cached: number;
}

export interface WorkflowAnnotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly title?: string;
  readonly file?: string;
  readonly startLine?: number;
  readonly endLine?: number;
}
