import {dirname} from 'node:path';
import {buildCommand, formatAnnotation} from '../buildx/build-command.ts';
import {createBuilderCommand, inspectBuilderCommand, removeBuilderCommand} from '../buildx/builder-command.ts';
import {createIndexCommand} from '../buildx/imagetools.ts';
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
 * Every command that a run would start, made by what a run makes them by; digests that no build has given yet stand as
 * `<digest of hello/linux/amd64>`.
 */
export async function listCommands(sources: DryRunSources): Promise<readonly DryStep[]> {
  const {plan, settings, session, dockerConfig} = sources;
  const builder = settings.tools.builder ?? session.ownBuilder ?? '';
  const logins = planLogins(settings, plan, dockerConfig);
  const [emulators, builds, checks] = await Promise.all([
    emulatorsToRegister(sources.host, plan, sources.files),
    Promise.all(plan.targets.map((target, index) => buildStep(target, index, builder, sources))),
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
    ...builds,
    ...checks,
    ...gateSteps(sources),
    ...publishSteps(plan, builder),
    {title: 'remove the builder', commands: session.ownBuilder === undefined ? [] : [removeBuilderCommand(builder)]}
  ];
  return steps.filter(({commands, note}) => commands.length > 0 || note !== undefined);
}

const configFile = ({settings, session}: DryRunSources): string | undefined =>
  settings.tools.buildkitdConfig === undefined ? undefined : `${session.folder}/buildkitd.toml`;

async function buildStep(
  target: BuildTarget,
  index: number,
  builder: string,
  {plan, settings, session, secretVariables, files}: DryRunSources
): Promise<DryStep> {
  const dockerfile = await readDockerfile(target, files);
  const command = buildCommand(target, {
    builder,
    plan,
    options: settings.build,
    secretVariables: Object.fromEntries(secretVariables.map(name => [name, HIDDEN])),
    metadataFile: `${session.folder}/metadata-${index}.json`,
    localName: localImageName(session, target.id),
    declaresSourceDate: declaresSourceDate(dockerfile)
  });
  return {title: `build ${target.id}`, commands: [command]};
}

const HIDDEN = '***';

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

/** Version tags first, moving ones last. */
function publishSteps(plan: Plan, builder: string): readonly DryStep[] {
  if (!plan.push.push) return [];
  return [false, true].flatMap(moving =>
    plan.publications.map(publication => ({
      title: `publish ${moving ? 'moving tags' : 'version tags'} of ${publication.id}`,
      commands: writeCommands(publication, moving, plan, builder)
    }))
  );
}

function writeCommands(
  {repositories, tags, targets, annotations}: Publication,
  moving: boolean,
  plan: Plan,
  builder: string
): readonly Command[] {
  const names = tags.filter(tag => tag.moving === moving).map(({name}) => name);
  if (names.length === 0) return [];
  const sources = plan.targets.filter(({id}) => targets.includes(id)).map(digestReference);
  return [
    createIndexCommand(builder, {
      tags: repositories.flatMap(repository => names.map(name => withTag(repository, name))),
      sources,
      annotations: annotations.map(formatAnnotation)
    })
  ];
}
