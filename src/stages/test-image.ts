import type {SmokeTest} from '../inputs/check-settings.ts';
import type {BuildTarget} from '../plan/plan.ts';
import {type Subject, smokeTest, type Tested} from './smoke-test.ts';
import type {ReadyStack} from './stack-test.ts';
import type {VerifyPorts} from './verify.ts';

/** Starts an image alone, or as a service of its stack. */
export async function testImage(
  target: BuildTarget,
  smoke: SmokeTest,
  {stack, ...subject}: Subject & {readonly stack?: ReadyStack},
  ports: VerifyPorts
): Promise<Tested> {
  if (!stack) return smokeTest(target, smoke, subject, ports);
  const {stackTest} = await import('./stack-test.ts');
  return stackTest(target, smoke, stack, subject, ports);
}
