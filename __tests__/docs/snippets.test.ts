import {describe, expect, it, test} from 'vitest';
import {parse} from 'yaml';
import {snippetOf, usesOf} from '../support/snippets.ts';

const job = (...steps: readonly object[]) => ({on: 'push', jobs: {images: {'runs-on': 'ubuntu-latest', steps}}});
const use = (inputs: object) => ({uses: 'org/multiarch-build@v1', with: inputs});

describe('a block of YAML', () => {
  test.each([
    {name: 'a list of steps', text: '  - run: make\n', want: job({run: 'make'})},
    {name: 'the inputs of a step', text: '  with:\n    cache: off\n', want: job(use({cache: 'off'}))},
    {name: 'inputs alone', text: 'cache: off\n', want: job(use({cache: 'off'}))},
    {name: 'a job', text: '  steps:\n    - run: make\n', want: job({run: 'make'})},
    {name: 'jobs', text: 'jobs: {}\n', want: {on: 'push', jobs: {}}},
    {
      name: 'events',
      text: 'on: pull_request\n',
      want: {...job({uses: 'org/multiarch-build@v1'}), on: 'pull_request'}
    }
  ])('with $name becomes a workflow', ({text, want}) => {
    const snippet = snippetOf({text, line: 1});
    expect(snippet.kind).toBe('workflow');
    expect(parse(snippet.text)).toEqual(want);
  });

  test.each([
    {name: 'a whole file', text: 'images: {a: {}}\n', want: {images: {a: {}}}},
    {name: 'keys of an image', text: 'smoke: {port: 80}\n', want: {images: {app: {smoke: {port: 80}}}}}
  ])('with $name becomes a config file', ({text, want}) => {
    const snippet = snippetOf({text, line: 1});
    expect(snippet.kind).toBe('config');
    expect(parse(snippet.text)).toEqual(want);
  });

  it('that is whole stays as it is', () => {
    const text = '# Everything\non: push\njobs: {}\n';
    expect(snippetOf({text, line: 1})).toEqual({kind: 'workflow', text});
  });

  it('that is neither is an error', () => {
    expect(() => snippetOf({text: 'words\n', line: 7})).toThrow('line 7');
  });
});

describe('the uses of the action', () => {
  it('are those of every job, with their inputs as texts', () => {
    const text =
      'on: push\njobs: {a: {steps: [{uses: org/multiarch-build@v1, with: {parallel: 2}}, {run: make}]}, b: {steps: [{uses: org/multiarch-build@v1}]}}';
    expect(usesOf(text)).toEqual([{parallel: '2'}, {}]);
  });
});
