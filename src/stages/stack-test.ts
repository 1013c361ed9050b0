import {chooseGpu} from '../engine/choose-gpu.ts';
import {boundsOf, memoryOf} from '../engine/compose-bounds.ts';
import {
  type ComposeSource,
  downCommand,
  removeServicesCommand,
  removeStackCommand,
  stackLogsCommand
} from '../engine/compose-command.ts';
import {type ComposeService, hasHealthcheck} from '../engine/compose-project.ts';
import {type StackPart, stackProject} from '../engine/compose-stack.ts';
import {limitFor, type Probes} from '../engine/probes.ts';
import {decideRounds, summarizeRounds} from '../engine/restart-probes.ts';
import type {SmokeTest} from '../inputs/check-settings.ts';
import {defined} from '../inputs/objects.ts';
import type {BuildTarget} from '../plan/plan.ts';
import type {Command, Process} from '../ports/process.ts';
import type {Failure} from '../report/result.ts';
import {explainStack, type Known} from './explain-stack.ts';
import type {Stack} from './read-stack.ts';
import {CONTAINER_LINES} from './recording.ts';
import {localImageName, SESSION_LABEL, type Session, stackFolder, stackName} from './session.ts';
import {FLAPPED, healthOverride, notRun, type Subject, type Tested} from './smoke-test.ts';
import {bringImages} from './stack-images.ts';
import {type Round, runRound, type StackTrouble} from './stack-round.ts';
import type {OtherImage} from './stacks.ts';
import type {VerifyPorts} from './verify.ts';

/** A stack whose images are built. */
export interface ReadyStack {
  readonly stack: Stack;
  readonly others: Readonly<Record<string, OtherImage>>;
}

/** Starts the whole project with the image under test in it, and passes the checks against that one service. */
export async function stackTest(
  target: BuildTarget,
  asked: SmokeTest,
  {stack, others}: ReadyStack,
  subject: Subject & {readonly emulated: boolean},
  ports: VerifyPorts
): Promise<Tested> {
  const {session, emulated, reference, config: image} = subject;
  const engine = await ports.runtime.engine();
  const choice = chooseGpu(asked, engine?.gpus);
  if (!choice.run) return notRun(target, choice.reason, emulated);
  const {smoke, lacksGpu} = choice;
  const service = stack.project.services[stack.service] ?? {};
  const config = {...image, hasHealthcheck: hasHealthcheck(service, image.hasHealthcheck)};
  const decision = decideRounds(smoke, config, emulated);
  if (!decision.ok) return failed(target, {title: decision.problem, remedy: decision.remedy});
  if (decision.publish.length > 0 && service.network_mode !== undefined)
    return failed(target, hiddenPorts(stack, service));
  const own = {reference, config: image, platform: target.platform};
  const images = await bringImages(stack, own, others, id => localImageName(session, id), ports);
  const source = startedSource(stack.source, target, session);
  const bounds = boundsOf(service, smoke.container, {memory: engine?.memory, user: image.user});
  const start = async (number: number, probes: Probes): Promise<Round> => {
    // Another name each time: the engine would tell the events of the earlier container again.
    const containerName = serviceContainer(source, number, stack.service);
    const part: StackPart = {
      name: source.name,
      labels: {[SESSION_LABEL]: session.id},
      images,
      readOnlyBinds: !session.trusted,
      subject: {
        service: stack.service,
        containerName,
        publish: decision.publish,
        container: smoke.container,
        bounds,
        gpus: smoke.container.gpus && (choice.gpus ?? 'none'),
        health: healthOverride(emulated)
      }
    };
    await ports.files.writePrivate(source.file, JSON.stringify(stackProject(stack.project, part)));
    return {stack, source, containerName, limitMs: limitFor(smoke.timeoutMs, emulated), probes};
  };
  const ofFile = memoryOf(service);
  const known: Known = {
    asked: {...(ofFile === undefined ? {} : {memory: ofFile}), ...smoke.container},
    config,
    spec: {
      // Less than one is no limit.
      pids: bounds.pids_limit > 0 ? bounds.pids_limit : Number.MAX_SAFE_INTEGER,
      readOnly: smoke.container.readOnly || service.read_only === true,
      ...(bounds.mem_limit === undefined ? {} : {memory: Number(bounds.mem_limit)}),
      ...(choice.gpus === undefined ? {} : {gpus: choice.gpus})
    }
  };
  const explain = (round: Round, trouble: StackTrouble): Promise<Failure> =>
    explainStack(target, trouble, round, known, ports);
  try {
    const round = await start(1, decision);
    const first = await runRound(round, ports);
    if (!first.passed) return failed(target, await explain(round, first.trouble));
    if (decision.again) {
      await keepLogs(source, ports);
      await stopKeepingData(source, ports.process);
      const again = await start(2, decision.again);
      const second = await runRound(again, ports);
      if (!second.passed) return failed(target, afterRestart(await explain(again, second.trouble)));
    }
    return {
      check: {summary: summarize(stack, summarizeRounds(decision)), emulated, ...defined({lacksGpu})},
      measured: first.measured,
      failures: [],
      warnings: first.flapped ? [{target: target.id, message: FLAPPED}] : []
    };
  } finally {
    ports.defer(keepLogs(source, ports).then(() => ports.process.run(removeStackCommand(source))));
  }
}

/** The published image is checked in the same stack, while this one is still being removed. */
export const startedSource = (source: ComposeSource, {id}: BuildTarget, session: Session): ComposeSource => ({
  ...source,
  name: stackName(session, id),
  file: `${stackFolder(session, id)}/compose.json`
});

/** @param number of the start, from 1 on */
export const serviceContainer = ({name}: ComposeSource, number: number, service: string): string =>
  `${name}-${number}-${service}`;

const failed = ({id}: BuildTarget, failure: Omit<Failure, 'code' | 'target'>): Tested => ({
  measured: {},
  failures: [{...failure, code: 'check-failed', target: id}],
  warnings: []
});

const hiddenPorts = ({service}: Stack, {network_mode}: ComposeService) => ({
  title: `service "${service}" has "network_mode: ${network_mode}", where its port cannot be published`,
  remedy: 'Leave "network_mode" out of the service under test.'
});

const afterRestart = (failure: Failure): Failure => ({
  ...failure,
  title: `after a restart: ${failure.title}`,
  cause: `It passed at first, and not when it was started again with its data. ${failure.cause ?? ''}`.trim()
});

/** Before its containers go. */
async function keepLogs(source: ComposeSource, {process, log}: VerifyPorts): Promise<void> {
  if (!log) return;
  const {stdout} = await process.run(stackLogsCommand(source, CONTAINER_LINES));
  log.section('output of the services', stdout.trimEnd().split('\n'));
}

export const stopCommands = (source: ComposeSource): readonly Command[] => [
  removeServicesCommand(source),
  downCommand(source)
];

async function stopKeepingData(source: ComposeSource, process: Process): Promise<void> {
  for (const command of stopCommands(source)) await process.run(command);
}

function summarize({project}: Stack, words: string): string {
  const count = Object.keys(project.services).length;
  return `stack of ${count} service${count === 1 ? '' : 's'}: ${words}`;
}
