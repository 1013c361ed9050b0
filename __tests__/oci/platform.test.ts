import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {formatPlatform, type Platform, parsePlatform, platformSlug, runsNatively} from '../../src/oci/platform.ts';

describe('parsePlatform', () => {
  test.each([
    {name: 'os and architecture', input: 'linux/amd64', want: {os: 'linux', architecture: 'amd64'}},
    {name: 'architecture alone', input: 'arm64', want: {os: 'linux', architecture: 'arm64'}},
    {name: 'blanks and upper case', input: ' Linux/ARM64 ', want: {os: 'linux', architecture: 'arm64'}},
    {name: 'arm64/v8 is arm64', input: 'linux/arm64/v8', want: {os: 'linux', architecture: 'arm64'}},
    {name: 'amd64/v1 is amd64', input: 'linux/amd64/v1', want: {os: 'linux', architecture: 'amd64'}},
    {name: 'amd64/v3 stays', input: 'linux/amd64/v3', want: {os: 'linux', architecture: 'amd64', variant: 'v3'}},
    {name: 'arm means v7', input: 'linux/arm', want: {os: 'linux', architecture: 'arm', variant: 'v7'}},
    {name: 'arm/6 means v6', input: 'linux/arm/6', want: {os: 'linux', architecture: 'arm', variant: 'v6'}},
    {name: 'armel', input: 'linux/armel', want: {os: 'linux', architecture: 'arm', variant: 'v6'}},
    {name: 'armhf', input: 'armhf', want: {os: 'linux', architecture: 'arm', variant: 'v7'}},
    {name: 'x86_64', input: 'linux/x86_64', want: {os: 'linux', architecture: 'amd64'}},
    {name: 'aarch64', input: 'aarch64', want: {os: 'linux', architecture: 'arm64'}},
    {name: 'i686', input: 'linux/i686', want: {os: 'linux', architecture: '386'}},
    {name: 'windows', input: 'windows/amd64', want: {os: 'windows', architecture: 'amd64'}}
  ])('$name', ({input, want}) => expect(parsePlatform(input)).toEqual(want));

  test.each([
    {name: 'empty', input: ''},
    {name: 'unknown architecture', input: 'linux/amd46'},
    {name: 'unknown system', input: 'linus/amd64'},
    {name: 'nothing after the slash', input: 'linux/'},
    {name: 'nothing before the slash', input: '/amd64'},
    {name: 'empty variant', input: 'linux/arm/'},
    {name: 'too many parts', input: 'linux/arm/v7/x'},
    {name: 'two platforms', input: 'linux/amd64,linux/arm64'},
    {name: 'attestation manifest', input: 'unknown/unknown'}
  ])('refuses $name with the value and what is right', ({input}) => {
    expect(() => parsePlatform(input)).toThrow(`"${input}" is not a platform (want os/architecture[/variant]`);
    expect(() => parsePlatform(input)).toThrow('linux/arm64');
  });

  it('reads back every platform it prints', () => {
    fc.assert(
      fc.property(anyPlatform, platform => {
        expect(parsePlatform(formatPlatform(platform))).toEqual(platform);
      })
    );
  });

  it('takes or refuses any text, never anything else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({unit: 'binary'}), almostPlatform), text => {
        const parsed = attempt(() => parsePlatform(text));
        if (parsed instanceof Error) expect(parsed.message).toContain(`"${text}"`);
        else expect(parsePlatform(formatPlatform(parsed))).toEqual(parsed);
      })
    );
  });
});

describe('platformSlug', () => {
  it('fits into a tag and a container name', () => {
    fc.assert(
      fc.property(anyPlatform, platform => {
        expect(platformSlug(platform)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
      })
    );
    expect(platformSlug(parsePlatform('linux/arm/v7'))).toBe('linux-arm-v7');
  });
});

describe('runsNatively', () => {
  test.each([
    {host: 'linux/amd64', wanted: 'linux/amd64', want: true},
    {host: 'linux/amd64', wanted: 'linux/386', want: true},
    {host: 'linux/amd64', wanted: 'linux/arm64', want: false},
    {host: 'linux/386', wanted: 'linux/amd64', want: false},
    {host: 'linux/arm64', wanted: 'linux/arm/v7', want: false},
    {host: 'linux/arm64', wanted: 'linux/arm64/v8', want: true},
    {host: 'linux/amd64', wanted: 'windows/amd64', want: false}
  ])('$wanted on $host: $want', ({host, wanted, want}) =>
    expect(runsNatively(parsePlatform(host), parsePlatform(wanted))).toBe(want)
  );
});

const attempt = (read: () => Platform): Platform | Error => {
  try {
    return read();
  } catch (error) {
    return error as Error;
  }
};

const anyPlatform: fc.Arbitrary<Platform> = fc.oneof(
  fc.record({
    os: fc.constantFrom('linux', 'windows', 'freebsd'),
    architecture: fc.constantFrom('amd64', 'arm64', '386', 'ppc64le', 'riscv64', 's390x')
  }),
  fc.record({os: fc.constant('linux'), architecture: fc.constant('arm'), variant: fc.constantFrom('v5', 'v6', 'v7')}),
  fc.record({os: fc.constant('linux'), architecture: fc.constant('amd64'), variant: fc.constantFrom('v2', 'v3', 'v4')})
);

const almostPlatform = fc
  .array(fc.constantFrom('linux', 'amd64', 'arm', 'v7', 'v8', 'windows', '', ' ', 'x'), {maxLength: 5})
  .map(parts => parts.join('/'));
