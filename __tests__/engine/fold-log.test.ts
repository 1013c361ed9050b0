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
  }
])('$name', ({lines, want}) => expect(foldLog(lines)).toEqual(want));
