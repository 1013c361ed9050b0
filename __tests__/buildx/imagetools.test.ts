import {expect, test} from 'vitest';
import {createIndexCommand, printIndexCommand} from '../../src/buildx/imagetools.ts';

const SOURCE = `ghcr.io/acme/app@sha256:${'a'.repeat(64)}`;
const request = {sources: [SOURCE], annotations: []};
const create = ['buildx', 'imagetools', 'create', '--builder', 'b1'];

test.each([
  {
    name: 'an index over sources',
    command: createIndexCommand('b1', {...request, tags: ['ghcr.io/acme/app:1'], annotations: ['index:a=b']}),
    want: [...create, '--annotation', 'index:a=b', '--tag', 'ghcr.io/acme/app:1', SOURCE]
  },
  {
    name: 'an exact copy',
    command: createIndexCommand('b1', {...request, tags: ['ghcr.io/acme/app:1'], exact: true}),
    want: [...create, '--prefer-index=false', '--tag', 'ghcr.io/acme/app:1', SOURCE]
  },
  {
    name: 'what an exact copy would be',
    command: printIndexCommand('b1', {...request, exact: true}),
    want: [...create, '--dry-run', '--prefer-index=false', SOURCE]
  }
])('$name', ({command, want}) => {
  expect(command).toMatchObject({tool: 'docker', args: want});
});
