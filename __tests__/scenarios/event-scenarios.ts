import type {Payload} from '../../src/context/payload.ts';
import type {Scenario} from './run.ts';

const EVENTS = '../fixtures/events';
const HEAD = 'c0ffee11223344556677889900aabbccddeeff00';
const ONE = {platforms: 'linux/amd64'};
const SECOND_TAG = 'refs/tags/v1.3.0';

const release = (action: string, preRelease = false): Pick<Scenario, 'payload' | 'event' | 'ref' | 'change'> => ({
  payload: 'events/release.json',
  event: 'release',
  ref: SECOND_TAG,
  change: payload => ({...payload, action, release: {...(payload.release as Payload), prerelease: preRelease}})
});

const pullRequest = (
  action: string,
  event = 'pull_request'
): Pick<Scenario, 'payload' | 'event' | 'ref' | 'change'> => ({
  payload: `${EVENTS}/pull-request.json`,
  event,
  ref: event === 'pull_request' ? 'refs/pull/7/merge' : 'refs/heads/main',
  change: payload => ({...payload, action})
});

const dispatch = (inputs: Payload): Pick<Scenario, 'payload' | 'event' | 'ref' | 'change'> => ({
  payload: 'events/workflow-dispatch.json',
  event: 'workflow_dispatch',
  ref: 'refs/heads/main',
  change: payload => ({...payload, ref: 'refs/heads/main', inputs})
});

const workflowRunOf = (branch: string, event = 'push'): Pick<Scenario, 'payload' | 'event' | 'ref' | 'change'> => ({
  payload: 'events/workflow-run.json',
  event: 'workflow_run',
  ref: 'refs/heads/main',
  change: payload => ({
    ...payload,
    workflow_run: {...(payload.workflow_run as Payload), event, head_branch: branch, head_sha: HEAD}
  })
});

/** What each event does, and why. */
export interface EventScenario extends Scenario {
  /** The line that the summary has. */
  readonly want: string;
  /** Tags of the plan. */
  readonly tags: string;
  /** Commit that the images say they are built from, where it is not that of GITHUB_SHA. */
  readonly revision?: string;
}

const OWN = 'the pull request comes from this repository';
const QUEUE_BRANCH = 'gh-readonly-queue/main/pr-7-929f8209d40f77f4abc622a499c93a83babdbe64';
const QUEUE = `refs/heads/${QUEUE_BRANCH}`;
const QUEUE_TAG = QUEUE_BRANCH.replaceAll('/', '-');
const WAITS = 'what waits in the merge queue is published when it is merged';
const ofEvent = (name: string): string => `the event ${name} is of this repository`;

