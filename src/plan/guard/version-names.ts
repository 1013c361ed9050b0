import {valid} from 'semver';
import type {Facts} from '../../context/facts.ts';
import type {Settings} from '../../inputs/settings.ts';
import {tagsOfPush} from './written-tags.ts';

/** What releases of these settings are called in a repository. */
export interface VersionName {
  readonly repository: string;
  /** `full` for `1.2.3`, `range` for `1.2` and `1`, `fixed` for `latest`. */
  readonly kind: 'full' | 'range' | 'fixed';
  /** Of the whole tag; the groups are the numbers. */
  readonly pattern: RegExp;
}

/** Numbers that nothing else of a tag has. */
const PROBE = ['900001', '900002', '900003'] as const;
const NUMBER = '(0|[1-9]\\d*)';

/** Every form in which a release of a Git tag such as `v1.2.3` writes its tags. */
export const versionNames = (settings: Pick<Settings, 'images' | 'names'>, facts: Facts): readonly VersionName[] =>
  tagsOfPush('tag', `v${PROBE.join('.')}`, settings, facts).map(({repository, name}) => {
    const [major, , patch] = PROBE.map(number => name.includes(number));
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const source = PROBE.reduce((text, number) => text.replace(number, NUMBER), escaped);
    return {repository, kind: patch ? 'full' : major ? 'range' : 'fixed', pattern: new RegExp(`^${source}$`)};
  });

/** Whether a tag may be of a version, whatever rules write it: `latest`, `1.2`, `v1.2.3-rc.1`. */
export const looksLikeVersion = (tag: string): boolean =>
  tag === 'latest' || /^v?\d+(\.\d+)?$/.test(tag) || valid(tag) !== null;
