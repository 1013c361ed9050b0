import {describe, expect, it} from 'vitest';
import {snippets, workflowFiles} from '../support/pages.ts';
import {actionlint} from './support/actionlint.ts';

describe('actionlint accepts', () => {
  it.concurrent.for([...workflowFiles(), ...snippets('workflow')])('$name', async ({text}) => {
    expect(await actionlint(text)).toBe('');
  });
});

describe('actionlint refuses', () => {
  const step = (lines: string): string =>
    `on: push\njobs:\n  images:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: org/multiarch-build@v1\n        id: images\n${lines}`;

  it.concurrent.for([
    {
      name: 'an input that the action does not have',
      lines: '        with: {platfroms: linux/amd64}\n',
      says: 'platfroms'
    },
    {
      name: 'an output that it does not have',
      lines: `      - run: echo "\${{ steps.images.outputs.digset }}"\n`,
      says: 'digset'
    },
    {name: 'an unknown permission', lines: '    permissions: {package: write}\n', says: 'package'}
  ])('$name', async ({lines, says}) => {
    expect(await actionlint(step(lines))).toContain(`"${says}"`);
  });
});
