import {formatAnnotation} from '../../buildx/build-command.ts';
import {withDigest, withTag} from '../../oci/reference.ts';
import type {Publication} from '../../plan/plan.ts';
import {isUploadedFirst} from '../publish.ts';
import {signSteps} from './gates.ts';
import {builtDigest, type DryCommand, type DryRunSources, type DryStep, indexDigest, isSaid} from './step.ts';
import {composeCommands, writeCommand} from './write.ts';

/** Where there is more than one index, all are uploaded before the first tag. Then version tags, moving ones last. */
export async function publishSteps(sources: DryRunSources, builder: string): Promise<readonly DryStep[]> {
  const {plan, existing} = sources;
  const signatures = await signSteps(sources);
  const approve = signatures.length > 0 ? {approve: async () => []} : {};
  const isFirst = isUploadedFirst({publications: plan.publications, ...approve});
  const composed = plan.publications
    .filter(({tags}) => tags.length > 0)
    .map(publication => (isFirst ? uploadStep : composeStep)(publication, sources, builder));
  const writes = [false, true].flatMap(moving =>
    plan.publications.map((publication): DryStep => {
      const kept = namesOf(publication, moving).filter(name =>
        publication.repositories.some(repository => existing.includes(withTag(repository, name)))
      );
      return {
        title: `publish ${moving ? 'moving tags' : 'version tags'} of ${publication.id}`,
        commands: (isFirst ? tagCommands : writeCommands)(publication, moving, sources, builder),
        ...(kept.length > 0 ? {note: `${kept.join(', ')}, there already, stays where it holds these images.`} : {})
      };
    })
  );
  return [...composed, ...signatures, ...writes].filter(isSaid);
}

const indexOf = ({targets, annotations}: Publication, {plan}: DryRunSources) => ({
  sources: plan.targets
    .filter(({id}) => targets.includes(id))
    .map(target => withDigest(target.repository, builtDigest(target))),
  annotations: annotations.map(formatAnnotation)
});

const indexReference = (repository: string, {id}: Publication): string => withDigest(repository, indexDigest(id));

/** Once for all of its tags. */
const composeStep = (publication: Publication, sources: DryRunSources, builder: string): DryStep => ({
  title: `compose the index of ${publication.id}`,
  ...composeCommands(builder, indexOf(publication, sources))
});

/** Composed once, for its digest; then written by it. */
function uploadStep(publication: Publication, sources: DryRunSources, builder: string): DryStep {
  const index = indexOf(publication, sources);
  const {commands, ...composing} = composeCommands(builder, index);
  const writes = publication.repositories.map(repository =>
    writeCommand(builder, {...index, tags: [indexReference(repository, publication)]})
  );
  return {title: `upload the index of ${publication.id}`, commands: [...commands, ...writes], ...composing};
}

const namesOf = ({tags}: Publication, moving: boolean): readonly string[] =>
  tags.filter(tag => tag.moving === moving).map(({name}) => name);

function tagCommands(
  publication: Publication,
  moving: boolean,
  _: DryRunSources,
  builder: string
): readonly DryCommand[] {
  const names = namesOf(publication, moving);
  if (names.length === 0) return [];
  return publication.repositories.map(repository =>
    writeCommand(builder, {
      tags: names.map(name => withTag(repository, name)),
      sources: [indexReference(repository, publication)],
      annotations: []
    })
  );
}

function writeCommands(
  publication: Publication,
  moving: boolean,
  sources: DryRunSources,
  builder: string
): readonly DryCommand[] {
  const names = namesOf(publication, moving);
  if (names.length === 0) return [];
  const tags = publication.repositories.flatMap(repository => names.map(name => withTag(repository, name)));
  return [writeCommand(builder, {...indexOf(publication, sources), tags})];
}
