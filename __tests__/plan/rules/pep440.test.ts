import {describe, expect, it, test} from 'vitest';
import {parsePep440} from '../../../src/plan/rules/pep440.ts';
import {pushOf} from '../../context/support.ts';
import {claimsIn, namesIn, tagsOf} from './support.ts';

describe('parsePep440', () => {
  test.each([
    {input: '1.2', normal: '1.2', stable: true},
    {input: 'v1.2.3', normal: '1.2.3', stable: true},
    {input: '01.02.3', normal: '1.2.3', stable: true},
    {input: '1.2.3.4', normal: '1.2.3.4', stable: true},
    {input: '1!2.0', normal: '1!2.0', stable: true},
    {input: '1.0+Local_01', normal: '1.0+local-1', stable: true},
    {input: '1.2.3rc2', normal: '1.2.3rc2', stable: false},
    {input: '1.2.3-RC.2', normal: '1.2.3rc2', stable: false},
    {input: '1.0alpha', normal: '1.0a0', stable: false},
    {input: '1.0c3', normal: '1.0rc3', stable: false},
    {input: '1.0.post1', normal: '1.0.post1', stable: false},
    {input: '1.0-1', normal: '1.0.post1', stable: false},
    {input: '1.0-r4', normal: '1.0.post4', stable: false},
    {input: '1.0.dev1', normal: '1.0.dev1', stable: false},
    {input: '1.0rc1.post2.dev3', normal: '1.0rc1.post2.dev3', stable: false}
  ])('$input', ({input, normal, stable}) => expect(parsePep440(input)).toMatchObject({normal, stable}));

  test.each(['', 'abc', '1.x', '1..2', '=1.2', '1.2 3'])('refuses "%s"', input =>
    expect(parsePep440(input)).toBeUndefined()
  );
});

describe('type=pep440', () => {
  const all = ['{{raw}}', '{{version}}', '{{major}}.{{minor}}', '{{major}}'].map(p => `type=pep440,pattern=${p}`);
  test.each([
    {ref: '1.2.3', want: '1.2.3 1.2 1 latest'},
    {ref: 'v1.2.3', want: 'v1.2.3 1.2.3 1.2 1 latest'},
    {ref: '1.2', want: '1.2 1 latest'},
    {ref: '1.2.3rc2', want: '1.2.3rc2'},
    {ref: 'v1.2.3-rc2', want: 'v1.2.3-rc2 1.2.3rc2'},
    {ref: '1.2.3.post1', want: '1.2.3.post1'},
    {ref: '1.2.3+build.7', want: '1.2.3-build.7 1.2.3-build-7 1.2 1 latest'},
    {ref: 'nightly', want: ''}
  ])('of $ref: $want', ({ref, want}) => expect(namesIn(tagsOf(pushOf(`refs/tags/${ref}`), all.join('\n')))).toBe(want));

  it('claims what the pattern yields, also where minor and patch are missing', () => {
    expect(claimsIn(tagsOf(pushOf('refs/tags/1.2'), all.slice(1).join('\n')))).toBe(
      '1.2:version(1.2) 1:highest(1<1.2) latest:highest(<1.2)'
    );
  });
});
