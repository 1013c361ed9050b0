import {describe, expect, it} from 'vitest';
import type {PackageChanges} from '../../src/oci/sbom.ts';
import {packageGroups} from '../../src/report/packages.ts';
import type {TargetResult} from '../../src/report/result.ts';
import {renderSummary} from '../../src/report/summary.ts';
import {success} from './fixtures.ts';

const NONE: PackageChanges = {added: [], removed: [], changed: []};
const result = (changes: (target: TargetResult, at: number) => PackageChanges | undefined) =>
  success({
    targets: success().targets.map((target, at) => {
      const packages = changes(target, at);
      const before = {reference: 'ghcr.io/acme/hello:latest', measured: {}};
      return {...target, before, ...(packages ? {packages} : {})};
    })
  });

describe('packages that changed', () => {
  it('are told once for the targets that they are the same of', () => {
    const changed: PackageChanges = {
      added: [{name: 'curl', version: '8.5.0'}],
      removed: [],
      changed: [{name: 'openssl', from: '3.0.1', to: '3.0.2'}]
    };
    const [first, ...more] = packageGroups(result((_, at) => (at < 2 ? changed : NONE)));
    expect(more).toEqual([]);
    expect(first?.title).toMatch(
      /^hello\/cpu\/linux\/amd64, hello\/cpu\/linux\/arm64 against ghcr\.io\/acme\/hello:latest: 1 package changed, 1 added$/
    );
    expect(first?.lines).toEqual(['~ openssl 3.0.1 → 3.0.2', '+ curl 8.5.0']);
  });

  it('are no more lines than one reads', () => {
    const added = Array.from({length: 100}, (_, at) => ({name: `lib${at}`, version: ''}));
    const [group] = packageGroups(result(() => ({...NONE, added})));
    expect(group?.title).toContain(': 100 packages added');
    expect(group?.lines).toHaveLength(31);
    expect(group?.lines.slice(-2)).toEqual(['+ lib29', '… and 70 more']);
  });

  it('are no part of a summary that knows of none', () => {
    expect(renderSummary(result(() => NONE))).not.toContain('against');
    expect(renderSummary(result(() => undefined))).not.toContain('against');
  });

  it('cannot write Markdown or HTML', () => {
    const added = [{name: '</details>`<script>', version: '```\n# x'}];
    const summary = renderSummary(result(() => ({...NONE, added})));
    expect(summary).toContain('\n````\n+ </details>`<script> ``` # x\n````\n');
  });
});
