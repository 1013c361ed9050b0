import {describe, expect, it, test} from 'vitest';
import {computeTags} from '../../../src/plan/tags.ts';
import {factsOf, payloadOf, pushOf, SHA} from '../../context/support.ts';
import {claimsIn, EVENTS, namesIn, namesOf, tagsOf} from './support.ts';

describe('type=raw', () => {
  test.each([
    {tags: 'type=raw,value=my-tag', want: 'my-tag:none'},
    {tags: 'type=raw,my-tag', want: 'my-tag:none'},
    {tags: 'my-tag', want: 'my-tag:none'},
    {tags: 'my-tag,suffix=-x', want: 'my-tag-x:none'},
    {tags: 'value=my-tag', want: 'my-tag:none'},
    {tags: 'type=raw,value=foo#bar', want: 'foo-bar:none'},
    {tags: 'type=raw,"value=a,b"', want: 'a-b:none'},
    {tags: 'type=raw,value=a=b', want: 'a-b:none'},
    {tags: 'type=raw,value=', want: ''},
    {tags: 'type=raw,value={{branch}}-{{sha}}', want: 'main-8f3b1c9:none'},
    {tags: 'type=raw,value=x-{{nope}}', want: 'x-:none'},
    {tags: 'type=raw,value={{branch}}', want: 'main:newest'},
    {tags: 'type=raw,value={{ branch }}-alpine', want: 'main-alpine:newest'},
    {tags: 'type=raw,value=main', want: 'main:newest'},
    {tags: 'type=raw,value=1.2.3', want: '1.2.3:version(1.2.3)'},
    {tags: 'type=raw,value=v1.2.3-rc.1', want: 'v1.2.3-rc.1:version(1.2.3-rc.1)'},
    {tags: 'type=raw,value=1.2', want: '1.2:none'},
    {tags: 'type=raw,value=alpine3.19.1', want: 'alpine3.19.1:none'},
    {tags: 'type=raw,value=latest', want: 'latest:newest'},
    {tags: 'type=raw,value=latest,enable={{is_default_branch}}', want: 'latest:newest'},
    {tags: 'type=raw,value=latest,enable={{is_not_default_branch}}', want: ''},
    {tags: 'type=raw,value=a,enable=false\ntype=raw,value=b,enable=true', want: 'b:none'}
  ])('$tags: "$want"', ({tags, want}) => expect(claimsIn(tagsOf(EVENTS.main, tags))).toBe(want));

  test.each([
    {ref: 'v1.2.3', value: '{{tag}}', want: 'v1.2.3:version(1.2.3)'},
    {ref: 'v1.2.3', value: '{{tag}}-alpine', want: 'v1.2.3-alpine:version(1.2.3)'},
    {ref: 'v1.2.3', value: '1', want: '1:highest(1<1.2.3)'},
    {ref: 'v1.2.3', value: 'v1.2', want: 'v1.2:highest(1.2<1.2.3)'},
    {ref: 'v1.2.3', value: '2', want: '2:none'},
    {ref: 'v1.2.3', value: '9.9.9', want: '9.9.9:version(9.9.9)'},
    {ref: 'v1.4', value: '{{tag}}', want: 'v1.4:version(1.4)'},
    {ref: '1.2.3rc2', value: 'latest', want: 'latest:highest(<1.2.3rc2)'},
    {ref: 'stable', value: '{{tag}}', want: 'stable:none'}
  ])('$value of $ref claims $want', ({ref, value, want}) => {
    expect(claimsIn(tagsOf(pushOf(`refs/tags/${ref}`), `type=raw,value=${value}`))).toBe(want);
  });

  it('claims what latest does for a version', () => {
    expect(claimsIn(tagsOf(EVENTS.v123, 'type=raw,value=latest'))).toBe('latest:highest(<1.2.3)');
    expect(claimsIn(tagsOf(EVENTS.pullRequest, 'type=raw,value=latest'))).toBe('latest:none');
  });

  test.each([
    {
      name: 'a leading hyphen',
      tags: 'type=raw,value=-foo',
      want: 'foo',
      note: 'registries refuse the tag "-foo", so it is "foo"'
    },
    {name: 'a leading dot', tags: 'type=raw,value=.foo', want: 'foo', note: 'so it is "foo"'},
    {
      name: 'too long',
      tags: `type=raw,value=${'a'.repeat(200)}`,
      want: expect.stringMatching(/^a{119}-[0-9a-f]{8}$/),
      note: 'registries refuse'
    },
    {name: 'nothing that can stand in a tag', tags: 'type=raw,value=日本', want: '', note: 'gives no tag'},
    {name: 'a suffix of nothing', tags: 'type=raw,value={{tag}},suffix=-alpine', want: '', note: ''}
  ])('$name becomes a tag that a registry takes, or none', ({tags, want, note}) => {
    const found = tagsOf(EVENTS.main, tags);
    expect(namesIn(found)).toEqual(want);
    expect(found.notes.join()).toContain(note);
  });
});

