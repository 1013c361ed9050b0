import {dirname} from 'node:path';
import {type BuildContext, buildCommand, formatAnnotation} from '../buildx/build-command.ts';
import {createBuilderCommand, inspectBuilderCommand, removeBuilderCommand} from '../buildx/builder-command.ts';
import {createIndexCommand, printIndexCommand} from '../buildx/imagetools.ts';
import {configCommand, removeStackCommand, upCommand} from '../engine/compose-command.ts';
import {
  execCommand,
  pullCommand,
  removeContainersCommand,
  runCommand,
  runOnceCommand,
  versionCommand
} from '../engine/container-command.ts';
import {installEmulatorsCommand} from '../engine/emulation.ts';
import {decideProbes} from '../engine/probes.ts';
import {scanCommand} from '../engine/scan-command.ts';
import type {RunCheck, SmokeTest} from '../inputs/check-settings.ts';
import type {Settings} from '../inputs/settings.ts';
import type {Platform} from '../oci/platform.ts';
import {withTag} from '../oci/reference.ts';
import type {BuildTarget, Plan, Publication} from '../plan/plan.ts';
import {declaresSourceDate} from '../plan/source-date.ts';
import type {ContainerSpec} from '../ports/container.ts';
import type {Files} from '../ports/files.ts';
import type {Command} from '../ports/process.ts';
import type {ContainerRuntime, ImageConfig} from '../ports/runtime.ts';
import {readDockerfile} from './build.ts';
import {buildxVersionCommand} from './check-tools.ts';
import {containerSpec} from './container-spec.ts';
import {emulatorsToRegister} from './emulators.ts';
import {loginCommand, planLogins} from './log-in.ts';
import {localImageName, type Session, stackFolder, stackName} from './session.ts';
import {testBuild} from './test-stage.ts';

/** Commands of one part of a run, in their order. */
export interface DryStep {
  /** `build hello/linux/amd64`. */
  readonly title: string;
  readonly commands: readonly Command[];
  /** What is only known when it runs, a sentence. */
  readonly note?: string;
}

export interface DryRunSources {
  readonly plan: Plan;
  readonly settings: Settings;
  readonly session: Session;
  /** Names of the variables that `secret-envs` names and that are set. */
  readonly secretVariables: readonly string[];
  /** Text of the user's config.json. */
  readonly dockerConfig: string | undefined;
  /** What this machine runs by itself. */
  readonly host: Platform;
  readonly files: Files;
  readonly temp: string;
}

/**
 * The commands by which a run would change something, made by what a run makes them by; digests that no build has given
 * yet stand as `<digest of hello/linux/amd64>`.
 */
export async function listCommands(given: DryRunSources): Promise<readonly DryStep[]> {
  const sources = {...given, files: {...given.files, writePrivate: async () => {}}};
  const {plan, settings, session, dockerConfig} = sources;
  const builder = settings.tools.builder ?? session.ownBuilder ?? '';
  const logins = planLogins(settings, plan, dockerConfig);
  const [emulators, builds, checks] = await Promise.all([
    emulatorsToRegister(sources.host, plan, sources.files),
    Promise.all(plan.targets.map((target, index) => buildSteps(target, index, builder, sources))),
    Promise.all(plan.targets.map(target => checkStep(target, sources)))
  ]);
  const steps: readonly DryStep[] = [
    {title: 'look at the tools', commands: [versionCommand, buildxVersionCommand]},
    {
      title: settings.tools.builder === undefined ? 'create a builder' : 'start the builder',
      commands: [
        settings.tools.builder === undefined
          ? createBuilderCommand(builder, settings.tools, configFile(sources))
          : inspectBuilderCommand(builder)
      ]
    },
    {title: 'log in', commands: logins.map(loginCommand)},
    {
      title: 'register emulators',
      commands: emulators.length === 0 ? [] : [installEmulatorsCommand(settings.tools.binfmtImage, emulators)]
    },
    ...builds.flat(),
    ...checks,
    ...gateSteps(sources),
    ...publishSteps(sources, builder),
    {title: 'remove the builder', commands: session.ownBuilder === undefined ? [] : [removeBuilderCommand(builder)]}
  ];
  return steps.filter(({commands, note}) => commands.length > 0 || note !== undefined);
}

