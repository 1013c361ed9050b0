import {type ComposeSource, downCommand, removeServicesCommand, removeStackCommand} from '../engine/compose-command.ts';
import {hasHealthcheck} from '../engine/compose-project.ts';
import {type StackPart, stackProject} from '../engine/compose-stack.ts';
import {decideProbes, describeProbe, limitFor, type Probe} from '../engine/probes.ts';
import type {SmokeTest} from '../inputs/check-settings.ts';
import type {BuildTarget} from '../plan/plan.ts';
import type {Process} from '../ports.ts';
import type {Failure} from '../report/result.ts';
import {explainStack} from './explain-stack.ts';
import type {Stack} from './read-stack.ts';
import {localImageName, SESSION_LABEL, stackFolder} from './session.ts';
import {healthOverride, type Subject, type Tested} from './smoke-test.ts';
import {bringImages} from './stack-images.ts';
import {type Round, runRound} from './stack-round.ts';
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
  smoke: SmokeTest,
  {stack, others}: ReadyStack,
  {session, emulated, reference, config: image}: Subject,
  ports: VerifyPorts
): Promise<Tested> {
  const service = stack.project.services[stack.service] ?? {};
  const config = {...image, hasHealthcheck: hasHealthcheck(service, image.hasHealthcheck)};
  const decision = decideProbes(smoke, config, emulated);
  if (!decision.ok) return failed(target, {title: decision.problem, remedy: decision.remedy});
  const {probes, publish} = decision;
  if (publish.length > 0 && service.network_mode !== undefined) {
    const title = `service "${stack.service}" has "network_mode: ${service.network_mode}", where its port cannot be published`;
    return failed(target, {title, remedy: 'Leave "network_mode" out of the service under test.'});
  }
  const limitMs = limitFor(smoke.timeoutMs, emulated);
  const own = {reference, config: image, platform: target.platform};
  const images = await bringImages(stack, own, others, id => localImageName(session, id), ports);
  const source = {...stack.source, file: `${stackFolder(session, target.id)}/compose.json`};
  const start = async (number: number): Promise<Round> => {
    // Another name each time: the engine would tell the events of the earlier container again.
    const containerName = `${source.name}-${number}-${stack.service}`;
    const part: StackPart = {
      name: source.name,
      labels: {[SESSION_LABEL]: session.id},
      images,
      readOnlyBinds: !session.trusted,
      subject: {
        service: stack.service,
        containerName,
        publish,
        container: smoke.container,
        health: healthOverride(limitMs, emulated)
      }
    };
    await ports.files.writePrivate(source.file, JSON.stringify(stackProject(stack.project, part)));
    return {stack, source, containerName, limitMs, probes};
  };
  const explain = (round: Round, trouble: Parameters<typeof explainStack>[1]): Promise<Failure> =>
    explainStack(target, trouble, {...round, config}, ports);
  try {
    const round = await start(1);
    const first = await runRound(round, ports);
    if (!first.passed) return failed(target, await explain(round, first.trouble));
    if (smoke.restart) {
      await stopKeepingData(source, ports.process);
      const again = await start(2);
      const second = await runRound(again, ports);
      if (!second.passed) return failed(target, afterRestart(await explain(again, second.trouble)));
    }
    return {
      check: {summary: summarize(stack, probes, smoke.restart), emulated},
      measured: {startup: first.startupMs},
      failures: [],
      warnings: []
    };
  } finally {
    ports.defer(ports.process.run(removeStackCommand(source)));
  }
}

const failed = ({id}: BuildTarget, failure: Pick<Failure, 'title' | 'remedy' | 'cause' | 'details'>): Tested => ({
  measured: {},
  failures: [{...failure, code: 'check-failed', target: id}],
  warnings: []
});

const afterRestart = (failure: Failure): Failure => ({
  ...failure,
  title: `after a restart: ${failure.title}`,
  cause: `It passed at first, and not when it was started again with its data. ${failure.cause ?? ''}`.trim()
});

async function stopKeepingData(source: ComposeSource, process: Process): Promise<void> {
  await process.run(removeServicesCommand(source));
  await process.run(downCommand(source));
}

function summarize({project}: Stack, probes: readonly Probe[], restarted: boolean): string {
  const count = Object.keys(project.services).length;
  const words = probes.map(describeProbe).join(', ');
  return `stack of ${count} service${count === 1 ? '' : 's'}: ${words}${restarted ? ', again after a restart' : ''}`;
}
