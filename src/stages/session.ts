import type {Files, Process, Workflow} from '../ports.ts';

/** What a run owns on the machine; its post step finds all of it again by this alone. */
export interface Session {
  /** Unique on the machine; part of every name the run makes. */
  readonly id: string;
  /** Private folder of the run. */
  readonly folder: string;
  /** Set while the run has a builder of its own. */
  readonly ownBuilder?: string;
  /** Environment of every child process of the run. */
  readonly env: Readonly<Record<string, string>>;
}

const STATE = 'session';

/** Label of every container the run starts. */
export const SESSION_LABEL = 'io.multiarch-build.session';

export const dockerConfigFolder = (session: Session): string => `${session.folder}/docker`;
/** One file for each reference that the engine pulled for the run. */
export const pulledFolder = (session: Session): string => `${session.folder}/pulled`;
export const builderName = (id: string): string => `multiarch-build-${id}`;
export const containerName = (session: Session, target: string): string =>
  `multiarch-build-${session.id}-${target.replace(/[^a-zA-Z0-9_.-]+/g, '-')}`;
export const localImageName = (session: Session, target: string): string =>
  `multiarch-build-${session.id}:${target.replace(/[^a-zA-Z0-9_.-]+/g, '-')}`.toLowerCase();

/** Saved before anything is made, so that a crash in between leaves nothing unknown. */
export const saveSession = (workflow: Workflow, session: Session): void =>
  workflow.saveState(STATE, JSON.stringify(session));

export const forgetSession = (workflow: Workflow): void => workflow.saveState(STATE, '');

/** The session a main step saved; undefined when there is nothing to clean. */
export function readSession(env: Readonly<Record<string, string | undefined>>): Session | undefined {
  const text = env[`STATE_${STATE}`];
  return text ? (JSON.parse(text) as Session) : undefined;
}

export interface CleanupPorts {
  readonly process: Process;
  readonly files: Files;
}
