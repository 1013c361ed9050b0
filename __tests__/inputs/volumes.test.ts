import {describe, expect, test} from 'vitest';
import {parseFolder, parseInside, parseVolume, type Volume} from '../../src/inputs/volumes.ts';

describe('parseVolume', () => {
  test.each<{text: string; want: Volume}>([
    {text: 'data:/var/lib/app', want: {kind: 'named', name: 'data', target: '/var/lib/app', readOnly: false}},
    {text: 'data:/data:ro', want: {kind: 'named', name: 'data', target: '/data', readOnly: true}},
    {text: './conf:/etc/app:ro', want: {kind: 'bind', path: './conf', target: '/etc/app', readOnly: true}},
    {text: '.:/src:rw', want: {kind: 'bind', path: '.', target: '/src', readOnly: false}},
    {text: 'a/b:/c', want: {kind: 'bind', path: 'a/b', target: '/c', readOnly: false}},
    {text: '/cache', want: {kind: 'anonymous', target: '/cache', readOnly: false}}
  ])('$text', ({text, want}) => expect(parseVolume(text)).toEqual(want));

  test.each([
    {text: '/var/run/docker.sock:/var/run/docker.sock', want: 'would give the image the whole engine'},
    {text: './x:/run/docker.sock', want: 'would give the image the whole engine'},
    {text: '/etc:/host', want: '"/etc" is not in the workspace'},
    {text: '../other:/x', want: '"../other" is not in the workspace'},
    {text: './a/../../b:/x', want: 'is not in the workspace'},
    {text: '~/.ssh:/x', want: 'is not in the workspace'},
    {text: 'data', want: 'is not a volume'},
    {text: 'data:x', want: 'is not a volume'},
    {text: 'data:/x:z', want: 'is not a volume'},
    {text: 'data:/x:ro:rw', want: 'is not a volume'},
    {text: '', want: 'is not a volume'},
    {text: ':/x', want: 'is not in the workspace'}
  ])('refuses "$text"', ({text, want}) => expect(() => parseVolume(text)).toThrow(want));
});

describe('parseInside', () => {
  test.each(['.env', './a/b', 'a/../b', '...'])('%s', path => expect(parseInside(path)).toBe(path));
  test.each(['', '/a', '..', 'a/../../b', '~/a'])('refuses "%s"', path =>
    expect(() => parseInside(path)).toThrow('is not in the workspace')
  );
});

describe('parseFolder', () => {
  test.each([
    {path: './build-logs/', want: 'build-logs'},
    {path: '.github/logs', want: '.github/logs'}
  ])('$path', ({path, want}) => expect(parseFolder(path)).toBe(want));
  test.each(['.', '.git', '.git/hooks', 'app/.git', 'app/../.GIT/config'])('is none to write to: %s', path =>
    expect(() => parseFolder(path)).toThrow('is no folder to write to')
  );
});
