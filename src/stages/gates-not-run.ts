import type {Gate} from '../inputs/check-settings.ts';
import type {GateResult} from '../report/result.ts';

/** The same gates where none of them is passed. */
export const gatesNotRun = (gates: readonly Gate[], reason: string): readonly GateResult[] =>
  gates.map(({name}) => ({gate: name, target: '', status: 'not-run', summary: reason}));
