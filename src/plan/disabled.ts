import type {ImageSettings} from '../inputs/settings.ts';
import type {PushDecision} from './plan.ts';

/** Nothing is pushed where every repository is disabled, whatever else was decided. */
export const unlessDisabled = (push: PushDecision, images: readonly ImageSettings[]): PushDecision =>
  push.push && images.every(({disabled}) => disabled)
    ? {...push, push: false, reason: 'every repository of "images" has enable=false'}
    : push;
