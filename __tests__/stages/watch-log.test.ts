import {expect, it} from 'vitest';
import {watchLog} from '../../src/stages/watch-log.ts';

it('finds the first line of each pattern, whenever it is asked for', async () => {
  const log = watchLog(['ready on \\d+', '(?i)traceback', 'never']);
  for (const line of ['starting', 'ready on 80', 'TRACEBACK of a', 'ready on 81']) log.onLine(line);
  expect(await log.found('ready on \\d+')).toBe('ready on 80');
  expect(await log.found('(?i)traceback')).toBe('TRACEBACK of a');
  expect(await Promise.race([log.found('never'), 'not yet'])).toBe('not yet');
  expect(await Promise.race([log.found('of another watch'), 'not yet'])).toBe('not yet');
});
