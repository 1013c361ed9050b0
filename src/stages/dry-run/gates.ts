import {delimiter} from 'node:path';
import {inspectImageCommand, pullCommand} from '../../engine/container-command.ts';
import {signCommand} from '../../engine/sign-command.ts';
import type {Tool} from '../../engine/tool-images.ts';
import type {CommandGate, ScanGate, SignGate} from '../../inputs/check-settings.ts';
import {parseRepository} from '../../oci/reference.ts';
import type {Command} from '../../ports/process.ts';
import {gateCommand, isTargetGate, planScan, scanFiles} from '../gates.ts';
import {helpUse, signHelpCommand} from '../sign.ts';
import {type ToolPlace, toolCommand, toolImage, toolVersionCommand} from '../tool.ts';
import {type DryCommand, type DryRunSources, type DryStep, HIDDEN, imageDigest, indexDigest} from './step.ts';

/** Of every gate that looks at images. */
export const gateSteps = ({plan, ...sources}: DryRunSources): Promise<readonly DryStep[]> =>
  Promise.all(
    plan.gates
      .filter(isTargetGate)
      .map(gate =>
        gate.kind === 'run'
          ? runStep(gate, {plan, ...sources})
          : scanStep({...gate, kind: gate.kind}, {plan, ...sources})
      )
  );

const titleOf = ({name}: {readonly name: string}): string => `gate "${name}"`;

function runStep(gate: CommandGate, {plan}: DryRunSources): DryStep {
  const commands = plan.targets.map(target => gateCommand(gate, {target, manifest: imageDigest(target)}, plan.version));
  return {title: titleOf(gate), commands};
}

async function scanStep(gate: ScanGate, sources: DryRunSources): Promise<DryStep> {
  const {plan, session} = sources;
  const {place, ...brought} = await bringTool(gate.kind, gate.image, sources);
  const scans = await Promise.all(
    plan.targets.map(async (target, index) => {
      const image = {target, manifest: imageDigest(target)};
      const {before, command, use} = planScan(gate, place, image, scanFiles(gate, index, session));
      return [...before, await toolCommand(place, command, use, session, sources)];
    })
  );
  return {title: titleOf(gate), ...brought, commands: [...brought.commands, ...scans.flat()]};
}

/** Of every gate that signs, once the indexes are uploaded. */
export const signSteps = (sources: DryRunSources): Promise<readonly DryStep[]> =>
  Promise.all(sources.plan.gates.flatMap(gate => (gate.kind === 'cosign' ? [signStep(gate, sources)] : [])));

async function signStep(gate: SignGate, sources: DryRunSources): Promise<DryStep> {
  const {plan, session, env} = sources;
  const {place, ...brought} = await bringTool('cosign', gate.image, sources);
  // What the pinned image has; of another cosign it is not known.
  const help = place.on === 'image' && gate.image === undefined ? '--use-signing-config' : '';
  const starred = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value && HIDDEN]));
  const indexes = plan.publications
    .filter(({tags}) => tags.length > 0)
    .flatMap(({id, repositories}) => repositories.map(repository => ({id, repository})));
  const commands = await Promise.all(
    indexes.map(({id, repository}) => {
      const use = {name: '<name of the container>', registry: parseRepository(repository).registry, mounts: {}};
      const command = signCommand(gate, `${repository}@${indexDigest(id)}`, help, starred);
      return toolCommand(place, command, use, session, sources);
    })
  );
  const asked = gate.transparencyLog
    ? []
    : [await toolCommand(place, signHelpCommand(gate), helpUse(gate, session), session, sources)];
  return {
    title: titleOf(gate),
    commands: [...brought.commands, ...commands],
    looks: [...brought.looks, ...asked],
    ...(asked.length > 0 && help === '' ? {note: 'A cosign that knows it gets --use-signing-config=false, too.'} : {})
  };
}

interface Brought {
  readonly place: ToolPlace;
  readonly commands: readonly DryCommand[];
  readonly looks: readonly Command[];
}

/** A tool that is not on PATH is run from its image. */
async function bringTool(tool: Tool, given: string | undefined, {env, files}: DryRunSources): Promise<Brought> {
  const folders = (env.PATH ?? '').split(delimiter).filter(folder => folder !== '');
  const found = await Promise.all(folders.map(folder => files.exists(`${folder}/${tool}`)));
  const looks = [toolVersionCommand(tool)];
  if (found.includes(true)) return {place: {on: 'path'}, commands: [], looks};
  const image = toolImage(tool, given);
  return {
    place: {on: 'image', image},
    commands: [{...pullCommand(image), note: 'Only where the engine lacks it.'}],
    looks: [...looks, inspectImageCommand(image)]
  };
}
