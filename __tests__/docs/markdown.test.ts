import {describe, expect, it, test} from 'vitest';
import {anchors, codeBlocks, linkTargets, shownFiles} from '../support/markdown.ts';

const PAGE = `# A page (of two)

**\`Dockerfile\`**

\`\`\`dockerfile
FROM busybox
\`\`\`

**\`.github/multiarch.yml\`**, where several images are described:

  \`\`\`yaml
  images:

    a: {}
  \`\`\`

Some [text](other.md#top) with \`code\`.

\`\`\`\`md
\`\`\`yaml
no: block
[no link](nowhere.md)
\`\`\`
\`\`\`\`
`;

describe('the blocks of a page', () => {
  it('have their language, line, file, and text without the indentation of the fence', () => {
    expect(codeBlocks(PAGE)).toEqual([
      {language: 'dockerfile', text: 'FROM busybox\n', line: 6, file: 'Dockerfile'},
      {language: 'yaml', text: 'images:\n\n  a: {}\n', line: 12, file: '.github/multiarch.yml'},
      {language: 'md', text: '```yaml\nno: block\n[no link](nowhere.md)\n```\n', line: 20}
    ]);
  });

  it('that name a file are that file', () => {
    expect(shownFiles(PAGE)).toEqual({Dockerfile: 'FROM busybox\n', '.github/multiarch.yml': 'images:\n\n  a: {}\n'});
  });

  it('name a file once, and end', () => {
    expect(() => shownFiles(`${PAGE}\n${PAGE}`)).toThrow('line 31 shows Dockerfile again');
    expect(() => codeBlocks('text\n```sh\nls\n')).toThrow('the block in line 2 has no end');
  });
});

describe('the links of a page', () => {
  it('are those outside of blocks', () => expect(linkTargets(PAGE)).toEqual(['other.md#top']));

  test.each([
    {name: 'words', heading: '## What is looked at before it runs', anchor: 'what-is-looked-at-before-it-runs'},
    {name: 'signs', heading: '# CPU/GPU: `a-b` (two)', anchor: 'cpugpu-a-b-two'}
  ])('lead to headings of $name', ({heading, anchor}) => expect(anchors(heading)).toEqual([anchor]));
});
