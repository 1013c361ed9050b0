/** The resolved project, as far as it matters here (`docker compose config --format json`; compose-spec). */
export interface ComposeProject extends Other {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks?: Readonly<Record<string, ComposeResource | null>>;
  readonly volumes?: Readonly<Record<string, ComposeResource | null>>;
  readonly secrets?: Readonly<Record<string, ComposeResource | null>>;
  readonly configs?: Readonly<Record<string, ComposeResource | null>>;
}

type Other = Readonly<Record<string, unknown>>;

export interface ComposeService extends Other {
  readonly image?: string;
  readonly platform?: string;
  readonly pull_policy?: string;
  /** `context` and `dockerfile` as an absolute path and one below it. */
  readonly build?: {readonly context?: string; readonly dockerfile?: string; readonly target?: string} | null;
  readonly container_name?: string;
  readonly network_mode?: string;
  readonly networks?: Readonly<Record<string, {readonly aliases?: readonly string[]} | null>>;
  readonly ports?: readonly ComposePort[];
  readonly volumes?: readonly ComposeMount[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string | null>>;
  readonly healthcheck?: ComposeHealthcheck;
  readonly depends_on?: Readonly<Record<string, {readonly condition?: string}>>;
  readonly user?: string;
  readonly privileged?: boolean;
  readonly cap_add?: readonly string[] | null;
  readonly cap_drop?: readonly string[] | null;
  /** Sizes are bytes, as text. */
  readonly mem_limit?: string;
  readonly mem_reservation?: string;
  readonly cpus?: number | string;
  readonly pids_limit?: number;
  readonly deploy?: ComposeDeploy;
}

export interface ComposeDeploy extends Other {
  readonly resources?: {
    readonly limits?: {readonly memory?: string; readonly cpus?: number | string; readonly pids?: number};
    readonly reservations?: {readonly memory?: string; readonly devices?: readonly ComposeDevices[]};
  };
}

/** Devices that a driver of the engine gives. */
export interface ComposeDevices extends Other {
  readonly driver?: string;
  readonly capabilities?: readonly string[];
  readonly device_ids?: readonly string[];
}

export interface ComposePort extends Other {
  readonly target: number;
  readonly protocol?: string;
}

export interface ComposeMount extends Other {
  readonly type: string;
  readonly source?: string;
  readonly target?: string;
}

export interface ComposeHealthcheck extends Other {
  readonly test?: readonly string[];
  readonly disable?: boolean;
}

export interface ComposeResource extends Other {
  readonly name?: string;
  readonly external?: boolean;
  readonly driver?: string;
  readonly driver_opts?: Readonly<Record<string, unknown>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly file?: string;
}

export const parseProject = (json: string): ComposeProject => {
  const project = JSON.parse(json) as Partial<ComposeProject>;
  return {...project, services: project.services ?? {}};
};

/** Whether a container of the service has a health check, given whether its image has one. */
export function hasHealthcheck({healthcheck}: ComposeService, ofImage: boolean): boolean {
  if (healthcheck?.disable === true) return false;
  const [kind] = healthcheck?.test ?? [];
  return kind === undefined ? ofImage : kind !== 'NONE';
}