const configFile = ({settings, session}: DryRunSources): string | undefined =>
  settings.tools.buildkitdConfig === undefined ? undefined : `${session.folder}/buildkitd.toml`;

async function buildSteps(
  target: BuildTarget,
  index: number,
  builder: string,
  {plan, settings, session, secretVariables, files}: DryRunSources
): Promise<readonly DryStep[]> {
  const dockerfile = await readDockerfile(target, files);
  const context: BuildContext = {
    builder,
    plan,
    options: {...settings.build, secrets: settings.build.secrets.map(hidden)},
    secretVariables: Object.fromEntries(secretVariables.map(name => [name, HIDDEN])),
    metadataFile: `${session.folder}/metadata-${index}.json`,
    localName: localImageName(session, target.id),
    declaresSourceDate: declaresSourceDate(dockerfile)
  };
  const tests = testBuild(target);
  return [
    ...(tests
      ? [{title: `test ${target.id}`, commands: [buildCommand(tests, {...context, cacheOnly: true} as const)]}]
      : []),
    {title: `build ${target.id}`, commands: [buildCommand(target, context)]}
  ];
}

const HIDDEN = '***';

/** @param secret `id=value` */
const hidden = (secret: string): string => `${secret.slice(0, secret.indexOf('='))}=${HIDDEN}`;

const digestReference = (target: BuildTarget): string => `${target.repository}@<digest of ${target.id}>`;

/** What an image says of itself is known when it is built: its HEALTHCHECK, its ports, its user. */
const UNKNOWN: Omit<ImageConfig, 'platform'> = {
  hasHealthcheck: false,
  exposedPorts: [],
  size: 0,
  layers: 0,
  user: '',
  entrypoint: [],
  command: [],
  env: [],
  workdir: ''
};

const NO_ENGINE = {engine: async () => undefined} as unknown as ContainerRuntime;

async function checkStep(target: BuildTarget, sources: DryRunSources): Promise<DryStep> {
  const {plan, session, files, temp} = sources;
  const reference = plan.push.push ? digestReference(target) : localImageName(session, target.id);
  const title = `check ${target.id}`;
  const pull = plan.push.push ? [pullCommand(reference, target.platform)] : [];
  if (target.smoke === 'off') return {title, commands: []};
  if (target.smoke.compose) return {title, ...stackCommands(target, target.smoke.compose.file, pull, session)};
  const config = {...UNKNOWN, platform: target.platform};
  const image = {reference, config, session};
  const spec = await containerSpec(target, target.smoke.container, undefined, image, {runtime: NO_ENGINE, files, temp});
  return {title, commands: [...pull, ...smokeCommands(target.smoke, spec, config)], note: SMOKE_NOTE};
}

const SMOKE_NOTE =
  "Memory, the HEALTHCHECK's interval and the ports that are published follow from the engine and the built image.";

function smokeCommands(smoke: SmokeTest, spec: ContainerSpec, config: ImageConfig): readonly Command[] {
  const decision = decideProbes(smoke, config);
  const publish = decision.ok ? decision.publish : [];
  const tools = smoke.checks.filter(check => check.kind === 'run');
  const oneShots = tools.map((check, index) => runOnceCommand(oneShot(spec, check, index)));
  const isTool = decision.ok && !decision.needsContainer;
  const names = [...(isTool ? [] : [spec.name]), ...tools.map((_, index) => `${spec.name}-run-${index}`)];
  return [
    ...(isTool ? [] : [runCommand({...spec, publish})]),
    ...smoke.checks.flatMap(check => (check.kind === 'exec' ? [execCommand(spec.name, check.command)] : [])),
    ...oneShots,
    ...names.map(name => removeContainersCommand([name]))
  ];
}

