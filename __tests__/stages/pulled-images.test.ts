import {setImmediate as turn} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import type {DiskSpace} from '../../src/ports/files.ts';
import {trackPulls} from '../../src/stages/pulled-images.ts';
import type {Session} from '../../src/stages/session.ts';

const SESSION: Session = {id: '1', folder: '/tmp/s', trusted: true, buildxConfig: '/tmp/s/buildx'};
const GB = 1_000_000_000;
const ROOM: DiskSpace = {freeBytes: 50 * GB, totalBytes: 100 * GB};
const SHORT: DiskSpace = {freeBytes: GB, totalBytes: 100 * GB};

/** What was done, in its order. */
function tracker(space: DiskSpace, signal = new AbortController().signal, remove = async (_: string) => true) {
  const done: string[] = [];
  const pulls = trackPulls(SESSION, {
    signal,
    runtime: {
      disk: async () => space,
      removeImages: async references => {
        done.push(`images ${references.join(' ')}`);
        return (await Promise.all(references.map(remove))).every(Boolean);
      }
    },
    files: {
      writePrivate: async (path, content) => {
        done.push(`note ${path}: ${content}`);
      },
      remove: async path => {
        done.push(`forget ${path}`);
      }
    }
  });
  const check = async (image: string) => {
    const own = pulls.ofTarget();
    await own.remember(image);
    own.defer(turn().then(() => done.push(`container of ${image}`)));
    await own.release();
    done.push(`end of ${image}`);
  };
  return {done, pulls, check};
}

describe('pulled images', () => {
  it('stay until the end where there is room', async () => {
    const {done, pulls, check} = tracker(ROOM);
    await check('a');
    await check('b');
    await pulls.tidy();
    expect(done.filter(step => !step.startsWith('container'))).toEqual([
      'note /tmp/s/pulled/1: a',
      'end of a',
      'note /tmp/s/pulled/2: b',
      'end of b',
      'images a b',
      'forget /tmp/s/pulled'
    ]);
    expect(done.indexOf('images a b')).toBeGreaterThan(done.indexOf('container of b'));
  });

  it('go after their own container, and before the next target, where there is not', async () => {
    const {done, pulls, check} = tracker(SHORT);
    await check('a');
    await check('b');
    await pulls.tidy();
    expect(done).toEqual([
      'note /tmp/s/pulled/1: a',
      'container of a',
      'images a',
      'end of a',
      'note /tmp/s/pulled/2: b',
      'container of b',
      'images b',
      'end of b',
      'images ',
      'forget /tmp/s/pulled'
    ]);
  });

  it('stay while the checks of another target need them', async () => {
    const {done, pulls} = tracker(SHORT);
    const [first, second] = [pulls.ofTarget(), pulls.ofTarget()];
    await first.remember('a');
    await second.remember('a');
    await second.remember('a');
    await first.release();
    expect(done.filter(step => step.startsWith('images'))).toEqual([]);
    await second.release();
    await pulls.tidy();
    expect(done.filter(step => step.startsWith('images'))).toEqual(['images a', 'images ']);
  });

  it('are tried again at the end where something still used them', async () => {
    const {done, pulls, check} = tracker(SHORT, undefined, async () => false);
    await check('a');
    await pulls.tidy();
    expect(done.filter(step => step === 'images a')).toHaveLength(2);
  });

  it('are not pulled while they are being removed', async () => {
    const going = Promise.withResolvers<boolean>();
    const {done, pulls} = tracker(SHORT, undefined, () => going.promise);
    const [first, second] = [pulls.ofTarget(), pulls.ofTarget()];
    await first.remember('a');
    const released = first.release();
    await turn();
    expect(done).toContain('images a');
    const remembered = second.remember('a').then(() => done.push('pulls a'));
    await turn();
    expect(done).not.toContain('pulls a');
    going.resolve(true);
    await Promise.all([released, remembered]);
    await pulls.tidy();
    expect(done.filter(step => step === 'images a')).toHaveLength(2);
  });

  it('are left to the clean-up after a cancellation, and so is their list', async () => {
    const {done, pulls, check} = tracker(SHORT, AbortSignal.abort());
    await check('a');
    await pulls.tidy();
    expect(done).not.toContain('forget /tmp/s/pulled');
    expect(done.indexOf('end of a')).toBeLessThan(done.indexOf('images a'));
  });
});
