import {setImmediate as turn} from 'node:timers/promises';
import {expect, it} from 'vitest';
import {digestOf, type Manifest} from '../../src/oci/descriptor.ts';
import type {BuildTarget} from '../../src/plan/plan.ts';
import {type TargetContext, type VerifyPorts, verifyTarget} from '../../src/stages/verify.ts';

const MANIFEST: Manifest = {
  kind: 'image',
  digest: digestOf('manifest'),
  config: {mediaType: '', digest: digestOf('config'), size: 1},
  layers: []
};

it('waits for its pull, whatever else goes wrong', async () => {
  const pull = Promise.withResolvers<void>();
  let asked = 0;
  const ports = {
    registry: {
      manifest: async () => {
        asked += 1;
        if (asked > 1) throw new Error('the registry is gone');
        return MANIFEST;
      }
    },
    runtime: {pull: () => pull.promise},
    remember: async () => {}
  } as unknown as VerifyPorts;
  // Nothing is looked for in images of another system.
  const target = {id: 'a', repository: 'acme/app', platform: 'windows/amd64', smoke: {}} as unknown as BuildTarget;
  const context = {session: {id: '1'}} as unknown as TargetContext;
  let isSettled = false;
  const verified = verifyTarget(target, {digest: MANIFEST.digest, pushed: true}, context, ports).finally(() => {
    isSettled = true;
  });
  const failed = expect(verified).rejects.toThrow('the registry is gone');
  for (let i = 0; i < 5; i++) await turn();
  expect([asked, isSettled]).toEqual([2, false]);
  pull.resolve();
  await failed;
});
