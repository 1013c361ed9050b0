import {describe, expect, it, test} from 'vitest';
import {isDiskShort, isEngineShort} from '../../src/stages/disk.ts';

const GB = 1_000_000_000;

describe('isDiskShort', () => {
  test.each([
    {name: 'a GitHub runner as it starts', free: 14, total: 72, want: false},
    {name: 'a tenth of a GitHub runner', free: 7.2, total: 72, want: false},
    {name: 'less than that', free: 7.1, total: 72, want: true},
    {name: 'a small disk with 5 GB', free: 5, total: 20, want: false},
    {name: 'a small disk with less', free: 4.9, total: 20, want: true},
    {name: 'a disk smaller than that', free: 3, total: 3, want: true},
    {name: 'a large disk, less than a tenth and still much', free: 20, total: 4000, want: false},
    {name: 'a large disk with little', free: 19.9, total: 4000, want: true}
  ])('$name', ({free, total, want}) => {
    expect(isDiskShort({freeBytes: free * GB, totalBytes: total * GB})).toBe(want);
  });
});

describe('an engine', () => {
  it('of another machine is never short of disk, nor one that does not tell', async () => {
    expect(await isEngineShort({disk: async () => undefined})).toBe(false);
    expect(await isEngineShort({disk: () => Promise.reject(new Error('no permission'))})).toBe(false);
    expect(await isEngineShort({disk: async () => ({freeBytes: GB, totalBytes: 100 * GB})})).toBe(true);
  });
});
