import type {Publication} from '../plan/plan.ts';
import type {PublicationResult} from '../report/result.ts';

/** A publication none of whose tags was written. */
export const notPublished = ({id, image, variant, repositories, tags}: Publication): PublicationResult => ({
  id,
  image,
  variant,
  status: 'not-published',
  repositories: repositories.map(repository => ({
    repository,
    platforms: [],
    tags: [],
    missing: tags.map(({name}) => name)
  }))
});
