import type {Trust} from '../context/facts.ts';
import type {Settings} from '../inputs/settings.ts';
import type {PushDecision} from './plan.ts';

/** Untrusted code never pushes, whatever the input says. */
export function decidePush(push: Settings['push'], trust: Trust): PushDecision {
  if (!trust.trusted) return {push: false, trusted: false, reason: trust.reason};
  if (push === 'false') return {push: false, trusted: true, reason: 'the input "push" is false'};
  return {push: true, trusted: true, reason: push === 'true' ? 'the input "push" is true' : trust.reason};
}
