import type {EventFacts, Trust} from '../context/facts.ts';
import type {Settings} from '../inputs/settings.ts';
import type {PushDecision} from './plan.ts';
import {decidePush} from './push.ts';

/** `check` builds and tests, and writes nothing anywhere; `remove-preview` takes away what `publish` left of a pull request. */
export type Task = 'publish' | 'check' | 'remove-preview' | 'nothing';

export interface Decision {
  readonly task: Task;
  /** Why, as a clause. */
  readonly reason: string;
}

/** Events whose commit and ref say what is to be published; '' outside a workflow. */
const PUBLISHING = [
  '',
  'create',
  'deployment',
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'pull_request_target',
  'push',
  'release',
  'repository_dispatch',
  'schedule',
  'workflow_dispatch',
  'workflow_run'
];

/** The first of these that says something decides. */
export function decideTask(event: EventFacts, trust: Trust, push: Settings['push']): Decision {
  const allowed = decidePush(push, trust);
  return (
    nothingToDo(event, allowed) ??
    closing(event) ??
    onlyToCheck(event, allowed, push) ?? {task: 'publish', reason: allowed.reason}
  );
}

function nothingToDo(event: EventFacts, allowed: PushDecision): Decision | undefined {
  const because = (reason: string): Decision => ({task: 'nothing', reason});
  const {name, action = '', conclusion} = event;
  if (event.deleted) return because(`the ${event.kind === 'tag' ? 'tag' : 'branch'} is deleted`);
  if (name === 'release' && !['published', 'released', 'prereleased'].includes(action))
    return because('images of a release are published on its actions "published", "released" and "prereleased"');
  if (conclusion !== undefined && !['success', 'neutral'].includes(conclusion))
    return because(`the workflow run before it ended with "${conclusion}"`);
  if (event.afterEnd)
    return because(
      'the pull request is closed, and only its end ("closed") and what opens it again ("reopened") do anything'
    );
  if (isClosed(event) && !allowed.push)
    return because(`the pull request is closed, and it never had a preview: ${allowed.reason}`);
  return undefined;
}

const closing = (event: EventFacts): Decision | undefined =>
  isClosed(event) ? {task: 'remove-preview', reason: 'the pull request is closed'} : undefined;

function onlyToCheck(event: EventFacts, allowed: PushDecision, push: Settings['push']): Decision | undefined {
  const because = (reason: string): Decision => ({task: 'check', reason});
  if (!allowed.push) return because(allowed.reason);
  if (event.ofBase)
    return because('the base branch is checked out, not the pull request (actions/checkout with "ref" takes its head)');
  if (push === 'true') return undefined;
  if (event.ofMergeQueue) return because('what waits in the merge queue is published when it is merged');
  return PUBLISHING.includes(event.name)
    ? undefined
    : because(`the event ${event.name} does not say what to publish ("push: true" publishes all the same)`);
}

const isClosed = ({name, action}: EventFacts): boolean =>
  ['pull_request', 'pull_request_target'].includes(name) && action === 'closed';

/** `tag v1.2.3`, `pull request 7`; '' when the event has none. */
export function describeSubject({kind, refName, deleted}: EventFacts): string {
  if (refName === '') return '';
  const noun = kind === 'pull-request' ? 'pull request' : kind === 'other' ? 'ref' : kind;
  return `${deleted ? 'the deleted ' : ''}${noun} ${refName}`;
}