const oneShot = (spec: ContainerSpec, {command, entrypoint}: RunCheck, index: number): ContainerSpec => ({
  ...spec,
  name: `${spec.name}-run-${index}`,
  command,
  ...(entrypoint === undefined ? {} : {entrypoint})
});

function stackCommands(target: BuildTarget, file: string, pull: readonly Command[], session: Session) {
  const name = stackName(session, target.id);
  const asked = {name, file, folder: dirname(file)};
  const made = {name, file: `${stackFolder(session, target.id)}/compose.json`, folder: dirname(file)};
  return {
    commands: [configCommand(asked), ...pull, upCommand(made), removeStackCommand(made)],
    note: 'The second file is made of the first, with the built images in it.'
  };
}

function gateSteps({settings, plan}: DryRunSources): readonly DryStep[] {
  if (!plan.push.push) return [];
  return settings.gates.map(gate => {
    const title = `gate "${gate.name}"`;
    if (gate.kind === 'run') {
      const [tool = '', ...args] = gate.command;
      return {title, commands: [{tool, args}], note: 'Once for each build target.'};
    }
    if (gate.kind === 'cosign')
      return {title, commands: [], note: 'cosign signs each index before a tag points at it.'};
    return {title, commands: plan.targets.map(target => scanCommand(gate, digestReference(target), undefined))};
  });
}

/** Where there is more than one index, all are uploaded before the first tag. Then version tags, moving ones last. */
function publishSteps({plan, settings}: DryRunSources, builder: string): readonly DryStep[] {
  if (!plan.push.push) return [];
  const published = plan.publications.filter(({tags}) => tags.length > 0);
  const indexes = published.flatMap(({repositories}) => repositories).length;
  const isUploadedFirst = indexes > 1 || settings.gates.some(({kind}) => kind === 'cosign');
  const uploads = published.map(publication => ({
    title: `upload the index of ${publication.id}`,
    commands: uploadCommands(publication, plan, builder)
  }));
  const writes = [false, true].flatMap(moving =>
    plan.publications.map(publication => ({
      title: `publish ${moving ? 'moving tags' : 'version tags'} of ${publication.id}`,
      commands: (isUploadedFirst ? tagCommands : writeCommands)(publication, moving, plan, builder)
    }))
  );
  return [...(isUploadedFirst ? uploads : []), ...writes];
}

const indexReference = (repository: string, {id}: Publication): string =>
  `${repository}@<digest of the index of ${id}>`;

const indexOf = ({targets, annotations}: Publication, plan: Plan) => ({
  sources: plan.targets.filter(({id}) => targets.includes(id)).map(digestReference),
  annotations: annotations.map(formatAnnotation)
});

/** Printed for its digest, then written by it. */
const uploadCommands = (publication: Publication, plan: Plan, builder: string): readonly Command[] =>
  publication.repositories.flatMap(repository => {
    const index = indexOf(publication, plan);
    const tags = [indexReference(repository, publication)];
    return [printIndexCommand(builder, index), createIndexCommand(builder, {...index, tags})];
  });

const namesOf = ({tags}: Publication, moving: boolean): readonly string[] =>
  tags.filter(tag => tag.moving === moving).map(({name}) => name);

function tagCommands(publication: Publication, moving: boolean, _: Plan, builder: string): readonly Command[] {
  const names = namesOf(publication, moving);
  if (names.length === 0) return [];
  return publication.repositories.map(repository =>
    createIndexCommand(builder, {
      tags: names.map(name => withTag(repository, name)),
      sources: [indexReference(repository, publication)],
      annotations: []
    })
  );
}

function writeCommands(publication: Publication, moving: boolean, plan: Plan, builder: string): readonly Command[] {
  const names = namesOf(publication, moving);
  if (names.length === 0) return [];
  const tags = publication.repositories.flatMap(repository => names.map(name => withTag(repository, name)));
  return [createIndexCommand(builder, {...indexOf(publication, plan), tags})];
}
