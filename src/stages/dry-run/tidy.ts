import {removeBuilderCommand} from '../../buildx/builder-command.ts';
import {listCommand, removeImagesCommand, removeVolumesCommand} from '../../engine/container-command.ts';
import {builderFilter, localImagesCommand, ownFilter} from '../cleanup.ts';
import {scannerVolume} from '../gates.ts';
import {needsPublishedImage} from '../measure-published.ts';
import {localImageName, type Session} from '../session.ts';
import {publishedReference} from './check.ts';
import {SERVICE_IMAGE} from './stack.ts';
import {type DryCommand, type DryRunSources, type DryStep, imageReference} from './step.ts';

/** What takes away everything that a run has made on the machine. */
export function tidySteps(sources: DryRunSources): readonly DryStep[] {
  const {plan, session} = sources;
  const checked = plan.targets.filter(({smoke}) => smoke !== 'off');
  const pulled = plan.push.push ? checked.map(target => imageReference(target, sources)) : [];
  const compared = plan.targets.filter(({budgets}) => needsPublishedImage(budgets.limits)).map(publishedReference);
  const services = checked.some(({smoke}) => smoke !== 'off' && smoke.compose) ? [SERVICE_IMAGE] : [];
  const local = plan.push.push ? [] : plan.targets.map(({id}) => localImageName(session, id));
  const scanners = plan.push.push
    ? plan.gates.flatMap(({kind}) => (kind === 'run' || kind === 'cosign' ? [] : [kind]))
    : [];
  const removals = [
    ...pulled.map(reference => removeImagesCommand([reference])),
    ...[...compared, ...services].map(reference => ({
      ...removeImagesCommand([reference]),
      note: 'Only where the run has pulled it.'
    }))
  ];
  return [
    {title: 'remove the images that were pulled', commands: removals, ...(removals.length > 0 ? {note: SHORT} : {})},
    endStep(session, [
      ...(local.length > 0 ? [removeImagesCommand(local)] : []),
      ...[...new Set(scanners)].map(kind => ({
        ...removeVolumesCommand([scannerVolume(session, kind)]),
        note: 'Only where the scanner ran from its image.'
      }))
    ])
  ];
}

const SHORT = "Earlier where the engine's disk is short.";

/** @param commands for what is known to be left besides a builder */
export function endStep(session: Session, commands: readonly DryCommand[]): DryStep {
  const {ownBuilder} = session;
  const own = ownFilter(session);
  return {
    title: 'remove what is left',
    commands: [...(ownBuilder === undefined ? [] : [removeBuilderCommand(ownBuilder)]), ...commands],
    looks: [
      ...(['container', 'network', 'volume'] as const).map(kind => listCommand(kind, own)),
      localImagesCommand(session),
      ...(ownBuilder === undefined
        ? []
        : (['container', 'volume'] as const).map(kind => listCommand(kind, builderFilter(ownBuilder))))
    ],
    note: 'Whatever the looks still find is removed by its name.'
  };
}
