import type {ScanGate, Scanner} from '../inputs/check-settings.ts';
import type {Command} from '../ports/process.ts';

/** Exit code of each scanner for "there is something": trivy is told it, grype has its own. */
const FOUND: Readonly<Record<Scanner, number>> = {trivy: 10, grype: 2};

/** Variable for the folder that a scanner keeps its database in. */
const CACHE: Readonly<Record<Scanner, string>> = {trivy: 'TRIVY_CACHE_DIR', grype: 'GRYPE_DB_CACHE_DIR'};

/** The same scan with its database in another folder. */
export const withCache = (command: Command, scanner: Scanner, folder: string): Command => ({
  ...command,
  env: {...command.env, [CACHE[scanner]]: folder}
});

/**
 * Scans an image where it lies in its registry.
 * @param reference `repo@digest` of one image manifest
 * @param report file for the SARIF report
 */
export const scanCommand = (gate: ScanGate, reference: string, report: string | undefined): Command => ({
  ...COMMANDS[gate.kind](gate, reference, report),
  timeoutMs: gate.timeoutMs,
  group: true
});

const COMMANDS: Readonly<Record<Scanner, (gate: ScanGate, reference: string, report: string | undefined) => Command>> =
  {
    trivy: ({severity, ignoreUnfixed, ignoreFile, timeoutMs}, reference, report) => ({
      tool: 'trivy',
      args: [
        ...['image', '--image-src', 'remote', '--no-progress', '--timeout', `${timeoutMs}ms`],
        ...['--severity', severity.join(','), '--exit-code', String(FOUND.trivy)],
        ...(ignoreUnfixed ? ['--ignore-unfixed'] : []),
        ...(ignoreFile === undefined ? [] : ['--ignorefile', ignoreFile]),
        ...(report === undefined ? ['--format', 'table'] : ['--format', 'sarif', '--output', report]),
        reference
      ],
      env: {TRIVY_DISABLE_TELEMETRY: 'true', TRIVY_SKIP_VERSION_CHECK: 'true'}
    }),
    grype: ({severity, ignoreUnfixed, ignoreFile}, reference, report) => ({
      tool: 'grype',
      args: [
        ...[`registry:${reference}`, '--fail-on', (severity[0] ?? 'HIGH').toLowerCase()],
        ...(ignoreUnfixed ? ['--only-fixed'] : []),
        ...(ignoreFile === undefined ? [] : ['--config', ignoreFile]),
        ...['--output', 'table', ...(report === undefined ? [] : ['--output', `sarif=${report}`])]
      ],
      env: {GRYPE_CHECK_FOR_APP_UPDATE: 'false'}
    })
  };

export type ScanEnd = 'clean' | 'found' | 'no-database' | 'failed';

/** What a scanner's end means: something that it found is told apart from a scan that never was. */
export function readScanEnd(scanner: Scanner, exitCode: number | null, stderr: string): ScanEnd {
  if (exitCode === 0) return 'clean';
  if (exitCode === FOUND[scanner]) return 'found';
  return NO_DATABASE.test(stderr) ? 'no-database' : 'failed';
}

/** As trivy 0.72 and grype 0.121 say it. */
const NO_DATABASE =
  /(failed to download|unable to update|failed to update|unable to check for|failed to load) (the )?(vulnerability|java|artifact)?[\w ]*(db|database|artifact)|database (does not exist|is invalid)|DB error:/i;
