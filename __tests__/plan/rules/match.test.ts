import {describe, expect, test} from 'vitest';
import {pushOf} from '../../context/support.ts';
import {claimsIn, EVENTS, namesIn, tagsOf} from './support.ts';

describe('type=match', () => {
  test.each([
    {name: 'the whole match', event: EVENTS.v123, tags: String.raw`type=match,pattern=\d+\.\d+`, want: '1.2 latest'},
    {name: 'a group', event: EVENTS.v123, tags: 'type=match,pattern=v(.*),group=1', want: '1.2.3 latest'},
    {name: 'anchors', event: EVENTS.monorepo, tags: 'type=match,pattern=^v(.*)$,group=1', want: ''},
    {name: 'flags', event: EVENTS.v123, tags: 'type=match,pattern=/V(.*)/i,group=1', want: '1.2.3 latest'},
    {
      name: 'the flag g counts matches',
      event: EVENTS.v123,
      tags: String.raw`type=match,pattern=/\d/g,group=2`,
      want: '3 latest'
    },
    {
      name: 'a comma in quotes',
      event: pushOf('refs/tags/20200110-RC2'),
      tags: String.raw`type=match,"pattern=^\d+-RC\d{1,2}"`,
      want: '20200110-RC2 latest'
    },
    {
      name: 'a comma in quotes around the whole line',
      event: pushOf('refs/tags/20200110-RC2'),
      tags: String.raw`"type=match,""pattern=^\d+-RC\d{1,2}"""`,
      want: '20200110-RC2 latest'
    },
    {
      name: 'slashes stay for the match',
      event: EVENTS.monorepo,
      tags: 'type=match,pattern=p1/v(.*),group=1',
      want: '1.2.3 latest'
    },
    {name: 'a branch', event: EVENTS.main, tags: 'type=match,pattern=.*', want: ''},
    {name: 'a value', event: EVENTS.main, tags: 'type=match,pattern=v(.*),group=1,value=v9', want: '9 latest'},
    {
      name: 'a value with an expression',
      event: EVENTS.dev,
      tags: 'type=match,pattern=.*,value={{branch}}',
      want: 'dev latest'
    },
    {name: 'also of a pre-release', event: EVENTS.beta, tags: String.raw`type=match,pattern=\d.\d`, want: '2.0 latest'},
    {name: 'latest=false', event: EVENTS.v123, tags: 'type=match,pattern=.*', flavor: 'latest=false', want: 'v1.2.3'}
  ])('$name: $want', ({event, tags, flavor, want}) => expect(namesIn(tagsOf(event, tags, flavor))).toBe(want));

  test.each(['1.0', '01', '-1', ''])('knows no group %j', group => {
    const found = tagsOf(EVENTS.v123, `type=match,pattern=v(.*),group=${group}`);
    expect(namesIn(found)).toBe('');
    expect(found.notes[0]).toContain(`"v(.*)" has no group ${group} in "v1.2.3"`);
  });

  test('of a branch claims what the branch does', () => {
    const tags = 'type=match,pattern=.*,value={{branch}}';
    expect(claimsIn(tagsOf(EVENTS.dev, tags))).toBe('dev:newest latest:newest');
  });

  test.each([
    {tags: 'type=match,pattern=x', note: '"x" does not match "v1.2.3"'},
    {tags: 'type=match,pattern=v(.*),group=2', note: '"v(.*)" has no group 2 in "v1.2.3"'}
  ])('says why $tags gives nothing', ({tags, note}) => {
    expect(tagsOf(EVENTS.v123, tags).notes[0]).toBe(`${tags} gives no tag: ${note}.`);
  });

  test.each([
    {ref: 'api-v1.2.3', pattern: 'api-v(.*)', want: '1.2.3:version(1.2.3) latest:highest(<1.2.3)'},
    {ref: 'api-v1.2.3', pattern: String.raw`api-v(\d+\.\d+)`, want: '1.2:highest(1.2<1.2.3) latest:highest(<1.2.3)'},
    {ref: 'api-v1.2.3', pattern: String.raw`api-v(\d+)`, want: '1:highest(1<1.2.3) latest:highest(<1.2.3)'},
    {ref: 'v2.0.8-rc.1', pattern: String.raw`v(\d+)`, want: '2:highest(2<2.0.8-rc.1) latest:highest(<2.0.8-rc.1)'},
    {ref: 'v1.4', pattern: 'v(.*)', want: '1.4:version(1.4) latest:highest(<1.4)'},
    {ref: 'v1.4', pattern: String.raw`v(\d+)`, want: '1:highest(1<1.4) latest:highest(<1.4)'},
    {ref: 'api-v1.2.3', pattern: '(.*)', want: 'api-v1.2.3:version(1.2.3) latest:highest(<1.2.3)'},
    {
      ref: 'v1.2.3-RC1',
      pattern: String.raw`v(\d+\.\d+\.\d+)`,
      want: '1.2.3:version(1.2.3) latest:highest(<1.2.3-RC1)'
    },
    {ref: '20200110-RC2', pattern: String.raw`(\d+)`, want: '20200110:none latest:none'}
  ])('$pattern of $ref claims $want', ({ref, pattern, want}) => {
    expect(claimsIn(tagsOf(pushOf(`refs/tags/${ref}`), `type=match,pattern=${pattern},group=1`))).toBe(want);
  });
});
