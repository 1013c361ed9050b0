import {describe, expect, it, test} from 'vitest';
import {parseBuildMetadata} from '../../src/buildx/metadata.ts';
import {parseLayering} from '../../src/buildx/provenance.ts';
import {cli} from '../contract/cli.ts';

const layeringOf = (name: string) => parseBuildMetadata(cli(`metadata/provenance-${name}.json`)).layering;

describe('the layers of a build', () => {
  it.each(['plain', 'slsa1'])('are those of the steps from the base image to its result (%s)', name => {
    expect(layeringOf(name)).toEqual({
      base: {line: 1, words: 'FROM busybox:1.36 AS base'},
      steps: [
        {line: 3, words: 'RUN mkdir -p /www && echo "hello $VARIANT" > /www/index.html'},
        {line: 9, words: 'COPY --from=other /tool /usr/bin/tool'},
        {line: 10, words: 'COPY . /src/'},
        {line: 11, endLine: 12, words: "RUN printf 'a' > /a && chmod +x /a"},
        {line: 13, words: 'WORKDIR /srv/x'}
      ],
      total: 6
    });
  });

  it('stand beside each other with --link', () => {
    expect(layeringOf('link')).toEqual({
      base: {line: 1, words: 'FROM busybox:1.36 AS base'},
      steps: [
        {line: 5, words: 'COPY --link --from=other /tool /usr/bin/tool'},
        {line: 6, words: 'RUN echo hi > /hi'},
        {line: 7, words: 'COPY --link . /src/'},
        {line: 8, words: 'WORKDIR /tmp'}
      ],
      total: 5
    });
  });

  it('are all its own FROM scratch', () => {
    expect(layeringOf('scratch')).toEqual({steps: [{line: 2, words: 'COPY Dockerfile /x'}], total: 1});
  });
});

const graph = (...ops: readonly object[]) =>
  parseLayering({
    buildConfig: {
      llbDefinition: ops.map((op, index) => ({
        id: `step${index}`,
        op: {Op: op},
        ...(index > 0 ? {inputs: [`step${index - 1}:0`]} : {})
      }))
    }
  });

describe('a build whose layers are not known', () => {
  const exec = {exec: {mounts: [{dest: '/'}]}};
  const image = {source: {identifier: 'docker-image://docker.io/library/busybox:1.36'}};

  it('is told from one that has none of its own', () => {
    expect(graph(image, {})).toEqual({base: {}, steps: []});
    expect(graph(image, exec, {})).toEqual({base: {}, steps: [{}]});
  });

  test.each([
    {name: 'no provenance', layering: parseLayering(undefined)},
    {name: 'nothing of the graph', layering: parseLayering({buildConfig: {}})},
    {name: 'no result', layering: graph(image, exec)},
    {name: 'a base that is no image', layering: graph({source: {identifier: 'local://context'}}, exec, {})},
    {name: 'an operation of another kind', layering: graph(image, {diff: {}}, {})},
    {name: 'text', layering: parseLayering('x')}
  ])('has $name', ({layering}) => {
    expect(layering).toBeUndefined();
  });
});
