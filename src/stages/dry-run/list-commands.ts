import {type BuildContext, buildCommand} from '../../buildx/build-command.ts';
import {inspectBuilderCommand} from '../../buildx/builder-command.ts';
import {configCommand} from '../../engine/compose-command.ts';
import {infoCommand, versionCommand} from '../../engine/container-command.ts';
import {installEmulatorsCommand} from '../../engine/emulation.ts';
import type {BuildTarget} from '../../plan/plan.ts';
import {declaresSourceDate} from '../../plan/source-date.ts';
import {readDockerfile} from '../build.ts';
import {buildxVersionCommand} from '../check-tools.ts';
import {emulatorsToRegister} from '../emulators.ts';
import {localImageName} from '../session.ts';
import {testBuild} from '../test-stage.ts';
import {checkSteps} from './check.ts';
import {gateSteps} from './gates.ts';
import {askStep, builderCommand, loginStep} from './provision.ts';
import {publishSteps} from './publish.ts';
import {sourceOf} from './stack.ts';
import {type DryRunSources, type DryStep, HIDDEN, isSaid} from './step.ts';
import {tidySteps} from './tidy.ts';

/**
 * The commands of a run in which everything passes, made by what a run makes them by; what only the run will know stands
 * as `<digest of hello/linux/amd64>`.
 */
export async function listCommands(given: DryRunSources): Promise<readonly DryStep[]> {
  const sources = {...given, files: {...given.files, writePrivate: async () => {}}};
  const {plan, settings, session, files} = sources;
  const {tools} = settings;
  const builder = tools.builder ?? session.ownBuilder ?? '';
  const [create, emulators, stacks, builds, checks] = await Promise.all([
    builderCommand(sources, false),
    emulatorsToRegister(sources.host, plan, files),
    readStackStep(sources),
    Promise.all(plan.targets.map((target, index) => buildSteps(target, index, builder, sources))),
    Promise.all(plan.targets.map(target => checkSteps(target, sources)))
  ]);
  const steps: readonly DryStep[] = [
    {title: 'look at the tools', commands: [versionCommand, buildxVersionCommand, infoCommand]},
    create
      ? {title: 'create a builder', commands: [create]}
      : {title: 'start the builder', commands: [inspectBuilderCommand(builder)]},
    loginStep(sources),
    {
      title: 'register emulators',
      commands: emulators.length === 0 ? [] : [installEmulatorsCommand(tools.binfmtImage, emulators)]
    },
    askStep(builder),
    stacks,
    ...builds.flat(),
    ...checks.flat(),
    ...(plan.push.push ? [...(await gateSteps(sources)), ...(await publishSteps(sources, builder))] : []),
    ...tidySteps(sources)
  ];
  return steps.filter(isSaid);
}

async function readStackStep(sources: DryRunSources): Promise<DryStep> {
  const commands = sources.plan.targets.flatMap(({id, smoke}) =>
    smoke === 'off' || !smoke.compose
      ? []
      : [sourceOf({id}, smoke.compose, sources).then(source => configCommand(source))]
  );
  return {title: 'read the stacks', commands: await Promise.all(commands)};
}

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

/** @param secret `id=value` */
const hidden = (secret: string): string => `${secret.slice(0, secret.indexOf('='))}=${HIDDEN}`;
