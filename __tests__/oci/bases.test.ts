import {readFileSync} from 'node:fs';
import {describe, expect, it, test} from 'vitest';
import {parseBases} from '../../src/oci/bases.ts';

const statement = readFileSync(new URL('../fixtures/cli/provenance-statement-v1.json', import.meta.url), 'utf8');
const HEX = '9168ef9da8b1edaca6974c6686a95d13a1bfdd207d3f43e34281d0e2c93cf14e';
const bases = (...uris: readonly string[]) =>
  parseBases(JSON.stringify({predicate: {materials: uris.map(uri => ({uri, digest: {sha256: HEX}}))}})).map(
    ({reference}) => reference
  );

describe('the base images of a provenance statement', () => {
  it('are those of every stage that was used, without the pinned one', () => {
    expect(parseBases(statement)).toEqual([
      {
        reference: 'node:20-alpine',
        digest: 'sha256:0fcda44e1ad017a5cd7614acca537dae0c58fb60e90e71abed461a27caf87508'
      },
      {reference: 'localhost:22562/library/busybox:1.36', digest: `sha256:${HEX}`}
    ]);
  });

  test.each([
    {uri: 'pkg:docker/node@20-alpine?platform=linux%2Famd64', want: ['node:20-alpine']},
    {uri: 'pkg:docker/acme/base@1', want: ['acme/base:1']},
    {uri: 'pkg:docker/ghcr.io/acme/base@1.2.3', want: ['ghcr.io/acme/base:1.2.3']},
    {uri: 'pkg:docker/docker/dockerfile@1', want: ['docker/dockerfile:1']},
    {uri: 'pkg:docker/alpine', want: ['alpine:latest']},
    {uri: `pkg:docker/alpine@3.20?digest=sha256:${HEX}&platform=linux%2Farm64`, want: []},
    {uri: 'https://github.com/acme/hello.git#refs/heads/main', want: []},
    {uri: 'https://example.com/tool.tar.gz', want: []}
  ])('$uri', ({uri, want}) => {
    expect(bases(uri)).toEqual(want);
  });

  it('each once', () => {
    const node = 'pkg:docker/node@20';
    expect(bases(`${node}?platform=linux%2Famd64`, `${node}?platform=linux%2Farm64`)).toEqual(['node:20']);
  });

  it('none, of an image from scratch', () => {
    expect(parseBases('{"predicate": {"buildDefinition": {}}}')).toEqual([]);
  });

  test.each([
    {name: 'no JSON', text: '<html>'},
    {name: 'no provenance', text: '{"predicate": {"packages": []}}'},
    {name: 'a digest that is none', text: '{"predicate": {"materials": [{"uri": "pkg:docker/node@20"}]}}'},
    {name: 'a name that is none', text: `{"predicate": {"materials": [{"uri": "pkg:docker/A%20B@20"}]}}`}
  ])('$name is refused', ({text}) => {
    expect(() => parseBases(text)).toThrow();
  });
});
