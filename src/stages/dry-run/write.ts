import {createIndexCommand, isCopy, isWithinRepository, printIndexCommand} from '../../buildx/imagetools.ts';
import type {Command} from '../../ports/process.ts';
import type {TagRequest} from '../../ports/registry.ts';
import type {DryCommand} from './step.ts';

const BY_HTTP = 'Only where the registry does not take it by HTTP: the run puts the same bytes there by itself.';

/** Of an index or a tag: what is within one repository is written by HTTP, where that will do. */
export function writeCommand(builder: string, request: TagRequest): DryCommand {
  const command = createIndexCommand(builder, request);
  return isWithinRepository(request) ? {...command, note: BY_HTTP} : command;
}

/** How what is written becomes known: read by HTTP where it is there already. */
export function composeCommands(
  builder: string,
  index: Omit<TagRequest, 'tags'>
): {readonly commands: readonly Command[]; readonly looks?: readonly Command[]} {
  const print = printIndexCommand(builder, index);
  return isCopy(index) ? {commands: [], looks: [print]} : {commands: [print]};
}
