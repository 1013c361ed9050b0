import type {SmokeTest} from '../inputs/check-settings.ts';
import type {BuildTarget} from '../plan/plan.ts';
import {type Subject, smokeTest, type Tested} from './smoke-test.ts';
import {type ReadyStack, stackTest} from './stack-test.ts';
import type {VerifyPorts} from './verify.ts';

/** Starts an image alone, or as a service of its stack. */
export const testImage = (
  target: BuildTarget,
  smoke: SmokeTest,
  {stack, ...subject}: Subject & {readonly stack?: ReadyStack},
  ports: VerifyPorts
): Promise<Tested> =>
  stack ? stackTest(target, smoke, stack, subject, ports) : smokeTest(target, smoke, subject, ports);
