import {describe, expect, it, test} from 'vitest';
import {claimsIn, EVENTS, namesIn, tagsOf} from './support.ts';

const VERSIONS = 'type=semver,pattern={{version}}\ntype=semver,pattern={{major}}.{{minor}}';

describe('the order of tags', () => {
  test.each([
    {
      name: 'by the priority of the types',
      tags: 'type=sha\nfoo\ntype=ref,event=branch\ntype=edge',
      event: EVENTS.main,
      want: 'edge main foo sha-8f3b1c9'
    },
    {
      name: 'by their own priority',
      tags: 'type=sha,priority=2000\ntype=raw,low,priority=1\ntype=ref,event=branch',
      event: EVENTS.main,
      want: 'sha-8f3b1c9 main low'
    },
    {name: 'of one priority as they stand', tags: 'b\na\nc', event: EVENTS.main, want: 'b a c'},
    {name: 'each once', tags: 'a\ntype=raw,value=a\ntype=raw,value=A', event: EVENTS.main, want: 'a A'},
    {
      name: 'strategies where the rules of their kind are',
      tags: 'sha\nlatest=branch\nfoo\ntype=ref,event=branch,suffix=-x\nbranch\nedge',
      event: EVENTS.main,
      want: 'edge main-x main foo sha-8f3b1c9 latest'
    },
    {
      name: 'strategies and rules of a version',
      tags: 'latest\ntype=raw,value=stable\nsemver',
      event: EVENTS.v123,
      want: '1.2.3 1.2 1 stable latest'
    }
  ])('$name: $want', ({tags, event, want}) => {
    const found = tagsOf(event, tags);
    expect(namesIn(found)).toBe(want);
    expect(found.version).toBe(want.split(' ')[0]);
  });
});

describe('latest', () => {
  test.each([
    {name: 'auto, version', tags: VERSIONS, event: EVENTS.v123, want: '1.2.3 1.2 latest'},
    {name: 'auto, branch', tags: 'type=ref,event=branch', event: EVENTS.main, want: 'main'},
    {
      name: 'auto, the first tag decides',
      tags: `first,priority=950\n${VERSIONS}`,
      event: EVENTS.v123,
      want: 'first 1.2.3 1.2'
    },
    {name: 'auto, pre-release', tags: VERSIONS, event: EVENTS.beta, want: '2.0.8-beta.67'},
    {name: 'true', tags: 'type=ref,event=branch', event: EVENTS.dev, flavor: 'latest=true', want: 'dev latest'},
    {name: 'true without any tag', tags: VERSIONS, event: EVENTS.dev, flavor: 'latest=true', want: ''},
    {name: 'false', tags: VERSIONS, event: EVENTS.v123, flavor: 'latest=false', want: '1.2.3 1.2'},
    {
      name: 'false takes it from strategies too',
      tags: 'semver\nlatest',
      event: EVENTS.v123,
      flavor: 'latest=false',
      want: '1.2.3 1.2 1'
    },
    {
      name: 'true gives it to strategies too',
      tags: 'semver',
      event: EVENTS.v123,
      flavor: 'latest=true',
      want: '1.2.3 1.2 1 latest'
    },
    {
      name: 'a rule of versions takes it from the default branch',
      tags: `latest\n${VERSIONS}`,
      event: EVENTS.main,
      want: ''
    },
    {name: 'is there once', tags: `${VERSIONS}\ntype=raw,value=latest`, event: EVENTS.v123, want: '1.2.3 1.2 latest'}
  ])('$name: "$want"', ({tags, event, flavor, want}) => expect(namesIn(tagsOf(event, tags, flavor))).toBe(want));

  test.each([
    {tags: 'type=sha', event: EVENTS.dev, want: 'sha-8f3b1c9:none latest:newest'},
    {tags: 'type=sha', event: EVENTS.v123, want: 'sha-8f3b1c9:none latest:highest(<1.2.3)'},
    {tags: 'type=sha', event: EVENTS.pullRequest, want: 'sha-8f3b1c9:none latest:none'}
  ])('claims $want with latest=true', ({tags, event, want}) => {
    expect(claimsIn(tagsOf(event, tags, 'latest=true'))).toBe(want);
  });
});

describe('flavor', () => {
  test.each([
    {flavor: 'prefix=a-\nsuffix=-z', want: 'a-1.2.3-z a-1.2-z latest'},
    {flavor: 'prefix=a-,onlatest=true', want: 'a-1.2.3 a-1.2 a-latest'},
    {flavor: 'suffix=-z,onlatest=true', want: '1.2.3-z 1.2-z latest-z'},
    {flavor: 'prefix=a-,onlatest=true,suffix=-z', want: 'a-1.2.3-z a-1.2-z a-latest'},
    {flavor: 'suffix=-{{sha}},onlatest=true', want: '1.2.3-8f3b1c9 1.2-8f3b1c9 latest-8f3b1c9'},
    {flavor: 'prefix=a/b_', want: 'a-b_1.2.3 a-b_1.2 latest'}
  ])('$flavor: $want', ({flavor, want}) => expect(namesIn(tagsOf(EVENTS.v123, VERSIONS, flavor))).toBe(want));

  it("gives way to a line's own prefix and suffix, also empty ones", () => {
    const tags = 'type=raw,a,prefix=p-\ntype=raw,b,suffix=\nc';
    expect(namesIn(tagsOf(EVENTS.main, tags, 'prefix=x-\nsuffix=-y'))).toBe('p-a-y x-b x-c-y');
  });

  it('goes with strategies', () => {
    expect(namesIn(tagsOf(EVENTS.v123, 'semver\nlatest', 'suffix=-alpine'))).toBe(
      '1.2.3-alpine 1.2-alpine 1-alpine latest'
    );
    expect(namesIn(tagsOf(EVENTS.main, 'branch\nlatest', 'suffix=-alpine,onlatest=true'))).toBe(
      'main-alpine latest-alpine'
    );
  });

  it('claims the same with a prefix', () => {
    expect(claimsIn(tagsOf(EVENTS.v123, VERSIONS, 'prefix=a-,onlatest=true'))).toBe(
      'a-1.2.3:version(1.2.3) a-1.2:highest(1.2<1.2.3) a-latest:highest(<1.2.3)'
    );
  });
});

describe('rules that cannot be worked out', () => {
  it('are all told at once, with their lines', () => {
    const tags = "a\nb,enable={{branch}}\nc-{{date 'YYYY' tz='Mars/Base'}}\nd,suffix={{date 'YYYY' zone='UTC'}}";
    expect(() => tagsOf(EVENTS.main, tags)).toThrow(
      'tags: line 2, b,enable={{branch}}: "enable" is "main" (want true or false); ' +
        `line 3, c-{{date 'YYYY' tz='Mars/Base'}}: "Mars/Base" is not a time zone (want for example UTC or Europe/Berlin); ` +
        `line 4, d,suffix={{date 'YYYY' zone='UTC'}}: "zone" is not an argument of a date (want tz='Europe/Berlin')`
    );
  });
});
