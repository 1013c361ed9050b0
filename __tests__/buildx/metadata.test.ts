import {describe, expect, it, test} from 'vitest';
import {parseBuildMetadata} from '../../src/buildx/metadata.ts';
import {cli} from '../contract/cli.ts';

describe('parseBuildMetadata', () => {
  it('reads the digest and the warnings of a pushed build', () => {
    expect(parseBuildMetadata(cli('metadata/good.json'))).toEqual({
      digest: 'sha256:e4bcfa0fd474fa0623b29236ab9e254d9eff4e3f3e0b3e7a04ab97886f23f19b',
      warnings: expect.arrayContaining([
        {
          message:
            "FromAsCasing: 'as' and 'FROM' keywords' casing do not match (line 1) · The 'as' keyword should match the case of the 'from' keyword · https://docs.docker.com/go/dockerfile/rule/from-as-casing/",
          file: 'Dockerfile',
          line: 1
        },
        {
          message:
            'SecretsUsedInArgOrEnv: Do not use ARG or ENV instructions for sensitive data (ENV "PASSWORD") (line 2) · Sensitive data should not be used in the ARG or ENV commands · https://docs.docker.com/go/dockerfile/rule/secrets-used-in-arg-or-env/',
          file: 'Dockerfile',
          line: 2
        }
      ])
    });
  });

  test.each(['cached', 'loaded', 'arm64'])('reads the digest and two warnings of the build %s', name => {
    const {digest, warnings} = parseBuildMetadata(cli(`metadata/${name}.json`));
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(warnings).toHaveLength(2);
  });

  it('reads a build without warnings', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    expect(parseBuildMetadata(JSON.stringify({'containerimage.digest': digest}))).toEqual({digest, warnings: []});
  });

  it('reads a warning that says next to nothing', () => {
    const json = {'containerimage.digest': `sha256:${'a'.repeat(64)}`, 'buildx.build.warnings': [{short: 'eA=='}, {}]};
    expect(parseBuildMetadata(JSON.stringify(json)).warnings).toEqual([{message: 'x'}, {message: ''}]);
  });

  test.each([
    {name: 'nothing', text: '{}', want: 'the build wrote no digest'},
    {name: 'a digest that is none', text: '{"containerimage.digest":"x"}', want: '"x" is not a digest'},
    {name: 'no JSON', text: '', want: 'JSON'}
  ])('refuses $name', ({text, want}) => expect(() => parseBuildMetadata(text)).toThrow(want));
});
