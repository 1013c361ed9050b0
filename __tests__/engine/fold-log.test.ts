import {expect, test} from 'vitest';
import {foldLog} from '../../src/engine/fold-log.ts';

const request = (port: number): string => `INFO: 172.17.0.1:${port} - "GET /health HTTP/1.1" 404`;

test.each([
  {name: 'nothing', lines: [], want: []},
  {name: 'lines that differ', lines: ['a', 'b', 'a'], want: ['a', 'b', 'a']},
  {name: 'a line twice', lines: ['a', 'a'], want: ['a', 'a']},
  {
    name: 'requests between other lines',
    lines: ['no such table: etf', ...[1, 22, 333, 4444, 5].map(request), 'bye'],
    want: ['no such table: etf', request(1), '… 3 more like this line', request(5), 'bye']
  },
  {
    name: 'pairs of lines',
    lines: ['start', 'get 1', 'not found', 'get 2', 'not found', 'get 3', 'not found', 'end'],
    want: ['start', 'get 1', 'not found', '… 1 more like these 2 lines', 'get 3', 'not found', 'end']
  },
  {name: 'a pair twice', lines: ['a', 'b', 'a', 'b'], want: ['a', 'b', 'a', 'b']},
  {
    name: 'a repetition that is cut',
    lines: ['a', 'b', 'a', 'b', 'a', 'b', 'a'],
    want: ['a', 'b', '… 1 more like these 2 lines', 'a', 'b', 'a']
  },
  {
    name: 'five of a shape with other lines between',
    lines: ['a', 'get 1', 'b', 'get 2', 'c', 'get 3', 'd', 'get 4', 'e', 'get 5', 'f'],
    want: ['a', 'get 1', 'b', 'get 2', 'c', 'get 3', 'd', 'get 4', 'e', 'get 5', 'f']
  },
  {
    name: 'more of a shape, and runs of it, in no order',
    lines: [
      ...['start', 'get 1', 'ready', 'get 2', 'get 3', 'get 4', 'get 5', 'health 1', 'get 6', 'slow query', 'get 7'],
      ...['health 2', 'get 8', 'health 3', 'health 4', 'get 9', 'bye']
    ],
    want: [
      ...['start', 'get 1', '… 7 more like this line', 'ready', 'health 1', 'slow query', 'health 2', 'health 3'],
      ...['health 4', 'get 9', 'bye']
    ]
  }
])('$name', ({lines, want}) => expect(foldLog(lines)).toEqual(want));

test('the requests of two checks at odds leave the start of a service and its last words', () => {
  const start = Array.from({length: 30}, (_, index) => `loading ${'abcdefghijklmnopqrstuvwxyzABCDEF'[index]}`);
  const requests = Array.from({length: 400}, (_, index) =>
    index % 7 === 0 || index % 5 === 1 ? `127.0.0.1:${index} - HEALTHCHECK` : request(index)
  );
  const folded = foldLog([...start, ...requests, 'no such table: etf', 'bye'], 100);
  expect(folded.slice(0, 30)).toEqual(start);
  expect(folded).toHaveLength(38);
  expect(folded.slice(-2)).toEqual(['no such table: etf', 'bye']);
  expect(folded.filter(line => line.startsWith('… '))).toEqual([
    '… 125 more like this line',
    '… 271 more like this line'
  ]);
});

test.each([
  {max: 100, first: 20, left: 921, last: 79},
  {max: 1000, first: 20, left: 21, last: 979},
  {max: 1020, first: 1020, left: 0, last: 0}
])('of a log that cannot be folded, $max lines are shown', ({max, first, left, last}) => {
  const lines = Array.from(
    {length: 1020},
    (_, index) => `line ${[...String(index)].map(digit => 'abcdefghij'[Number(digit)]).join('')}`
  );
  const shown = foldLog(lines, max);
  expect(shown).toEqual([
    ...lines.slice(0, first),
    ...(left === 0 ? [] : [`… ${left} lines left out`]),
    ...lines.slice(lines.length - last)
  ]);
  expect(shown.length).toBeLessThanOrEqual(max);
});
