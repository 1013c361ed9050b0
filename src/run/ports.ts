import type {Environment} from '../context/read-facts.ts';
import type {Settings} from '../inputs/settings.ts';
import type {Repository} from '../oci/reference.ts';
import type {Clock, Retry} from '../ports/clock.ts';
import type {Files} from '../ports/files.ts';
import type {CommentApi, GitHub} from '../ports/github.ts';
import type {Http, Tcp} from '../ports/network.ts';
import type {PackageStore} from '../ports/package-store.ts';
import type {PathCache} from '../ports/path-cache.ts';
import type {Process} from '../ports/process.ts';
import type {RecordStore} from '../ports/record-store.ts';
import type {Registry, RegistryAccess} from '../ports/registry.ts';
import type {RunHistory} from '../ports/run-history.ts';
import type {ContainerRuntime} from '../ports/runtime.ts';
import type {PostText} from '../ports/webhook.ts';
import type {Workflow} from '../ports/workflow.ts';
import type {Machine} from '../stages/install-buildx.ts';
import type {TargetLogs} from '../stages/target-logs.ts';

/** With what one run has of its own. */
export interface PipelinePorts extends RunPorts {
  /** Where everything about each build target is kept. */
  readonly logs?: TargetLogs;
}

/** Everything a run needs of the world; main.ts makes it. */
export interface RunPorts {
  readonly env: Environment;
  readonly temp: string;
  readonly machine: Machine;
  /** Which action this is: another one may build and check otherwise. */
  readonly bundle: string;
  /** Random text, unique on the machine. */
  readonly nonce: string;
  /** Aborts when the job is cancelled. */
  readonly signal: AbortSignal;
  readonly workflow: Workflow;
  readonly files: Files;
  readonly http: Http;
  readonly tcp: Tcp;
  readonly clock: Clock;
  /** Children with this environment; they end when `signal` aborts. */
  readonly createProcess: (env: Readonly<Record<string, string>>, signal?: AbortSignal) => Process;
  readonly createRuntime: (process: Process) => ContainerRuntime;
  readonly createRegistry: (access: RegistryAccess, retry: Retry) => Registry;
  /** Back ends by registry, all with the same logins. */
  readonly createPackageStores: (
    access: Omit<RegistryAccess, 'buildx'>
  ) => Promise<(repository: Repository) => PackageStore>;
  readonly createPathCache: () => Promise<PathCache>;
  /** The API of a repository, `owner/name`. */
  readonly createGitHub: (repository: string, token: string, retry: Retry) => GitHub;
  /** Where runs leave word for later ones; undefined where there is no such place. */
  readonly createRecordStore: () => Promise<RecordStore | undefined>;
  /** Repository of an image that nobody names, '' for none; absent: that of the repository on ghcr.io. */
  readonly fallbackRepository?: string | undefined;
  /** Has the last word on what the inputs say. */
  readonly adjust?: (settings: Settings) => Promise<Settings>;
  readonly createCommentApi: (repository: string, token: string) => CommentApi;
  readonly createRunHistory: () => Promise<RunHistory>;
  readonly loadPost: () => Promise<PostText>;
}
