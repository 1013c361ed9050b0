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
}

export interface WorkflowAnnotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly title?: string;
  readonly file?: string;
  readonly startLine?: number;
  readonly endLine?: number;
}
