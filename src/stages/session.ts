import {createHash} from 'node:crypto';
import {childEnvironment} from '../context/child-env.ts';
import type {Environment} from '../context/read-facts.ts';
import type {Files} from '../ports/files.ts';
import type {Process} from '../ports/process.ts';
import type {Workflow} from '../ports/workflow.ts';

/** What a run owns on the machine; its post step finds all of it again by this alone. */
export interface Session {
  /** Unique on the machine; part of every name the run makes. */
  readonly id: string;
  /** Private folder of the run. */
  readonly folder: string;
  /** Set while the run has a builder of its own. */
  readonly ownBuilder?: string;
  /** False: children get no more of the environment than the tools need. */
  readonly trusted: boolean;
  /** Folder where buildx keeps its builders: the run's own, or the user's for an existing builder. */
  readonly buildxConfig: string;
}

const STATE = 'session';

/** Label of every container and volume that the checks make. */
export const SESSION_LABEL = 'io.multiarch-build.session';

export const dockerConfigFolder = (session: Session): string => `${session.folder}/docker`;
/** One file for each reference that the engine pulled for the run. */
export const pulledFolder = (session: Session): string => `${session.folder}/pulled`;
export const builderName = (id: string): string => `multiarch-build-${id}`;
export const containerName = (session: Session, target: string): string =>
  `multiarch-build-${session.id}-${uniqueSlug(target)}`;
export const localImageName = (session: Session, target: string): string =>
  `multiarch-build-${session.id}:${uniqueSlug(target)}`.toLowerCase();

/** Project of the stack that a target is checked in; compose takes small letters, digits, `-` and `_`. */
export const stackName = (session: Session, target: string): string =>
  `multiarch-build-${session.id}-${uniqueSlug(target)}`.toLowerCase().replace(/[^a-z0-9_-]/g, '-');
export const stackFolder = (session: Session, target: string): string =>
  `${session.folder}/stacks/${uniqueSlug(target)}`;

/** `worker/gpu/…` and `worker-gpu/…` would be one name without the hash. */
function uniqueSlug(target: string): string {
  const hash = createHash('sha256').update(target).digest('hex').slice(0, 8);
  return `${target.replace(/[^a-zA-Z0-9_.-]+/g, '-').slice(0, 60)}-${hash}`;
}

/** Environment of every child process of the run; made anew in the post step, since it may hold secrets. */
export const sessionEnvironment = (session: Session, env: Environment): Readonly<Record<string, string>> => ({
  ...childEnvironment(env, session.trusted),
  DOCKER_CONFIG: dockerConfigFolder(session),
  BUILDX_CONFIG: session.buildxConfig
});

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
