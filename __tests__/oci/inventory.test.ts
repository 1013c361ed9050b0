import {expect, it, test} from 'vitest';
import {digestOf} from '../../src/oci/descriptor.ts';
import {parseNode, subjectOfTag} from '../../src/oci/inventory.ts';
import {cli} from '../contract/cli.ts';

it('reads an index of buildx with its attestations', () => {
  const text = cli('registry/index.json');
  const {digest, children, nested, blobs, subject} = parseNode(text);
  expect(digest).toBe(digestOf(text));
  expect(children).toHaveLength((JSON.parse(text) as {manifests: unknown[]}).manifests.length);
  expect([nested, blobs, subject]).toEqual([[], [], undefined]);
});

it('reads an image, a cache and an artifact', () => {
  expect(parseNode(cli('registry/manifest.json')).blobs.every(({size}) => size > 0)).toBe(true);
  expect(parseNode(cli('registry/cache-manifest.json')).children).toEqual([]);
  const [blob, subject] = [digestOf('blob'), digestOf('subject')];
  expect(parseNode(JSON.stringify({blobs: [{digest: blob, size: 5}], subject: {digest: subject}}))).toMatchObject({
    subject,
    blobs: [{digest: blob, size: 5}]
  });
});

it('knows the indexes of an index', () => {
  const [index, image] = [digestOf('index'), digestOf('image')];
  const manifests = [
    {mediaType: 'application/vnd.oci.image.index.v1+json', digest: index},
    {mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: image}
  ];
  expect(parseNode(JSON.stringify({manifests}))).toMatchObject({children: [index, image], nested: [index]});
});

test.each([{text: 'no json'}, {text: '{"manifests":[{"digest":"x"}]}'}, {text: '{"layers":[null]}'}])(
  'refuses $text',
  ({text}) => {
    expect(() => parseNode(text)).toThrow(/\S/);
  }
);

const HEX = '0123456789abcdef'.repeat(4);
test.each([
  {tag: `sha256-${HEX}.sig`, want: `sha256:${HEX}`},
  {tag: `sha256-${HEX}.att`, want: `sha256:${HEX}`},
  {tag: `sha256-${HEX}`, want: `sha256:${HEX}`},
  {tag: `sha256-${HEX}-x`, want: undefined},
  {tag: `sha256-${HEX.slice(1)}.sig`, want: undefined},
  {tag: 'sha-0123456', want: undefined}
])('$tag is about $want', ({tag, want}) => {
  expect(subjectOfTag(tag)).toBe(want);
});
