import {
  removeStackCommand,
  runServiceCommand,
  servicesCommand,
  stackLogsCommand,
  upCommand
} from '../../engine/compose-command.ts';
import {chooseVariant} from '../../engine/compose-images.ts';
import {
  execCommand,
  followLogCommand,
  inspectImageCommand,
  logsCommand,
  pullCommand
} from '../../engine/container-command.ts';
import {patternsOf} from '../../engine/probes.ts';
import type {StackSettings} from '../../inputs/check-settings.ts';
import type {BuildTarget} from '../../plan/plan.ts';
import type {Command} from '../../ports/process.ts';
import {stackSource} from '../read-stack.ts';
import {CONTAINER_LINES} from '../recording.ts';
import {runImage} from '../run-images.ts';
import {OUTPUT_LINES, oneShotName} from '../stack-round.ts';
import {serviceContainer, startedSource, stopCommands} from '../stack-test.ts';
import {commandChecks, livesOf, muteNote, POLLED, roundsOf, serviceLooks} from './start-alone.ts';
import {type DryCommand, type DryRunSources, imageReference, isEmulated} from './step.ts';
import type {DrySubject, DryTest} from './subject.ts';

/** Where compose finds the stack of a build target. */
export async function sourceOf({id}: Pick<BuildTarget, 'id'>, settings: StackSettings, sources: DryRunSources) {
  return stackSource(settings, id, (await sources.files.realPath('.')) ?? '.', sources.session);
}

/** The project of a compose file, each start with a service of another name. */
export async function stackCommands(
  {target, smoke, config}: DrySubject,
  settings: StackSettings,
  sources: DryRunSources
): Promise<DryTest> {
  const source = startedSource(await sourceOf(target, settings, sources), target, sources.session);
  const rounds = roundsOf(smoke, config, isEmulated(target, sources));
  const brought = await otherImages(target, sources);
  const lives = livesOf({...rounds, needsContainer: true}).map(({probes, again}, index) => {
    const name = serviceContainer(source, index + 1, settings.service);
    let oneShots = 0;
    const commands = commandChecks(probes).map((check): DryCommand => {
      if (check.kind === 'exec') return {...execCommand(name, check.command), note: POLLED};
      const command = runServiceCommand(source, settings.service, oneShotName(name, ++oneShots), check);
      return {...command, ...muteNote(check)};
    });
    return {
      commands: [...(again ? stopCommands(source) : []), upCommand(source), ...commands],
      looks: [
        ...serviceLooks(name, {...probes, needsContainer: true}),
        ...(patternsOf(probes).length > 0 ? [followLogCommand(name)] : []),
        ...Array.from({length: oneShots}, (_, one) => logsCommand(oneShotName(name, one + 1), OUTPUT_LINES))
      ]
    };
  });
  return {
    commands: [...brought.commands, ...lives.flatMap(({commands}) => commands), removeStackCommand(source)],
    looks: [
      ...brought.looks,
      servicesCommand(source),
      ...lives.flatMap(({looks}) => looks),
      ...(sources.settings.logDir === undefined ? [] : [stackLogsCommand(source, CONTAINER_LINES)])
    ]
  };
}

export const SERVICE_IMAGE = '<image of another service>';

/** Which of them are in the stack is known when compose has read its file. */
async function otherImages(target: BuildTarget, sources: DryRunSources): Promise<DryTest> {
  const {plan, settings, files} = sources;
  const root = (await files.realPath('.')) ?? '.';
  const all = plan.targets.map(one => runImage(one, settings, root));
  const own = runImage(target, settings, root);
  const names = [...new Set(plan.targets.map(({image}) => image))].filter(name => name !== target.image);
  const ids = names.map(
    name =>
      chooseVariant(
        all.filter(({image}) => image === name),
        own
      )?.id
  );
  const others = plan.targets.filter(({id}) => ids.includes(id));
  const references = others.map(one => imageReference(one, sources));
  const pulls: readonly Command[] = plan.push.push
    ? references.map(reference => pullCommand(reference, target.platform))
    : [];
  return {
    commands: [
      ...pulls.map(command => ({...command, note: 'Only where a service of the stack is this image.'})),
      {...pullCommand(SERVICE_IMAGE), note: 'Only where the engine lacks it.'}
    ],
    looks: [...references, SERVICE_IMAGE].map(inspectImageCommand)
  };
}
