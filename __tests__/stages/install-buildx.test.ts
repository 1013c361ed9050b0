import {expect, test} from 'vitest';
import {buildxUrl} from '../../src/stages/install-buildx.ts';

const RELEASES = 'https://github.com/docker/buildx/releases/download';

test.each([
  {
    name: 'Linux on x64',
    args: ['v0.36.1', 'linux', 'x64'],
    want: `${RELEASES}/v0.36.1/buildx-v0.36.1.linux-amd64`
  },
  {name: 'no v', args: ['0.36.1', 'linux', 'arm64'], want: `${RELEASES}/v0.36.1/buildx-v0.36.1.linux-arm64`},
  {name: 'arm', args: ['v0.36.1', 'linux', 'arm'], want: `${RELEASES}/v0.36.1/buildx-v0.36.1.linux-arm-v7`},
  {name: 'macOS', args: ['v0.36.1', 'darwin', 'arm64'], want: `${RELEASES}/v0.36.1/buildx-v0.36.1.darwin-arm64`},
  {name: 'Windows', args: ['v0.36.1', 'win32', 'x64'], want: `${RELEASES}/v0.36.1/buildx-v0.36.1.windows-amd64.exe`},
  {name: 'a URL', args: ['https://acme.dev/buildx', 'linux', 'x64'], want: 'https://acme.dev/buildx'}
] as const)('buildxUrl: $name', ({args: [version, system, architecture], want}) =>
  expect(buildxUrl(version, system, architecture)).toBe(want)
);