describe('type=sha', () => {
  test.each([
    {tags: 'type=sha', want: 'sha-8f3b1c9:none'},
    {tags: 'type=sha,format=long', want: `sha-${SHA}:none`},
    {tags: 'type=sha,prefix=', want: '8f3b1c9:none'},
    {tags: 'type=sha,prefix={{branch}}-', want: 'main-8f3b1c9:none'}
  ])('$tags: $want', ({tags, want}) => expect(claimsIn(tagsOf(EVENTS.main, tags))).toBe(want));

  it('is of every event, and has as many characters as the job says', () => {
    expect(namesIn(tagsOf(EVENTS.v123, 'type=sha'))).toBe('sha-8f3b1c9');
    expect(namesIn(tagsOf(EVENTS.pullRequest, 'type=sha'))).toBe('sha-8f3b1c9');
    const long = namesOf({tags: 'type=sha\ntype=raw,value={{sha}}', shortShaLength: 12});
    expect(namesIn(computeTags(EVENTS.main, long))).toBe('8f3b1c9d2e4a sha-8f3b1c9d2e4a');
    const whole = namesOf({tags: 'type=sha', shortShaLength: 64});
    expect(namesIn(computeTags(EVENTS.main, whole))).toBe(`sha-${SHA}`);
  });

  it('is nothing without a commit', () => {
    expect(namesIn(tagsOf(factsOf('push', 'refs/heads/main', {}, {GITHUB_SHA: ''}), 'type=sha'))).toBe('');
  });

  it("is the head's of a pull request when the job says so", () => {
    const env = {DOCKER_METADATA_PR_HEAD_SHA: 'true'};
    const head = factsOf('pull_request', 'refs/pull/7/merge', payloadOf('pull-request'), env);
    expect(namesIn(tagsOf(head, 'type=sha'))).toBe('sha-c0ffee1');
  });
});

describe('type=schedule', () => {
  test.each([
    {tags: 'type=schedule', want: 'nightly:none'},
    {tags: 'type=schedule,pattern=weekly', want: 'weekly:none'},
    {tags: "type=schedule,pattern={{date 'YYYYMMDD-HHmmss'}}", want: '20260102-030405:none'},
    {tags: "type=schedule,pattern={{date 'YYYY-MM-DD HH' tz='Asia/Tokyo'}}", want: '2026-01-02-12:none'},
    {tags: "type=schedule,pattern=of-{{commit_date 'YYYY'}}", want: 'of-2026:none'}
  ])('$tags: $want', ({tags, want}) => expect(claimsIn(tagsOf(EVENTS.schedule, tags))).toBe(want));

  it('is for schedules alone', () => expect(namesIn(tagsOf(EVENTS.main, 'type=schedule'))).toBe(''));
});
