import pLimit from 'p-limit';
import {reportPath} from '../engine/report-path.ts';
import {readSarif} from '../engine/sarif.ts';
import {scanCommand, withCache} from '../engine/scan-command.ts';
import type {CommandGate, Gate, ScanGate, Scanner} from '../inputs/check-settings.ts';
import type {Settings} from '../inputs/settings.ts';
import {parseRepository, withDigest} from '../oci/reference.ts';
import type {Plan} from '../plan/plan.ts';
import type {Command} from '../ports/process.ts';
import type {Workflow} from '../ports/workflow.ts';
import type {Failure, GateResult} from '../report/result.ts';
import {seconds} from './build.ts';
import type {TestedBuild} from './compare-tag.ts';
import {failureOf} from './failure.ts';
import {type GateEnd, judgeCommand, judgeScan} from './gate-failures.ts';
import {secretsOfDockerConfig} from './known-secrets.ts';
import {containerName, dockerConfigFolder, SESSION_LABEL, type Session} from './session.ts';
import {tellTarget} from './tell-target.ts';
import {findTool, runTool, type ToolPlace, type ToolPorts, type ToolUse} from './tool.ts';

export interface GatePorts extends ToolPorts {
  readonly workflow: Workflow;
}

export interface GateContext {
  readonly session: Session;
  readonly plan: Plan;
  readonly settings: Pick<Settings, 'parallel'>;
}

export interface Gated {
  readonly results: readonly GateResult[];
  readonly failures: readonly Failure[];
}

type TargetGate = CommandGate | ScanGate;

export const isTargetGate = (gate: Gate): gate is TargetGate => gate.kind !== 'cosign';

interface GateRun extends GateContext {
  /** Ids of all targets. */
  readonly targets: readonly string[];
  readonly places: ReadonlyMap<ScanGate, ToolPlace>;
}

/**
 * Passes every tested image through every gate that looks at images, `parallel` commands at one time. All of them run,
 * so that one run tells all there is to repair.
 */
export async function runGates(
  gates: readonly Gate[],
  builds: readonly TestedBuild[],
  context: GateContext,
  ports: GatePorts
): Promise<Gated> {
  const asked = gates.filter(isTargetGate);
  if (asked.length === 0) return {results: [], failures: []};
  await maskLogins(context.session, ports);
  const scans = asked.filter(gate => gate.kind !== 'run');
  const places = new Map(
    await Promise.all(scans.map(async gate => [gate, await findTool(gate.kind, gate.image, ports)] as const))
  );
  const run: GateRun = {...context, targets: builds.map(({target}) => target.id), places};
  const commands = pLimit(context.settings.parallel);
  // One scanner at a time: its database is fetched once, and locked while it is used.
  const scanning = pLimit(1);
  const ended = await Promise.all(
    asked.flatMap(gate =>
      builds.map(build =>
        (gate.kind === 'run' ? commands : scanning)(() => runOne(gate, build, run, ports)).catch((error: unknown) => ({
          result: {gate: gate.name, target: build.target.id, status: 'failed' as const, summary: 'could not be run'},
          failure: failureOf(error, build.target.id)
        }))
      )
    )
  );
  if (ports.signal.aborted) return {results: ended.map(({result}) => result), failures: []};
  return {
    results: ended.map(({result}) => result),
    failures: ended.flatMap(({failure}) => (failure ? [failure] : []))
  };
}

/** A gate can read them, so its output may hold them. */
export async function maskLogins(session: Session, {files, workflow}: Pick<GatePorts, 'files' | 'workflow'>) {
  const config = await files.read(`${dockerConfigFolder(session)}/config.json`);
  for (const secret of secretsOfDockerConfig(config)) workflow.mask(secret);
}

interface Ended {
  readonly result: GateResult;
  readonly failure?: Failure;
}

async function runOne(gate: TargetGate, build: TestedBuild, run: GateRun, ports: GatePorts): Promise<Ended> {
  const {target} = build;
  const base = {gate: gate.name, target: target.id};
  if (ports.signal.aborted) return {result: {...base, status: 'not-run', summary: 'cancelled'}};
  tellTarget(ports.workflow, {target: target.id, state: 'running', text: `gate "${gate.name}" started`});
  const lines: string[] = [];
  const onLine = (line: string): void => {
    if (lines.push(line) > 2 * MAX_LINES) lines.splice(0, lines.length - MAX_LINES, LEFT_OUT);
  };
  const {end, durationMs, sarif} =
    gate.kind === 'run'
      ? await runCommand(gate, build, run, ports, {lines, onLine})
      : await runScan(gate, build, run, ports, {lines, onLine});
  const time = seconds(durationMs);
  ports.workflow.group(`${target.id}: gate "${gate.name}": ${end.summary} (${time})`, lines);
  if (end.failure)
    tellTarget(ports.workflow, {target: target.id, state: 'failed', text: `FAILED: ${end.failure.title}`});
  else ports.workflow.progress?.({target: target.id, state: 'passed', text: `gate "${gate.name}": ${end.summary}`});
  return {
    result: {
      ...base,
      status: end.failure ? 'failed' : 'passed',
      summary: end.summary,
      durationMs,
      ...(sarif === undefined ? {} : {sarif})
    },
    ...(end.failure ? {failure: {...end.failure, code: 'gate-failed', target: target.id}} : {})
  };
}