export const eventScenarios: readonly EventScenario[] = [
  {
    name: 'release published',
    ...release('published'),
    inputs: ONE,
    tags: '1.3.0 1.3 1 latest',
    want: `release (published) of tag v1.3.0, trusted → publish: ${ofEvent('release')}`
  },
  {
    name: 'release published as a pre-release',
    ...release('published', true),
    inputs: ONE,
    tags: '1.3.0',
    want: `release (published) of tag v1.3.0, trusted → publish: ${ofEvent('release')}`
  },
  {
    name: 'release published as a pre-release, rules of docker metadata-action',
    ...release('published', true),
    inputs: {...ONE, tags: 'type=semver,pattern={{version}}\ntype=semver,pattern={{major}}.{{minor}}'},
    tags: '1.3.0',
    want: `release (published) of tag v1.3.0, trusted → publish: ${ofEvent('release')}`
  },
  {
    name: 'release whose ref GitHub left out',
    ...release('released'),
    ref: '',
    inputs: ONE,
    tags: '1.3.0 1.3 1 latest',
    want: `release (released) of tag v1.3.0, trusted → publish: ${ofEvent('release')}`
  },
  ...['created', 'edited', 'unpublished', 'deleted'].map(action => ({
    name: `release ${action}`,
    ...release(action),
    inputs: {...ONE, push: 'true'},
    tags: '',
    want: `release (${action}) of tag v1.3.0, trusted → nothing to do: images of a release are published on its actions "published", "released" and "prereleased"`
  })),
  {
    name: 'tag deleted by a push',
    payload: 'events/push-deleted.json',
    event: 'push',
    // GitHub names the default branch then.
    ref: 'refs/heads/main',
    tags: '',
    want: 'push of the deleted tag v1.2.2, trusted → nothing to do: the tag is deleted'
  },
  {
    name: 'branch deleted',
    payload: 'events/delete.json',
    event: 'delete',
    ref: 'refs/heads/main',
    tags: '',
    want: 'delete of the deleted branch feature/greet-by-name, trusted → nothing to do: the branch is deleted'
  },
  ...['opened', 'synchronize', 'reopened', 'labeled', 'ready_for_review'].map(action => ({
    name: `pull request ${action}`,
    ...pullRequest(action),
    inputs: ONE,
    tags: 'pr-7',
    want: `pull_request (${action}) of pull request 7, trusted → publish: ${OWN}`
  })),
  {
    name: 'pull request closed',
    ...pullRequest('closed'),
    inputs: ONE,
    tags: 'pr-7',
    want: 'pull_request (closed) of pull request 7, trusted → remove the preview: the pull request is closed'
  },
  {
    name: 'pull request closed by a merge, rules of docker metadata-action',
    ...pullRequest('closed'),
    ref: 'refs/heads/main',
    inputs: {...ONE, tags: 'type=ref,event=pr\ntype=ref,event=branch'},
    tags: 'pr-7',
    want: 'pull_request (closed) of pull request 7, trusted → remove the preview: the pull request is closed'
  },
  {
    name: 'pull request closed, which was never pushed',
    ...pullRequest('closed'),
    inputs: {...ONE, push: 'false'},
    tags: '',
    want: 'pull_request (closed) of pull request 7, trusted → nothing to do: the pull request is closed, and it never had a preview: the input "push" is false'
  },
  ...[
    {action: 'labeled', event: 'pull_request'},
    {action: 'synchronize', event: 'pull_request_target'},
    {action: 'submitted', event: 'pull_request_review'}
  ].map(({action, event}) => ({
    name: `${event} ${action} of a closed pull request`,
    ...pullRequest(action, event),
    change: (payload: Payload) => ({
      ...payload,
      action,
      pull_request: {...(payload.pull_request as Payload), state: 'closed'}
    }),
    inputs: {...ONE, push: 'true'},
    tags: '',
    want: `${event} (${action}) of pull request 7, trusted → nothing to do: the pull request is closed, and only its end ("closed") and what opens it again ("reopened") do anything`
  })),
  {
    name: 'pull request of a fork closed',
    payload: `${EVENTS}/pull-request-fork.json`,
    event: 'pull_request',
    ref: 'refs/heads/main',
    change: payload => ({...payload, action: 'closed'}),
    tags: '',
    want: 'pull_request (closed) of pull request 7, untrusted → nothing to do: the pull request is closed, and it never had a preview: the pull request comes from the fork mona/hello'
  },
  {
    name: 'pull_request_target with the head checked out',
    ...pullRequest('synchronize', 'pull_request_target'),
    checkout: {head: HEAD, refs: []},
    inputs: ONE,
    tags: 'pr-7',
    revision: HEAD,
    want: `pull_request_target (synchronize) of pull request 7, trusted → publish: ${OWN}`
  },
  {
    name: 'pull_request_target with its own checkout',
    ...pullRequest('synchronize', 'pull_request_target'),
    checkout: {head: '8f3b1c9d2e4a5f60718293a4b5c6d7e8f9012345', refs: ['refs/remotes/origin/main']},
    inputs: {...ONE, push: 'true'},
    tags: 'pr-7',
    want: 'pull_request_target (synchronize) of pull request 7, trusted → build and check only: the base branch is checked out, not the pull request (actions/checkout with "ref" takes its head)'
  },
  {
    name: 'merge group',
    payload: 'events/merge-group.json',
    event: 'merge_group',
    ref: QUEUE,
    inputs: ONE,
    tags: `${QUEUE_TAG} sha-8f3b1c9`,
    want: `merge_group (checks_requested) of branch ${QUEUE_BRANCH}, trusted → build and check only: ${WAITS}`
  },
  {
    name: 'push to a branch of the merge queue',
    payload: 'events/push-branch.json',
    event: 'push',
    ref: QUEUE,
    inputs: ONE,
    tags: `${QUEUE_TAG} sha-8f3b1c9`,
    want: `push of branch ${QUEUE_BRANCH}, trusted → build and check only: ${WAITS}`
  },
  {
    name: 'push to a branch of the merge queue, push true',
    payload: 'events/push-branch.json',
    event: 'push',
    ref: QUEUE,
    inputs: {...ONE, push: 'true'},
    tags: `${QUEUE_TAG} sha-8f3b1c9`,
    want: `push of branch ${QUEUE_BRANCH}, trusted → publish: the input "push" is true`
  },
  {
    name: 'workflow run of a merge group, checked out',
    ...workflowRunOf(QUEUE_BRANCH, 'merge_group'),
    checkout: {head: HEAD, refs: []},
    inputs: ONE,
    tags: `${QUEUE_TAG} sha-c0ffee1`,
    revision: HEAD,
    want: `workflow_run (completed) of branch ${QUEUE_BRANCH}, trusted → build and check only: ${WAITS}`
  },
  {
    name: 'workflow run of a merge group, main checked out',
    ...workflowRunOf(QUEUE_BRANCH, 'merge_group'),
    checkout: {head: '8f3b1c9d2e4a5f60718293a4b5c6d7e8f9012345', refs: ['refs/remotes/origin/main']},
    inputs: ONE,
    tags: 'main sha-8f3b1c9 latest',
    want: `workflow_run (completed) of branch main, trusted → build and check only: ${WAITS}`
  },
  {
    name: 'workflow run of main',
    payload: 'events/workflow-run.json',
    event: 'workflow_run',
    ref: 'refs/heads/main',
    inputs: ONE,
    tags: 'main sha-8f3b1c9 latest',
    want: `workflow_run (completed) of branch main, trusted → publish: ${ofEvent('workflow_run')}`
  },
  {
    name: 'workflow run of a version, checked out',
    ...workflowRunOf('v1.2.3'),
    checkout: {head: HEAD, refs: ['refs/tags/v1.2.3']},
    inputs: ONE,
    tags: '1.2.3 1.2 1 latest',
    revision: HEAD,
    want: `workflow_run (completed) of tag v1.2.3, trusted → publish: ${ofEvent('workflow_run')}`
  },
  {
    name: 'workflow run of a version that GitHub knows, its commit checked out',
    ...workflowRunOf('v1.2.3'),
    checkout: {head: HEAD, refs: []},
    runRef: {kind: 'tags'},
    inputs: ONE,
    tags: '1.2.3 1.2 1 latest',
    revision: HEAD,
    want: `workflow_run (completed) of tag v1.2.3, trusted → publish: ${ofEvent('workflow_run')}`
  },
  {
    name: 'workflow run of a branch called like a version, checked out',
    ...workflowRunOf('2.0.0'),
    checkout: {head: HEAD, refs: ['refs/remotes/origin/2.0.0']},
    inputs: ONE,
    tags: '2.0.0 sha-c0ffee1',
    revision: HEAD,
    want: `workflow_run (completed) of branch 2.0.0, trusted → publish: ${ofEvent('workflow_run')}`
  },
  {
    name: 'workflow run of what may be a branch or a Git tag',
    ...workflowRunOf('2.0.0'),
    checkout: {head: HEAD, refs: []},
    runRef: {kind: 'unknown', reason: "GitHub's API does not tell: 502"},
    inputs: ONE,
    tags: '2.0.0 sha-c0ffee1',
    revision: HEAD,
    want: `workflow_run (completed) of branch 2.0.0, trusted → publish: ${ofEvent('workflow_run')}`
  },
  {
    name: 'workflow run of a Git tag that is no version, checked out, rules for tags',
    ...workflowRunOf('backend-v1.2.3'),
    checkout: {head: HEAD, refs: ['refs/tags/backend-v1.2.3']},
    inputs: {
      ...ONE,
      tags: 'type=match,pattern=backend-v(\\d+\\.\\d+\\.\\d+),group=1\ntype=ref,event=tag\ntype=ref,event=branch'
    },
    tags: '1.2.3 backend-v1.2.3 latest',
    revision: HEAD,
    want: `workflow_run (completed) of tag backend-v1.2.3, trusted → publish: ${ofEvent('workflow_run')}`
  },
  {
    name: 'workflow run of another branch, main checked out',
    ...workflowRunOf('feat/login'),
    checkout: {head: '8f3b1c9d2e4a5f60718293a4b5c6d7e8f9012345', refs: ['refs/remotes/origin/main']},
    inputs: ONE,
    tags: 'main sha-8f3b1c9 latest',
    want: `workflow_run (completed) of branch main, trusted → publish: ${ofEvent('workflow_run')}`
  },
  {
    name: 'workflow run of a pull request, checked out',
    payload: 'events/workflow-run-pull-request.json',
    event: 'workflow_run',
    ref: 'refs/heads/main',
    checkout: {head: HEAD, refs: ['refs/remotes/origin/feature/greet-by-name']},
    inputs: ONE,
    tags: 'pr-7',
    revision: HEAD,
    want: `workflow_run (completed) of pull request 7, trusted → publish: ${ofEvent('workflow_run')}`
  },
  {
    name: 'workflow run of a pull request of a fork, checked out',
    payload: 'events/workflow-run-pull-request.json',
    event: 'workflow_run',
    ref: 'refs/heads/main',
    change: payload => ({
      ...payload,
      workflow_run: {
        ...(payload.workflow_run as Payload),
        head_repository: {full_name: 'mona/hello', fork: true},
        pull_requests: []
      }
    }),
    checkout: {head: HEAD, refs: []},
    inputs: {...ONE, push: 'true'},
    tags: '',
    revision: HEAD,
    want: 'workflow_run (completed), untrusted → build and check only: the workflow run comes from the fork mona/hello'
  },
  {
    name: 'workflow run that failed',
    payload: 'events/workflow-run.json',
    event: 'workflow_run',
    ref: 'refs/heads/main',
    change: payload => ({...payload, workflow_run: {...(payload.workflow_run as Payload), conclusion: 'failure'}}),
    tags: '',
    want: 'workflow_run (completed) of branch main, trusted → nothing to do: the workflow run before it ended with "failure"'
  },
  {
    name: 'schedule',
    payload: 'events/schedule.json',
    event: 'schedule',
    ref: 'refs/heads/main',
    inputs: {...ONE, tags: 'nightly\nsemver'},
    tags: 'nightly',
    want: `schedule of branch main, trusted → publish: ${ofEvent('schedule')}`
  },
  {
    name: 'workflow_dispatch with a version',
    ...dispatch({version: 'v1.4.0'}),
    inputs: ONE,
    tags: '1.4.0 1.4 1 latest',
    want: `workflow_dispatch of tag v1.4.0, trusted → publish: ${ofEvent('workflow_dispatch')}`
  },
  {
    name: 'workflow_dispatch with what is no version',
    ...dispatch({version: '3.12'}),
    inputs: ONE,
    tags: 'main sha-8f3b1c9 latest',
    want: `workflow_dispatch of branch main, trusted → publish: ${ofEvent('workflow_dispatch')}`
  },
  {
    name: 'workflow_dispatch with a Git tag, checked out',
    ...dispatch({ref: 'v1.2.3'}),
    checkout: {head: HEAD, refs: ['refs/tags/v1.2.3']},
    inputs: ONE,
    tags: '1.2.3 1.2 1 latest',
    revision: HEAD,
    want: `workflow_dispatch of tag v1.2.3, trusted → publish: ${ofEvent('workflow_dispatch')}`
  },
  {
    name: 'workflow_dispatch with a ref that is not checked out',
    ...dispatch({ref: 'v1.2.3'}),
    checkout: {head: '8f3b1c9d2e4a5f60718293a4b5c6d7e8f9012345', refs: ['refs/remotes/origin/main']},
    inputs: ONE,
    tags: 'main sha-8f3b1c9 latest',
    want: `workflow_dispatch of branch main, trusted → publish: ${ofEvent('workflow_dispatch')}`
  },
  {
    name: 'repository_dispatch with a version',
    payload: 'events/repository-dispatch.json',
    event: 'repository_dispatch',
    ref: 'refs/heads/main',
    inputs: ONE,
    tags: '1.3.0 1.3 1 latest',
    want: `repository_dispatch (publish-image) of tag 1.3.0, trusted → publish: ${ofEvent('repository_dispatch')}`
  },
  {
    name: 'repository_dispatch with a branch, checked out',
    payload: 'events/repository-dispatch.json',
    event: 'repository_dispatch',
    ref: 'refs/heads/main',
    change: payload => ({...payload, client_payload: {ref: 'refs/heads/feat/login'}}),
    checkout: {head: HEAD, refs: ['refs/heads/feat/login', 'refs/remotes/origin/feat/login']},
    inputs: ONE,
    tags: 'feat-login sha-c0ffee1',
    revision: HEAD,
    want: `repository_dispatch (publish-image) of branch feat/login, trusted → publish: ${ofEvent('repository_dispatch')}`
  },
  {
    name: 'repository_dispatch for a pull request',
    payload: 'events/repository-dispatch.json',
    event: 'repository_dispatch',
    ref: 'refs/heads/main',
    change: payload => ({...payload, client_payload: {ref: 'refs/pull/7/head'}}),
    checkout: {head: HEAD, refs: ['refs/remotes/pull/7/head']},
    inputs: {...ONE, push: 'true'},
    tags: 'pr-7',
    revision: HEAD,
    want: 'repository_dispatch (publish-image) of pull request 7, untrusted → build and check only: what it builds is a pull request, whose code may be of anybody'
  },
  {
    name: 'comment on a pull request',
    payload: 'events/issue-comment.json',
    event: 'issue_comment',
    ref: 'refs/heads/main',
    inputs: {...ONE, push: 'true'},
    tags: 'main sha-8f3b1c9 latest',
    want: 'issue_comment (created) of branch main, untrusted → build and check only: the comment is on a pull request, whose code may be of anybody'
  },
  {
    name: 'event that says nothing of images',
    payload: 'events/schedule.json',
    event: 'watch',
    ref: 'refs/heads/main',
    inputs: ONE,
    tags: 'main sha-8f3b1c9 latest',
    want: 'watch of branch main, trusted → build and check only: the event watch does not say what to publish ("push: true" publishes all the same)'
  }
];
