import {describe, expect, it, test} from 'vitest';
import {factsOf, payloadOf, pushOf} from '../../context/support.ts';
import {claimsIn, EVENTS, namesIn, tagsOf} from './support.ts';

const ALL = 'type=ref,event=branch\ntype=ref,event=tag\ntype=ref,event=pr';

describe('type=ref', () => {
  test.each([
    {name: 'branch', event: EVENTS.main, want: 'main:newest'},
    {name: 'branch with a slash', event: EVENTS.slash, want: 'feat-login:newest'},
    {name: 'umlauts', event: pushOf('refs/heads/größe/日本'), want: 'gr-e-:newest'},
    {name: 'an ampersand is not written as HTML', event: pushOf('refs/heads/a&b'), want: 'a-b:newest'},
    {name: 'Git tag', event: EVENTS.v123, want: 'v1.2.3:version(1.2.3) latest:highest(<1.2.3)'},
    {name: 'Git tag of a folder', event: EVENTS.monorepo, want: 'p1-v1.2.3:version(1.2.3) latest:highest(<1.2.3)'},
    {name: 'Git tag that is no version', event: pushOf('refs/tags/stable'), want: 'stable:none latest:none'},
    {name: 'Git tag of a major version', event: pushOf('refs/tags/v1'), want: 'v1:none latest:none'},
    {name: 'Git tag of two numbers', event: pushOf('refs/tags/v1.4'), want: 'v1.4:version(1.4) latest:highest(<1.4)'},
    {
      name: 'Git tag of four numbers',
      event: pushOf('refs/tags/1.2.3.4'),
      want: '1.2.3.4:version(1.2.3.4) latest:highest(<1.2.3.4)'
    },
    {
      name: 'Git tag of letters and a version',
      event: pushOf('refs/tags/release1.2.3'),
      want: 'release1.2.3:version(1.2.3) latest:highest(<1.2.3)'
    },
    {
      name: 'pre-release of Python',
      event: pushOf('refs/tags/1.1beta2'),
      want: '1.1beta2:version(1.1b2) latest:highest(<1.1b2)'
    },
    {name: 'Git tag of a day', event: pushOf('refs/tags/20260102'), want: '20260102:none latest:none'},
    {name: 'Git tag of a language', event: pushOf('refs/tags/py3.12'), want: 'py3.12:none latest:none'},
    {
      name: 'pre-release',
      event: EVENTS.beta,
      want: 'v2.0.8-beta.67:version(2.0.8-beta.67) latest:highest(<2.0.8-beta.67)'
    },
    {name: 'pull request', event: EVENTS.pullRequest, want: 'pr-7:none'},
    {name: 'pull_request_target', event: EVENTS.pullRequestTarget, want: 'pr-7:none'},
    {
      name: 'a merged pull request runs on the branch',
      event: factsOf('pull_request', 'refs/heads/main', payloadOf('pull-request')),
      want: 'main:newest'
    },
    {name: 'schedule', event: EVENTS.schedule, want: 'main:newest'},
    {name: 'nothing known', event: factsOf('', ''), want: ''}
  ])('$name: $want', ({event, want}) => expect(claimsIn(tagsOf(event, ALL))).toBe(want));

  it('has the number of the pull request alone with an empty prefix', () => {
    expect(namesIn(tagsOf(EVENTS.pullRequest, 'type=ref,event=pr,prefix='))).toBe('7');
  });

  it("keeps its own prefix beside the flavor's", () => {
    expect(namesIn(tagsOf(EVENTS.pullRequest, ALL, 'prefix=x-\nsuffix=-y'))).toBe('pr-7-y');
  });
});

describe('type=edge', () => {
  test.each([
    {name: 'default branch', event: EVENTS.main, tags: 'type=edge', want: 'edge:newest'},
    {name: 'another branch', event: EVENTS.dev, tags: 'type=edge', want: ''},
    {name: 'a named branch', event: EVENTS.dev, tags: 'type=edge,branch=dev', want: 'edge:newest'},
    {name: 'a named branch elsewhere', event: EVENTS.main, tags: 'type=edge,branch=dev', want: ''},
    {name: 'schedules run on the default branch', event: EVENTS.schedule, tags: 'type=edge', want: 'edge:newest'},
    {name: 'Git tag', event: EVENTS.v123, tags: 'type=edge', want: ''},
    {name: 'default branch unknown', event: factsOf('push', 'refs/heads/main'), tags: 'type=edge', want: ''}
  ])('$name: "$want"', ({event, tags, want}) => expect(claimsIn(tagsOf(event, tags))).toBe(want));
});