const MAX_LINES = 5000;
const LEFT_OUT = '… the lines before are left out';

interface Output {
  readonly lines: readonly string[];
  readonly onLine: (line: string) => void;
}

interface GateRan {
  readonly end: GateEnd;
  readonly durationMs: number;
  /** Path of the report in the workspace. */
  readonly sarif?: string;
}

async function runCommand(
  gate: CommandGate,
  build: TestedBuild,
  {plan}: GateRun,
  {process}: GatePorts,
  {lines, onLine}: Output
): Promise<GateRan> {
  const result = await process.run(gateCommand(gate, build, plan.version), {onLine});
  return {end: judgeCommand(gate, result, lines.join('\n')), durationMs: result.durationMs};
}

export function gateCommand({command, timeoutMs}: CommandGate, build: TestedImage, version: string): Command {
  const [tool = '', ...args] = command;
  return {tool, args, env: gateVariables(build, version), timeoutMs, group: true};
}

type TestedImage = Pick<TestedBuild, 'target' | 'manifest'>;

/** What a command learns of the image that it looks at; it is in the README. */
export const gateVariables = ({target, manifest}: TestedImage, version: string): Readonly<Record<string, string>> => ({
  IMAGE: withDigest(target.repository, manifest),
  IMAGE_REPOSITORY: target.repository,
  IMAGE_DIGEST: manifest,
  IMAGE_NAME: target.image,
  IMAGE_VARIANT: target.variant,
  IMAGE_PLATFORM: target.platform,
  IMAGE_VERSION: version
});

async function runScan(
  gate: ScanGate,
  {target, manifest}: TestedBuild,
  {session, targets, places}: GateRun,
  ports: GatePorts,
  {lines, onLine}: Output
): Promise<GateRan> {
  const place = places.get(gate) ?? {on: 'path'};
  const files = scanFiles(gate, targets.indexOf(target.id), session);
  const {written} = files;
  // Made by this user, so that it can be removed, whoever fills it.
  if (written !== undefined) await ports.files.writePrivate(written, '');
  const scan = planScan(gate, place, {target, manifest}, files);
  for (const command of scan.before) await ports.process.run(command);
  const result = await runTool(place, scan.command, scan.use, session, ports, {onLine});
  const text = written === undefined ? undefined : await ports.files.read(written);
  const report = text ? readSarif(text, `${gate.name}/${target.id}`) : undefined;
  for (const finding of report?.findings ?? []) onLine(finding);
  const sarif = gate.sarif === undefined || !report ? undefined : reportPath(gate.sarif, target.id, targets);
  if (sarif !== undefined && report) await ports.files.writePrivate(sarif, report.text, 0o644);
  return {
    end: judgeScan(gate, result, lines.join('\n'), report?.findings),
    durationMs: result.durationMs,
    ...(sarif === undefined ? {} : {sarif})
  };
}

interface ScanFiles {
  readonly name: string;
  readonly written: string | undefined;
  readonly session: Session;
}

/** @param index of the build target */
export function scanFiles(gate: ScanGate, index: number, session: Session): ScanFiles {
  const name = containerName(session, `${gate.kind}/${index}/${gate.name}`);
  return {name, written: gate.sarif === undefined ? undefined : `${session.folder}/reports/${name}.sarif`, session};
}

const REPORT = '/report.sarif';
const CACHE = '/scanner-cache';

/** For its database. */
export const scannerVolume = ({id}: Session, kind: Scanner): string => `multiarch-build-${id}-${kind}`;

export interface PlannedScan {
  /** To be run first. */
  readonly before: readonly Command[];
  readonly command: Command;
  readonly use: ToolUse;
}

export function planScan(
  gate: ScanGate,
  place: ToolPlace,
  {target, manifest}: TestedImage,
  {name, written, session}: ScanFiles
): PlannedScan {
  const reference = withDigest(target.repository, manifest);
  const {registry} = parseRepository(target.repository);
  if (place.on === 'path')
    return {before: [], command: scanCommand(gate, reference, written), use: {name, registry, mounts: {}}};
  const volume = scannerVolume(session, gate.kind);
  // Docker makes a volume that is there already once more without a word.
  const labels = ['--label', `${SESSION_LABEL}=${session.id}`];
  return {
    before: [{tool: 'docker', args: ['volume', 'create', ...labels, volume], timeoutMs: 60_000}],
    command: withCache(scanCommand(gate, reference, written && REPORT), gate.kind, CACHE),
    use: {name, registry, mounts: {[volume]: CACHE, ...(written === undefined ? {} : {[written]: REPORT})}}
  };
}
