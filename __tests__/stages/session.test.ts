import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import type {Workflow} from '../../src/ports/workflow.ts';
import {
  builderName,
  containerName,
  dockerConfigFolder,
  forgetSession,
  localImageName,
  readSession,
  type Session,
  saveSession
} from '../../src/stages/session.ts';

const own: Session = {
  id: '9876543210-2-1a2b3c4d',
  folder: '/tmp/multiarch-build-9876543210-2-1a2b3c4d',
  ownBuilder: 'multiarch-build-9876543210-2-1a2b3c4d',
  trusted: true,
  buildxConfig: '/tmp/multiarch-build-9876543210-2-1a2b3c4d/buildx'
};

const anyTarget = fc.oneof(fc.string(), fc.stringMatching(/^[a-z0-9._-]{1,20}(\/[a-z0-9._-]{1,9}){2,4}$/));

describe('names of what a run makes', () => {
  test.each([
    {name: 'builder', got: builderName(own.id), want: 'multiarch-build-9876543210-2-1a2b3c4d'},
    {
      name: 'container',
      got: containerName(own, 'hello/gpu/linux/arm/v7'),
      want: 'multiarch-build-9876543210-2-1a2b3c4d-hello-gpu-linux-arm-v7-e9ac33a2'
    },
    {
      name: 'local image',
      got: localImageName(own, 'Hello/linux/amd64'),
      want: 'multiarch-build-9876543210-2-1a2b3c4d:hello-linux-amd64-2d95bfc3'
    },
    {name: 'Docker configuration', got: dockerConfigFolder(own), want: `${own.folder}/docker`}
  ])('$name', ({got, want}) => expect(got).toBe(want));

  it('are names that the engine takes, and hold the id of the run', () => {
    fc.assert(
      fc.property(anyTarget, target => {
        expect(containerName(own, target)).toMatch(/^multiarch-build-9876543210-2-1a2b3c4d-[a-zA-Z0-9_.-]*$/);
        expect(localImageName(own, target)).toMatch(/^multiarch-build-9876543210-2-1a2b3c4d:[a-z0-9_.-]*$/);
      })
    );
  });

  it('differ for the targets of a plan', () => {
    const ids = [
      'a-gpu/linux/amd64',
      'a/linux/amd64',
      'a/linux/arm64',
      'a/linux/arm/v7',
      'a/gpu/linux/amd64',
      'b/linux/amd64'
    ];
    expect(new Set(ids.map(id => containerName(own, id))).size).toBe(ids.length);
    expect(new Set(ids.map(id => localImageName(own, id))).size).toBe(ids.length);
  });
});

describe('the saved session', () => {
  /** The state file of the runner: what a main step saves, its post step has as variables. */
  const saved = (write: (workflow: Workflow) => void): Record<string, string> => {
    const state: Record<string, string> = {};
    write({
      saveState: (name: string, value: string) => {
        state[`STATE_${name}`] = value;
      }
    } as Workflow);
    return state;
  };

  it('comes back as it was', () => {
    expect(readSession(saved(workflow => saveSession(workflow, own)))).toEqual(own);
  });

  it('is gone once it is forgotten, or was never there', () => {
    expect(readSession(saved(forgetSession))).toBeUndefined();
    expect(readSession({})).toBeUndefined();
  });
});
