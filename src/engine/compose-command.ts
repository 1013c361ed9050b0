import type {RunCheck} from '../inputs/check-settings.ts';
import type {Command} from '../ports/process.ts';

const SHORT_MS = 60_000;

/** How compose is told what to work on. */
export interface ComposeSource {
  /** Project name: part of the name of everything it makes. */
  readonly name: string;
  readonly file: string;
  /** Folder that relative paths and `.env` belong to. */
  readonly folder: string;
}

const compose = ({name, file, folder}: ComposeSource, ...args: readonly string[]): Command => ({
  tool: 'docker',
  args: [
    ...['compose', '--ansi', 'never', '--project-name', name],
    ...['--project-directory', folder, '--file', file],
    ...args
  ],
  timeoutMs: SHORT_MS
});

/** The resolved project, as JSON. @param text read instead of the file */
export const configCommand = (source: ComposeSource, text?: string): Command =>
  text === undefined
    ? compose(source, 'config', '--format', 'json')
    : {...compose({...source, file: '-'}, 'config', '--format', 'json'), input: text};

/** Creates and starts all services; waits for what `depends_on` asks for, so it is to be ended from outside. */
export const upCommand = (source: ComposeSource): Command => {
  const {tool, args} = compose(source, 'up', '--detach', '--no-build', '--quiet-pull');
  return {tool, args};
};

export const servicesCommand = (source: ComposeSource): Command => compose(source, 'ps', '--all', '--format', 'json');

/** The last lines of every service, each with its name in front. */
export const stackLogsCommand = (source: ComposeSource, lines: number): Command =>
  compose(source, 'logs', '--no-color', '--tail', String(lines));

/** A one-shot container of a service, beside those that run; kept, so that its log can be read. */
export function runServiceCommand(
  source: ComposeSource,
  service: string,
  name: string,
  {command, entrypoint}: Pick<RunCheck, 'command' | 'entrypoint'>
): Command {
  const program = entrypoint === undefined ? [] : ['--entrypoint', entrypoint];
  const options = ['--no-deps', '--quiet-pull', '--no-TTY', '--name', name, ...program];
  const {tool, args} = compose(source, 'run', ...options, service, ...command);
  return {tool, args};
}

/** Stops and removes the containers with their anonymous volumes, which nobody would find again; named ones stay. */
export const removeServicesCommand = (source: ComposeSource): Command => ({
  ...compose(source, 'rm', '--stop', '--force', '--volumes'),
  timeoutMs: 5 * SHORT_MS
});

/** Without volumes: the data stays. */
export const downCommand = (source: ComposeSource): Command => compose(source, 'down');

export const removeStackCommand = (source: ComposeSource): Command =>
  compose(source, 'down', '--volumes', '--remove-orphans', '--timeout', '0');

/** The docker command's words when it has no compose plugin: it takes `compose` or its flags for its own. */
export const lacksCompose = (stderr: string): boolean =>
  /'compose' is not a docker command|unknown (docker )?command: (docker )?"?compose|unknown flag: --(ansi|project-)/.test(
    stderr
  );
