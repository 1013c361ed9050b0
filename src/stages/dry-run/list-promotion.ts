import {withDigest} from '../../oci/reference.ts';
import {buildxVersionCommand} from '../check-tools.ts';
import type {LookedAt} from '../promote/look.ts';
import {copyRequest, planWrites, tagRequest} from '../promote/write.ts';
import {askStep, builderCommand, loginStep} from './provision.ts';
import {type DryRunSources, type DryStep, isSaid} from './step.ts';
import {endStep} from './tidy.ts';
import {composeCommands, writeCommand} from './write.ts';

type Sources = Pick<DryRunSources, 'settings' | 'plan' | 'session' | 'dockerConfig' | 'files'>;

/** The commands by which what was looked at would be promoted. */
export async function listPromotion(looked: readonly LookedAt[], sources: Sources): Promise<readonly DryStep[]> {
  const {settings, session} = sources;
  const builder = settings.tools.builder ?? session.ownBuilder ?? '';
  const create = await builderCommand(sources, true);
  const {copies, inTurn} = planWrites(looked);
  const says = looked.flatMap(({promotion, tags}) =>
    tags.flatMap(({verdict}) =>
      verdict.kind === 'write' && verdict.says ? [`${promotion.repository}: ${verdict.says}.`] : []
    )
  );
  const steps: readonly DryStep[] = [
    {title: 'look at the tools', commands: [buildxVersionCommand]},
    {title: 'create a builder', commands: create ? [create] : []},
    loginStep(sources),
    askStep(builder),
    {
      title: 'copy what is not in its repository yet',
      commands: copies.map(({source, repository, digest}) =>
        writeCommand(builder, {...copyRequest(source), tags: [withDigest(repository, digest)]})
      ),
      looks: copies.flatMap(({source}) => composeCommands(builder, copyRequest(source)).looks ?? [])
    },
    {
      title: 'write the tags',
      commands: inTurn.flat().map(one => writeCommand(builder, tagRequest(one))),
      note:
        says.join(' ') || (inTurn.flat().length > 0 ? 'Those that never move come first.' : 'They are there already.')
    },
    endStep(session, [])
  ];
  return steps.filter(isSaid);
}
