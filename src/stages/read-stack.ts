import {dirname, resolve} from 'node:path';
import {type ComposeSource, configCommand, lacksCompose} from '../engine/compose-command.ts';
import {type Reach, reachOf, readsOf, withPaths} from '../engine/compose-confine.ts';
import {chooseImages, type ImageSelection, type RunImage} from '../engine/compose-images.ts';
import {type ComposeProject, parseProject} from '../engine/compose-project.ts';
import {ActionError} from '../errors.ts';
import type {StackSettings} from '../inputs/check-settings.ts';
import type {Files} from '../ports/files.ts';
import type {Process} from '../ports/process.ts';
import {findOutside, realPathOf} from './confine.ts';
import {lastLine} from './last-line.ts';
import {type Session, stackName} from './session.ts';

/** The compose project that a target is checked in, as its file says it. */
export interface Stack {
  readonly source: ComposeSource;
  readonly project: ComposeProject;
  /** The one under test. */
  readonly service: string;
  /** Services to wait for; absent: all. */
  readonly wait?: readonly string[];
  /** Images of this run by service, the one under test among them. */
  readonly images: Readonly<Record<string, RunImage>>;
}

export interface StackPorts {
  readonly process: Process;
  readonly files: Files;
}

/**
 * Resolves a stack before anything is built: what is wrong with it is told in seconds.
 * @param selection images of the run @throws ActionError `invalid-input`, `no-compose`
 */
export async function readStack(
  settings: StackSettings,
  subject: RunImage,
  selection: ImageSelection,
  session: Session,
  ports: StackPorts
): Promise<Stack> {
  const workspace = (await ports.files.realPath('.')) ?? '.';
  const file = await ports.files.realPath(resolve(workspace, settings.file));
  if (file === undefined) {
    throw wrong(`"compose": there is no file ${settings.file}`, 'Write its path from the root of the workspace.');
  }
  const source = stackSource(settings, subject.id, workspace, session);
  const confined = session.trusted ? undefined : await vetFile(source, workspace, session, ports);
  const resolved = await resolveProject(source, confined, settings, ports.process);
  const project = session.trusted ? resolved : await confineProject(resolved, source, workspace, session, ports.files);
  const choice = chooseImages(project, settings, subject, selection);
  if (!choice.ok) throw wrong(choice.problem, choice.remedy);
  const {service, wait} = settings;
  return {source, project, images: choice.images, service, ...(wait === undefined ? {} : {wait})};
}

/** Not the real file's folder: paths in it are relative to where it is named. */
export function stackSource(
  {file: given}: StackSettings,
  target: string,
  workspace: string,
  session: Session
): ComposeSource {
  const file = resolve(workspace, given);
  return {name: stackName(session, target), file, folder: dirname(file)};
}

async function resolveProject(
  source: ComposeSource,
  text: string | undefined,
  {file}: StackSettings,
  process: Process
): Promise<ComposeProject> {
  const {exitCode, stdout, stderr} = await process.run(configCommand(source, text));
  if (exitCode === 0) return parseProject(stdout);
  if (exitCode === 127 || lacksCompose(stderr)) {
    throw new ActionError({
      code: 'no-compose',
      message: 'There is no docker compose, which "compose" of "smoke" needs',
      remedy: 'Install the compose plugin of Docker (docker-compose-plugin), 2.20 or newer.',
      details: stderr
    });
  }
  throw new ActionError({
    code: 'invalid-input',
    message: `docker compose cannot read ${file}: ${lastLine(stderr)}`,
    remedy: `Try it: docker compose --file ${file} config`,
    details: stderr
  });
}

/**
 * Looks at the file before compose does, since compose reads more files than it tells.
 * @returns what was looked at, as JSON, so that compose reads that and nothing else
 */
async function vetFile(
  source: ComposeSource,
  workspace: string,
  session: Session,
  {files}: StackPorts
): Promise<string> {
  const {parseYaml} = await import('../inputs/yaml/document.ts');
  const yaml = parseYaml((await files.read(source.file)) ?? '', false);
  if (!yaml.ok) throw wrong(`${source.file} (line ${yaml.line}): ${yaml.message}`, 'Write it as YAML.');
  await refuse(readsOf(yaml.value, source.folder), source, workspace, session, files);
  return JSON.stringify(yaml.value);
}

async function confineProject(
  project: ComposeProject,
  source: ComposeSource,
  workspace: string,
  session: Session,
  files: Files
): Promise<ComposeProject> {
  const reach = reachOf(project);
  await refuse(reach, source, workspace, session, files);
  const real = await Promise.all(reach.paths.map(async path => [path, await realPathOf(path, files)] as const));
  return withPaths(project, new Map(real));
}

async function refuse(
  {refused, paths}: Reach,
  {file}: ComposeSource,
  workspace: string,
  session: Session,
  files: Files
): Promise<void> {
  const outside = await findOutside(paths, {workspace, temp: dirname(session.folder)}, files);
  const problems = [...refused, ...(outside === undefined ? [] : [`"${outside}" is outside of the workspace`])];
  if (problems.length === 0) return;
  throw new ActionError({
    code: 'invalid-input',
    message: `${file} of untrusted code asks for what it may not have: ${problems[0]}`,
    remedy:
      'Pull requests of forks are checked in a stack that has nothing of the machine but files of the workspace. Keep such things in another compose file, or the checks of this image to itself.',
    details: problems.join('\n')
  });
}

const wrong = (message: string, remedy: string): ActionError =>
  new ActionError({code: 'invalid-input', message, remedy});
