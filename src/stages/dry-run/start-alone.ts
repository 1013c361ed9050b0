import {INNER_FILES} from '../../engine/cgroup.ts';
import {
  createCommand,
  eventsCommand,
  execCommand,
  inspectContainerCommand,
  listenersCommand,
  logsCommand,
  portsCommand,
  readFileCommand,
  removeContainersCommand,
  removeVolumesCommand,
  runCommand,
  runOnceCommand,
  startAttachedCommand,
  startCommand,
  statsCommand,
  stopCommand
} from '../../engine/container-command.ts';
import {type Probes, patternsOf} from '../../engine/probes.ts';
import {decideRounds, type Rounds} from '../../engine/restart-probes.ts';
import type {ExecCheck, RunCheck, SmokeTest} from '../../inputs/check-settings.ts';
import type {ContainerSpec} from '../../ports/container.ts';
import type {Command} from '../../ports/process.ts';
import type {ContainerRuntime, ImageConfig} from '../../ports/runtime.ts';
import {containerSpec} from '../container-spec.ts';
import {CONTAINER_LINES} from '../recording.ts';
import {oneShot} from '../run-container.ts';
import {LAST_LINES} from '../run-probes.ts';
import {serviceSpec} from '../smoke-test.ts';
import {volumeNames} from '../workspace-files.ts';
import {type DryCommand, type DryRunSources, isEmulated} from './step.ts';
import {type DrySubject, type DryTest, UNKNOWN_PORT} from './subject.ts';

const NO_ENGINE = {engine: async () => undefined} as unknown as ContainerRuntime;

/** An image that is started by itself, and what goes with it. */
export async function aloneCommands(
  {target, smoke, gpus, reference, config}: DrySubject,
  sources: DryRunSources
): Promise<DryTest> {
  const {session, files, temp, settings} = sources;
  const rounds = roundsOf(smoke, config, isEmulated(target, sources));
  const image = {reference, config, session};
  const spec = await containerSpec(target, smoke.container, gpus, image, {runtime: NO_ENGINE, files, temp});
  const publish = rounds.publish.filter(port => port !== UNKNOWN_PORT);
  const service = serviceSpec(spec, publish, config, isEmulated(target, sources));
  const started: string[] = rounds.needsContainer ? [spec.name] : [];
  const commands = livesOf(rounds).flatMap(({probes, again}) => [
    ...(rounds.needsContainer ? startCommands(service, probes, again) : []),
    ...commandChecks(probes).map((check): DryCommand => {
      if (check.kind === 'exec') return {...execCommand(spec.name, check.command), note: POLLED};
      const once = oneShot(rounds.needsContainer ? service : spec, check, started.length);
      started.push(once.name);
      return {...runOnceCommand(once), ...muteNote(check)};
    })
  ]);
  const volumes = volumeNames(spec.mounts);
  return {
    commands: [
      ...commands,
      ...started.map(name => removeContainersCommand([name])),
      ...(volumes.length > 0 ? [removeVolumesCommand(volumes)] : [])
    ],
    looks: [
      ...(rounds.needsContainer ? serviceLooks(spec.name, rounds) : []),
      ...(settings.logDir === undefined ? [] : started.map(name => logsCommand(name, CONTAINER_LINES)))
    ]
  };
}

/** Of a one-shot whose output is read. */
export const muteNote = ({output}: RunCheck): Pick<DryCommand, 'note'> =>
  output === undefined ? {} : {note: 'Once more, by the next number, where it ends without a word.'};

export const POLLED = 'Again and again until it succeeds.';

/** Every check can be decided by what stands for the image. */
export function roundsOf(smoke: SmokeTest, config: ImageConfig, emulated: boolean): Rounds {
  const decision = decideRounds(smoke, config, emulated);
  if (!decision.ok) throw new Error(decision.problem);
  return decision;
}

interface Life {
  readonly probes: Probes;
  readonly again: boolean;
}

/** From each start to the next; nothing is started again that is not up. */
export const livesOf = ({again, ...probes}: Rounds): readonly Life[] => [
  {probes, again: false},
  ...(again && probes.needsContainer ? [{probes: again, again: true}] : [])
];

function startCommands(service: ContainerSpec, probes: Probes, again: boolean): readonly Command[] {
  const {name} = service;
  const attached = patternsOf(probes).length > 0;
  if (again) return [stopCommand(name), (attached ? startAttachedCommand : startCommand)(name)];
  return attached ? [createCommand(service), startAttachedCommand(name)] : [runCommand(service)];
}

export const commandChecks = ({probes}: Probes): readonly (ExecCheck | RunCheck)[] =>
  probes.flatMap(({check}) => (check.kind === 'exec' || check.kind === 'run' ? [check] : []));

/** How it is, where its ports are, and what it has used. */
export function serviceLooks(name: string, rounds: Rounds): readonly Command[] {
  const lives = livesOf(rounds).map(({probes}) => probes);
  const kinds = lives.flatMap(({probes}) => probes.map(({check}) => check.kind));
  return [
    eventsCommand(name),
    ...(kinds.some(kind => kind === 'http' || kind === 'tcp') ? [portsCommand(name)] : []),
    ...(kinds.includes('tcp') ? [listenersCommand(name)] : []),
    ...(lives.some(({bans}) => bans.length > 0) ? [logsCommand(name, LAST_LINES)] : []),
    inspectContainerCommand(name),
    readFileCommand(name, ...INNER_FILES),
    statsCommand(name)
  ];
}
