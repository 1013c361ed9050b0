import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {
  compareVersions,
  isInRange,
  prefixOf,
  readerOf,
  stableSemver,
  versionAfter
} from '../../../src/plan/guard/versions.ts';

test.each([
  {text: '1.2.3', want: [0, 1, 2, 3]},
  {text: '1.2.3+build.5', want: [0, 1, 2, 3]},
  {text: '1.2.3-rc.1', want: undefined},
  {text: 'v1.2.3', want: undefined},
  {text: '1.2', want: undefined},
  {text: '1', want: undefined},
  {text: '01.2.3', want: undefined},
  {text: '', want: undefined},
  {text: 'latest', want: undefined}
])('stable semantic version of "$text"', ({text, want}) => {
  expect(stableSemver(text)?.parts).toEqual(want);
});

test.each([
  {scheme: 'pep440', text: '1.10', want: [0, 1, 10]},
  {scheme: 'pep440', text: '1!2', want: [1, 2]},
  {scheme: 'pep440', text: '1.2.3.post1', want: [0, 1, 2, 3]},
  {scheme: 'pep440', text: '1.2.3+local-1', want: [0, 1, 2, 3]},
  {scheme: 'pep440', text: '1.2rc1', want: undefined},
  {scheme: 'pep440', text: '1.2.dev4', want: undefined},
  {scheme: 'pep440', text: 'v1.2', want: undefined},
  {scheme: undefined, text: '1.10', want: undefined},
  {scheme: undefined, text: '1.10.0', want: [0, 1, 10, 0]}
] as const)('"$text" read as $scheme', ({scheme, text, want}) => {
  expect(readerOf(scheme ? {scheme} : {})(text)?.parts).toEqual(want);
});

test.each([
  {tag: 'v1.2.3', version: '1.2.3', want: ''},
  {tag: '1.2.3', version: '1.2.3', want: ''},
  {tag: 'V1.2.3', version: '1.2.3', want: ''},
  {tag: 'api-v1.2.3', version: '1.2.3', want: 'api-'},
  {tag: 'api/v1.2.3', version: '1.2.3', want: 'api/'},
  {tag: 'api-1.2.3', version: '1.2.3', want: 'api-'},
  {tag: 'v1.2.3+build.5', version: '1.2.3+build.5', want: ''},
  {tag: 'v1.2.3+build.5', version: '1.2.3', want: ''},
  {tag: 'release', version: '1.2.3', want: ''}
])('prefix of $tag for $version', ({tag, version, want}) => {
  expect(prefixOf(tag, version)).toBe(want);
  if (tag.includes(version)) expect(versionAfter(tag, want)).toBe(tag.slice(tag.indexOf('1')));
});

test.each([
  {version: '1.2.3', range: '', want: true},
  {version: '1.2.3', range: '1', want: true},
  {version: '1.2.3', range: '1.2', want: true},
  {version: '1.20.3', range: '1.2', want: false},
  {version: '10.2.3', range: '1', want: false},
  {version: '0.2.3', range: '0.2', want: true}
])('$version in "$range": $want', ({version, range, want}) => {
  const parsed = stableSemver(version);
  expect(parsed && isInRange(parsed, range)).toBe(want);
});

describe('the order of versions', () => {
  const number = fc.nat(12);
  const version = fc.tuple(number, number, number).map(parts => ({text: parts.join('.'), parts: [0, ...parts]}));

  it('is one', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b))).toBe(0 - Math.sign(compareVersions(b, a)));
        if (compareVersions(a, b) > 0 && compareVersions(b, c) > 0) expect(compareVersions(a, c)).toBeGreaterThan(0);
        expect(compareVersions(a, b) === 0).toBe(a.text === b.text);
      })
    );
  });

  it('counts missing parts as 0, and build metadata not at all', () => {
    expect(compareVersions({text: '1.2', parts: [0, 1, 2]}, {text: '1.2.0', parts: [0, 1, 2, 0]})).toBe(0);
    const [plain, built] = [stableSemver('1.2.3'), stableSemver('1.2.3+5')];
    expect(plain && built && compareVersions(plain, built)).toBe(0);
  });
});
