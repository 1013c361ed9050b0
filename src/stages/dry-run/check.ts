import {chooseGpu} from '../../engine/choose-gpu.ts';
import {inspectImageCommand, pullCommand, removeContainersCommand} from '../../engine/container-command.ts';
import {copyCommand, createCommand, saveCommand} from '../../engine/image-command.ts';
import type {SmokeTest} from '../../inputs/check-settings.ts';
import type {BuildTarget} from '../../plan/plan.ts';
import {filesContainer} from '../image-files.ts';
import {needsPublishedImage, needsStart, twinOf} from '../measure-published.ts';
import {stackCommands} from './stack.ts';
import {aloneCommands} from './start-alone.ts';
import {type DryRunSources, type DryStep, imageReference} from './step.ts';
import {configOf, type DrySubject, type DryTest} from './subject.ts';

/** The check of one build target; then of what its tags point at now, where a budget compares the two. */
export async function checkSteps(target: BuildTarget, sources: DryRunSources): Promise<readonly DryStep[]> {
  const {plan, session} = sources;
  const reference = imageReference(target, sources);
  const title = `check ${target.id}`;
  if (target.smoke === 'off')
    return plan.push.push ? [] : [{title, commands: [], looks: [inspectImageCommand(reference)]}];
  const files = filesContainer({target: target.id, reference, platform: target.platform, session});
  const pushed = plan.push.push;
  return [
    {
      title: pushed ? `pull ${target.id}` : `look into ${target.id}`,
      commands: pushed
        ? [
            pullCommand(reference, target.platform),
            {
              ...createCommand(files),
              note: 'Only where what it starts lies in a large base image, to read it there; it is never started.'
            },
            {...removeContainersCommand([files.name]), note: 'Only where it was made.'}
          ]
        : [],
      looks: [
        inspectImageCommand(reference),
        saveCommand(reference),
        ...(pushed ? [copyCommand(files.name, '<path of a program>')] : [])
      ]
    },
    ...(await testSteps(target, target.smoke, reference, sources)),
    ...(await publishedSteps(target, sources))
  ];
}

const NOTE =
  "Memory, GPUs, the HEALTHCHECK's interval, the ports that are published and the capabilities of its user follow from the engine and the built image.";

/** Twice where it depends on the engine's GPUs what is started. */
async function testSteps(
  target: BuildTarget,
  asked: SmokeTest,
  reference: string,
  sources: DryRunSources
): Promise<readonly DryStep[]> {
  const title = `check ${target.id}`;
  const isOpen = asked.container.gpus === 'auto';
  const choices = [chooseGpu(asked, isOpen ? 'runtime' : undefined), ...(isOpen ? [chooseGpu(asked, undefined)] : [])];
  return Promise.all(
    choices.map(async (choice, index): Promise<DryStep> => {
      const where = isOpen ? `Only where the engine has ${index === 0 ? 'GPUs' : 'no GPU'}. ` : '';
      if (!choice.run) return {title, commands: [], note: `${where}It is not started: ${choice.reason}.`};
      const {smoke, gpus} = choice;
      const config = configOf(target, smoke);
      const subject = {target, smoke, reference, config, ...(gpus === undefined ? {} : {gpus})};
      return {title, ...(await testCommands(subject, sources)), note: `${where}${NOTE}`};
    })
  );
}

const testCommands = (subject: DrySubject, sources: DryRunSources): Promise<DryTest> =>
  subject.smoke.compose ? stackCommands(subject, subject.smoke.compose, sources) : aloneCommands(subject, sources);

export const publishedReference = ({repository}: BuildTarget): string =>
  `${repository}@<digest of the published image>`;

async function publishedSteps(target: BuildTarget, sources: DryRunSources): Promise<readonly DryStep[]> {
  const {smoke, platform, budgets, id} = target;
  if (!needsPublishedImage(budgets.limits)) return [];
  const reference = publishedReference(target);
  const tests = smoke !== 'off' && needsStart(budgets.limits);
  const tested = tests ? await testSteps(twinOf(target), smoke, reference, sources) : [];
  return [
    {
      title: `measure what the tags of ${id} point at`,
      commands: [pullCommand(reference, platform)],
      looks: [inspectImageCommand(reference)]
    },
    ...tested
  ].map(step => ({...step, note: 'Only where there is something, which the new image is compared with.'}));
}
