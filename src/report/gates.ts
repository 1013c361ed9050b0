import {formatDuration, NONE, oneLine} from './format.ts';
import type {GateResult, RunResult} from './result.ts';
import type {Table} from './table.ts';

/** Undefined where there is no gate. */
export function gatesTable({gates}: RunResult): Table | undefined {
  if (gates.length === 0) return undefined;
  return {
    columns: [
      {title: 'Gate', kind: 'text'},
      {title: 'Looked at', kind: 'code'},
      {title: 'Result', kind: 'text'},
      {title: 'Time', kind: 'number'},
      {title: 'Report', kind: 'code'}
    ],
    rows: gates.map(gate => [
      gate.gate,
      gate.target || NONE,
      describeResult(gate),
      gate.durationMs === undefined ? NONE : formatDuration(gate.durationMs),
      gate.sarif ?? NONE
    ])
  };
}

const describeResult = ({status, summary}: GateResult): string => {
  if (status === 'not-run') return `not run: ${summary}`;
  return `${status === 'passed' ? '✅' : '❌'} ${summary}`;
};

/** How each signature is verified. */
export const verifyLines = ({gates}: RunResult): readonly string[] =>
  gates.flatMap(({verify}) => (verify === undefined ? [] : [oneLine(verify, 1000)]));

/** Paths of the SARIF reports. */
export const sarifPaths = ({gates}: RunResult): readonly string[] =>
  gates.flatMap(({sarif}) => (sarif === undefined ? [] : [sarif]));
