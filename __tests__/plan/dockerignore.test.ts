import {expect, test} from 'vitest';
import {leavesOut} from '../../src/plan/dockerignore.ts';

test.each([
  {text: '.git', want: true},
  {text: '/.git/', want: true},
  {text: './.git', want: true},
  {text: '# what builds do not need\r\n  .git  \r\n', want: true},
  {text: '**/.git', want: true},
  {text: '.git*', want: true},
  {text: '.*', want: true},
  {text: '*', want: true},
  {text: '**', want: true},
  {text: '.[a-h]it', want: true},
  {text: '.git/**', want: true},
  {text: '.git/*', want: true},
  {text: '*\n!src\n!package.json', want: true},
  {text: '!.git\n.git', want: true},
  {text: '', want: false},
  {text: '# .git', want: false},
  {text: '.gitignore\n.github', want: false},
  {text: '.git/HEAD', want: false},
  {text: '*/HEAD', want: false},
  {text: 'x.git', want: false},
  {text: 'sub/.git', want: false},
  {text: '*\n!.git', want: false},
  {text: '.git\n!.git/HEAD', want: false},
  {text: '*\n!**/*.py', want: false},
  {text: '*\n!.g*', want: false}
])('%j', ({text, want}) => {
  expect(leavesOut(text, '.git')).toBe(want);
});
