import {describe, expect, it, test} from 'vitest';
import {pushOf} from '../../context/support.ts';
import {claimsIn, EVENTS, namesIn, tagsOf} from './support.ts';

describe('type=semver', () => {
  test.each([
    {name: 'the version', event: EVENTS.v123, tags: 'type=semver,pattern={{version}}', want: '1.2.3 latest'},
    {name: 'as the Git tag is', event: EVENTS.v123, tags: 'type=semver,pattern={{raw}}', want: 'v1.2.3 latest'},
    {name: 'major', event: EVENTS.v123, tags: 'type=semver,pattern={{major}}', want: '1 latest'},
    {name: 'major.minor', event: EVENTS.v123, tags: 'type=semver,pattern={{major}}.{{minor}}', want: '1.2 latest'},
    {name: 'with text around', event: EVENTS.v123, tags: 'type=semver,pattern=v{{major}}-x', want: 'v1-x latest'},
    {name: 'patch alone', event: EVENTS.v123, tags: 'type=semver,pattern={{patch}}', want: '3 latest'},
    {name: 'pre-release', event: EVENTS.beta, tags: 'type=semver,pattern={{version}}', want: '2.0.8-beta.67'},
    {name: 'pre-release, raw', event: EVENTS.beta, tags: 'type=semver,pattern={{ raw }}', want: 'v2.0.8-beta.67'},
    {
      name: 'pre-release, any other pattern',
      event: EVENTS.beta,
      tags: 'type=semver,pattern={{major}}.{{minor}}\ntype=semver,pattern=x{{raw}}',
      want: '2.0.8-beta.67'
    },
    {
      name: 'pre-release, a pattern that is no template',
      event: EVENTS.beta,
      tags: 'type=semver,pattern={{raw}',
      want: '2.0.8-beta.67'
    },
    {
      name: 'build metadata',
      event: pushOf('refs/tags/v1.2.3+b.7'),
      tags: 'type=semver,pattern={{version}}\ntype=semver,pattern={{raw}}',
      want: '1.2.3 v1.2.3-b.7 latest'
    },
    {
      name: 'parts of build metadata',
      event: pushOf('refs/tags/v1.2.3+b.7'),
      tags: 'type=semver,pattern={{#each build}}{{this}}_{{/each}}{{major}}\ntype=semver,pattern={{build.[0]}}{{build.length}}',
      want: 'b_7_1 b2 latest'
    },
    {name: 'loose', event: EVENTS.v123, tags: 'type=semver,pattern={{loose}}', want: 'true latest'},
    {name: 'a branch', event: EVENTS.main, tags: 'type=semver,pattern={{version}}', want: ''},
    {name: 'a value', event: EVENTS.main, tags: 'type=semver,pattern={{version}},value=v3.4.5', want: '3.4.5 latest'},
    {
      name: 'a value over the Git tag',
      event: EVENTS.v123,
      tags: 'type=semver,pattern={{version}},value=v3.4.5',
      want: '3.4.5 latest'
    },
    {
      name: 'a value of an expression that is empty here',
      event: EVENTS.main,
      tags: 'type=semver,pattern={{version}},value={{tag}}',
      want: ''
    },
    {
      name: 'match',
      event: EVENTS.monorepo,
      tags: String.raw`type=semver,pattern={{version}},match=v(\d+\.\d+\.\d+)$`,
      want: '1.2.3 latest'
    },
    {
      name: 'match without a group takes what matched',
      event: EVENTS.monorepo,
      tags: String.raw`type=semver,pattern={{version}},match=\d+\.\d+\.\d+`,
      want: '1.2.3 latest'
    },
    {
      name: 'match that does not match',
      event: EVENTS.v123,
      tags: 'type=semver,pattern={{version}},match=api-(.*)',
      want: '1.2.3 latest'
    },
    {name: 'a Git tag with a slash', event: EVENTS.monorepo, tags: 'type=semver,pattern={{version}}', want: ''},
    {
      name: 'prefix and suffix',
      event: EVENTS.v123,
      tags: 'type=semver,pattern={{version}},prefix=v,suffix=-{{sha}}',
      want: 'v1.2.3-8f3b1c9 latest'
    }
  ])('$name: $want', ({event, tags, want}) => expect(namesIn(tagsOf(event, tags))).toBe(want));

  it('says why a tag is no version', () => {
    const {notes} = tagsOf(pushOf('refs/tags/v1.2'), 'type=semver,pattern={{version}}');
    expect(notes[0]).toBe(
      'type=semver,pattern={{version}} gives no tag: "v1.2" is not a semantic version (https://semver.org).'
    );
  });

  test.each([
    {pattern: '{{version}}', want: '1.2.3:version(1.2.3)'},
    {pattern: '{{raw}}', want: 'v1.2.3:version(1.2.3)'},
    {pattern: 'v{{version}}', want: 'v1.2.3:version(1.2.3)'},
    {pattern: '{{major}}.{{minor}}.{{patch}}', want: '1.2.3:version(1.2.3)'},
    {pattern: '{{major}}.{{minor}}', want: '1.2:highest(1.2<1.2.3)'},
    {pattern: '{{major}}', want: '1:highest(1<1.2.3)'},
    {pattern: 'v{{major}}', want: 'v1:highest(1<1.2.3)'},
    {pattern: '{{version}}-alpine', want: '1.2.3-alpine:version(1.2.3)'},
    {pattern: 'release-{{raw}}', want: 'release-v1.2.3:version(1.2.3)'},
    {pattern: '{{major}}_{{minor}}_{{patch}}', want: '1_2_3:version(1.2.3)'},
    {pattern: '{{major}}.{{minor}}-alpine', want: '1.2-alpine:highest(1.2<1.2.3)'},
    {pattern: '{{major}}_{{minor}}', want: '1_2:highest(1.2<1.2.3)'},
    {pattern: 'py3-{{major}}', want: 'py3-1:highest(1<1.2.3)'},
    {pattern: '{{#if prerelease}}x{{else}}{{major}}{{/if}}', want: '1:highest(1<1.2.3)'},
    {pattern: '{{minor}}', want: '2:none'},
    {pattern: '{{minor}}.{{patch}}', want: '2.3:none'},
    {pattern: 'stable', want: 'stable:none'}
  ])('$pattern claims $want', ({pattern, want}) => {
    expect(claimsIn(tagsOf(EVENTS.v123, `type=semver,pattern=${pattern}`))).toBe(`${want} latest:highest(<1.2.3)`);
  });

  it('does not take a pre-release for the highest', () => {
    expect(claimsIn(tagsOf(EVENTS.beta, 'type=semver,pattern={{major}}'))).toBe('2.0.8-beta.67:version(2.0.8-beta.67)');
  });

  it('tells major from minor when both are the same number', () => {
    expect(claimsIn(tagsOf(pushOf('refs/tags/v1.1.1'), 'type=semver,pattern={{minor}}'))).toContain('1:none');
  });
});
