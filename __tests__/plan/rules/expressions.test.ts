import {describe, expect, it, test, vi} from 'vitest';
import {startRules} from '../../../src/plan/rules/rule-run.ts';
import {factsOf, payloadOf, pushOf} from '../../context/support.ts';
import {EVENTS, namesOf, tagsOf} from './support.ts';

const repository = {default_branch: 'main'};
const expand = (text: string, facts = EVENTS.main): string => startRules(facts, namesOf({tags: 'a'})).expand(text);

describe('expressions', () => {
  test.each([
    {text: '{{branch}}', facts: EVENTS.slash, want: 'feat/login'},
    {text: '{{branch}}', facts: pushOf('refs/heads/a&b<c>"d"'), want: 'a&b<c>"d"'},
    {text: '{{branch}}', facts: EVENTS.v123, want: ''},
    {text: '{{tag}}', facts: EVENTS.v123, want: 'v1.2.3'},
    {text: '{{tag}}', facts: EVENTS.main, want: ''},
    {text: '{{sha}}', facts: EVENTS.main, want: '8f3b1c9'},
    {text: '{{ base_ref }}', facts: EVENTS.pullRequest, want: 'main'},
    {text: '{{base_ref}}', facts: EVENTS.pullRequestTarget, want: 'main'},
    {text: '{{base_ref}}', facts: factsOf('push', 'refs/tags/v1', {base_ref: 'refs/heads/next'}), want: 'next'},
    {text: '{{base_ref}}', facts: factsOf('push', 'refs/heads/main', {base_ref: 'refs/heads/next'}), want: ''},
    {text: '{{base_ref}}', facts: EVENTS.v123, want: ''},
    {text: "{{date 'YYYYMMDD'}}", facts: EVENTS.main, want: '20260102'},
    {text: "{{date 'dddd [at] HH:mm' tz='Europe/Berlin'}}", facts: EVENTS.main, want: 'Friday at 04:04'},
    {text: '{{date}}', facts: EVENTS.main, want: '2026-01-02T03:04:05+00:00'},
    {
      text: "{{commit_date 'YYYY-MM-DDTHH:mm:ss[Z]'}}",
      facts: factsOf('push', 'refs/heads/main', payloadOf('push-main')),
      want: '2025-11-21T08:29:58Z'
    },
    {text: "{{commit_date 'YYYY'}}", facts: EVENTS.main, want: '2026'},
    {text: '{{nope}}x', facts: EVENTS.main, want: 'x'},
    {text: '{{#if tag}}t{{else}}b{{/if}}', facts: EVENTS.main, want: 'b'},
    {text: '{{#if (tag)}}t{{else}}b{{/if}}', facts: EVENTS.main, want: 'b'},
    {text: '{{#unless (tag)}}b{{/unless}}', facts: EVENTS.v123, want: ''},
    {text: '{{#if (is_default_branch)}}x{{/if}}', facts: EVENTS.dev, want: 'x'},
    {text: '{{#with (branch)}}{{this}}{{/with}}', facts: EVENTS.dev, want: 'dev'},
    {text: '{{#branch}}on{{/branch}}', facts: EVENTS.dev, want: 'on'},
    {text: "{{branch 'x'}}", facts: EVENTS.dev, want: 'dev'},
    {text: "{{lookup this 'branch'}}", facts: EVENTS.dev, want: 'dev'},
    {text: '{{{branch}}}', facts: EVENTS.main, want: 'main'},
    {text: 'plain }} text', facts: EVENTS.main, want: 'plain }} text'}
  ])('$text: "$want"', ({text, facts, want}) => expect(expand(text, facts)).toBe(want));

  test.each([
    {name: 'default branch', facts: EVENTS.main, want: 'true'},
    {name: 'another branch', facts: EVENTS.dev, want: 'false'},
    {name: 'Git tag', facts: EVENTS.v123, want: 'false'},
    {name: 'pull request', facts: EVENTS.pullRequest, want: 'false'},
    {name: 'pull_request_target', facts: EVENTS.pullRequestTarget, want: 'false'},
    {name: 'schedule', facts: EVENTS.schedule, want: 'true'},
    {name: 'issues', facts: factsOf('issues', 'refs/heads/other', {repository}), want: 'true'},
    {name: 'discussion', facts: factsOf('discussion_comment', 'refs/heads/other', {repository}), want: 'true'},
    {name: 'create', facts: factsOf('create', 'refs/heads/other', {repository}), want: 'true'},
    {name: 'release', facts: factsOf('release', 'refs/tags/v1', {repository}), want: 'false'},
    {name: 'no ref', facts: factsOf('create', '', {repository}), want: 'false'}
  ])('is_default_branch of $name: $want', ({facts, want}) => {
    expect(expand('{{is_default_branch}}', facts)).toBe(want);
    expect(expand('{{is_not_default_branch}}', facts)).toBe(want === 'true' ? 'false' : 'true');
  });

  it('says what is wrong without a word of how it works', () => {
    expect(() => tagsOf(EVENTS.v123, "type=semver,pattern={{major 'x'}}")).toThrow(
      "tags: line 1, type=semver,pattern={{major 'x'}}: it gives arguments to a name that takes none"
    );
  });

  it('does not take what a branch is called for an expression', () => {
    expect(expand('{{branch}}', pushOf('refs/heads/{{sha}}'))).toBe('{{sha}}');
  });

  it('neither writes to the log nor reaches what is behind the values', () => {
    const written = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    expect(expand("{{log '::error::x'}}{{constructor}}{{__proto__}}{{branch.constructor}}")).toBe('');
    expect(written).not.toHaveBeenCalled();
    written.mockRestore();
  });
});
