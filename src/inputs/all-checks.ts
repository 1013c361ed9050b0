import type {Check, SmokeTest} from './check-settings.ts';

/** Of every life of the container. */
export const allChecks = ({checks, restart}: Pick<SmokeTest, 'checks' | 'restart'>): readonly Check[] =>
  typeof restart === 'object' ? [...checks, ...restart.checks] : checks;
