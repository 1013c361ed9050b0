import pLimit from 'p-limit';
import {signCommand, verifyLine} from '../engine/sign-command.ts';
import type {Gate, SignGate} from '../inputs/check-settings.ts';
import {parseReference} from '../oci/reference.ts';
import type {Command} from '../ports/process.ts';
import type {Failure, GateResult} from '../report/result.ts';
import {seconds} from './build.ts';
import {failureOf} from './failure.ts';
import {type GateContext, type Gated, type GatePorts, maskLogins} from './gates.ts';
import {gatesNotRun} from './gates-not-run.ts';
import {containerName, type Session} from './session.ts';
import {judgeSigning} from './sign-failures.ts';
import {findTool, runTool, type ToolPlace, type ToolUse} from './tool.ts';

export interface SignContext extends GateContext {
  /** Of the workflow's repository, for whoever verifies. */
  readonly repositoryUrl: string;
}

export interface Signing {
  /** Signs every reference; whatever fails keeps the tags from being written. */
  readonly approve: (references: readonly string[]) => Promise<readonly Failure[]>;
  /** What came of it so far. */
  readonly results: () => readonly GateResult[];
}

/** Undefined where no gate signs. */
export function planSigning(gates: readonly Gate[], context: SignContext, ports: GatePorts): Signing | undefined {
  const asked = gates.filter(gate => gate.kind === 'cosign');
  if (asked.length === 0) return undefined;
  let results = gatesNotRun(asked, 'not every image was uploaded');
  return {
    results: () => results,
    approve: async references => {
      const signed = await signIndexes(asked, references, context, ports);
      results = signed.results;
      return ports.signal.aborted ? [CANCELLED] : signed.failures;
    }
  };
}

const CANCELLED: Failure = {code: 'cancelled', title: 'cancelled before any tag was written'};

/** Signs every index by every signing gate. */
async function signIndexes(
  gates: readonly SignGate[],
  references: readonly string[],
  context: SignContext,
  ports: GatePorts
): Promise<Gated> {
  await maskLogins(context.session, ports);
  const signed: Signed[] = [];
  // One gate after the other: signatures of one index stand in one place, and the last writer would win.
  for (const gate of gates) signed.push(...(await signBy(gate, references, context, ports)));
  return {
    results: signed.map(({result}) => result),
    failures: signed.flatMap(({failure}) => (failure ? [failure] : []))
  };
}

async function signBy(
  gate: SignGate,
  references: readonly string[],
  context: SignContext,
  ports: GatePorts
): Promise<readonly Signed[]> {
  const limit = pLimit(context.settings.parallel);
  const place = await findTool('cosign', gate.image, ports);
  const help = await readHelp(gate, place, context, ports);
  return Promise.all(
    references.map(reference =>
      limit(() => signOne(gate, reference, {place, help, ...context}, ports)).catch((error: unknown) => ({
        result: {gate: gate.name, target: reference, status: 'failed' as const, summary: 'could not be run'},
        failure: failureOf(error, reference)
      }))
    )
  );
}

interface Signed {
  readonly result: GateResult;
  readonly failure?: Failure;
}

/** Which options this cosign has; only those for a signature outside of the log differ. */
async function readHelp(gate: SignGate, place: ToolPlace, {session}: SignContext, ports: GatePorts): Promise<string> {
  if (gate.transparencyLog) return '';
  const {stdout, stderr} = await runTool(place, signHelpCommand(gate), helpUse(gate, session), session, ports, {});
  return stdout + stderr;
}

export const signHelpCommand = ({timeoutMs}: SignGate): Command => ({
  tool: 'cosign',
  args: ['sign', '--help'],
  timeoutMs,
  group: true
});

export const helpUse = ({name}: SignGate, session: Session): ToolUse => ({
  name: containerName(session, `cosign/help/${name}`),
  registry: '',
  mounts: {}
});

interface SignRun extends SignContext {
  readonly place: ToolPlace;
  readonly help: string;
}

async function signOne(
  gate: SignGate,
  reference: string,
  {place, help, session, repositoryUrl}: SignRun,
  ports: GatePorts
): Promise<Signed> {
  const base = {gate: gate.name, target: reference};
  if (ports.signal.aborted) return {result: {...base, status: 'not-run', summary: 'cancelled'}};
  const lines: string[] = [];
  const result = await runTool(
    place,
    signCommand(gate, reference, help, ports.env),
    {
      name: containerName(session, `cosign/${gate.name}/${reference}`),
      registry: parseReference(reference).registry,
      mounts: {}
    },
    session,
    ports,
    {onLine: line => lines.push(line)}
  );
  const {durationMs} = result;
  const end = judgeSigning(gate, result, lines.join('\n'));
  ports.workflow.group(`${reference}: gate "${gate.name}": ${end.summary} (${seconds(durationMs)})`, lines);
  if (end.failure) {
    ports.workflow.info(`${reference}  FAILED: ${end.failure.title}`);
    return {
      result: {...base, status: 'failed', summary: end.summary, durationMs},
      failure: {...end.failure, code: 'gate-failed', target: reference}
    };
  }
  const verify = verifyLine(gate, reference, repositoryUrl);
  return {result: {...base, status: 'passed', summary: end.summary, durationMs, verify}};
}
