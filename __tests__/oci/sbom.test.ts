import {expect, it, test} from 'vitest';
import {comparePackages, parseSbom} from '../../src/oci/sbom.ts';

type Entry = readonly [name: string, version: string | undefined, purl?: string];

const sbom = (...entries: readonly Entry[]) =>
  parseSbom(
    JSON.stringify({
      predicateType: 'https://spdx.dev/Document',
      predicate: {
        spdxVersion: 'SPDX-2.3',
        packages: [
          {SPDXID: 'SPDXRef-DocumentRoot-Directory-sbom', name: 'sbom'},
          ...entries.map(([name, versionInfo, purl]) => ({
            SPDXID: `SPDXRef-Package-${name}`,
            name,
            versionInfo,
            externalRefs: [
              {referenceCategory: 'SECURITY', referenceType: 'cpe23Type', referenceLocator: `cpe:2.3:a:${name}`},
              ...(purl ? [{referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl}] : [])
            ]
          }))
        ]
      }
    })
  );

const openssl = (version: string): Entry => [
  'openssl',
  version,
  `pkg:deb/debian/openssl@${version}?arch=amd64&distro=debian-12`
];

test.each([
  {name: 'nothing', before: [openssl('3.0.1')], after: [openssl('3.0.1')], want: {}},
  {
    name: 'a version, whatever stands behind it in the package URL',
    before: [openssl('3.0.1')],
    after: [openssl('3.0.2')],
    want: {changed: [{name: 'openssl', from: '3.0.1', to: '3.0.2'}]}
  },
  {
    name: 'what is new and what is gone, by name',
    before: [['wget', '1.21']],
    after: [
      ['zlib', '1.3'],
      ['curl', '8.5.0']
    ],
    want: {
      added: [
        {name: 'curl', version: '8.5.0'},
        {name: 'zlib', version: '1.3'}
      ],
      removed: [{name: 'wget', version: '1.21'}]
    }
  },
  {
    name: 'one of several versions',
    before: [
      ['ms', '2.0.0', 'pkg:npm/ms@2.0.0'],
      ['ms', '2.1.2', 'pkg:npm/ms@2.1.2']
    ],
    after: [
      ['ms', '2.1.3', 'pkg:npm/ms@2.1.3'],
      ['ms', '2.0.0', 'pkg:npm/ms@2.0.0']
    ],
    want: {changed: [{name: 'ms', from: '2.0.0, 2.1.2', to: '2.0.0, 2.1.3'}]}
  },
  {
    name: 'the same name of another ecosystem',
    before: [['requests', '2.1', 'pkg:pypi/requests@2.1']],
    after: [['requests', '2.1', 'pkg:npm/requests@2.1']],
    want: {added: [{name: 'requests', version: '2.1'}], removed: [{name: 'requests', version: '2.1'}]}
  },
  {
    name: 'a scope, which has an @ of its own',
    before: [['@types/node', '22', 'pkg:npm/@types/node@22']],
    after: [['@types/node', '24', 'pkg:npm/@types/node@24']],
    want: {changed: [{name: '@types/node', from: '22', to: '24'}]}
  },
  {
    name: 'no version',
    before: [['a', undefined]],
    after: [['a', '1']],
    want: {changed: [{name: 'a', from: '', to: '1'}]}
  }
] as {name: string; before: Entry[]; after: Entry[]; want: object}[])('tells $name', ({before, after, want}) => {
  expect(comparePackages(sbom(...before), sbom(...after))).toEqual({added: [], removed: [], changed: [], ...want});
});

it('takes no other statement for an SBOM', () => {
  expect(() => parseSbom('{"predicateType": "https://slsa.dev/provenance/v1"}')).toThrow(/no SPDX document/);
  expect(() => parseSbom('gone')).toThrow();
  expect(parseSbom('{"predicate": {"packages": [null, 5, {"name": 7}, {"name": "a"}]}}').size).toBe(1);
});
