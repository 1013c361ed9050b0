import {expect, test} from 'vitest';
import type {Check} from '../../src/inputs/check-settings.ts';
import {describeCheck} from '../../src/inputs/describe-check.ts';

const http = {kind: 'http', path: '/x', lenient: false} as const;
const exec = {kind: 'exec', command: ['pg_isready', '-q'], exitCode: 0} as const;

test.each<{check: Check; port?: number; want: string}>([
  {check: {kind: 'healthcheck'}, want: 'HEALTHCHECK'},
  {check: http, want: 'GET /x'},
  {check: http, port: 80, want: 'GET :80/x'},
  {check: {...http, port: 81, method: 'POST', status: 201}, port: 80, want: 'POST :81/x → 201'},
  {check: {...http, body: '^ok$'}, want: 'GET /x, body /^ok$/'},
  {check: {...http, json: {status: 'ok'}}, want: 'GET /x, JSON {"status":"ok"}'},
  {check: {kind: 'tcp'}, want: 'TCP'},
  {check: {kind: 'tcp', port: 5432}, want: 'TCP :5432'},
  {check: exec, want: 'exec pg_isready -q'},
  {check: {...exec, exitCode: 3, output: 'no'}, want: 'exec pg_isready -q → 3, output /no/'},
  {check: {...exec, kind: 'run', entrypoint: 'python', command: ['-c', 'x']}, want: 'run python -c x'},
  {check: {...exec, kind: 'run', command: ['y'.repeat(80)]}, want: `run ${'y'.repeat(59)}…`},
  {check: {kind: 'log', pattern: 'ready'}, want: 'log /ready/'},
  {check: {kind: 'no-log', pattern: 'panic'}, want: 'no log /panic/'}
])('$want', ({check, port, want}) => expect(describeCheck(check, port)).toBe(want));
