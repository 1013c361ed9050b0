import type {CommandGate, Gate, ScanGate, Scanner, SignGate} from '../check-settings.ts';
import {parseDuration} from '../duration.ts';
import {defined} from '../objects.ts';
import type {Place} from '../problems.ts';
import {readSeverities} from '../severities.ts';
import {splitWords} from '../words.ts';
import type {RawGate, RawGates, RawScan, RawSign} from './gates-schema.ts';

const DEFAULT_TIMEOUT = '10m';
const KINDS = ['run', 'trivy', 'grype', 'cosign'] as const;

/** The gates of a list in its order. Wrong ones are reported and left out. */
export function readGates(raw: RawGates, place: Place): readonly Gate[] {
  const gates = raw.flatMap((item, index) => {
    const gate = typeof item === 'string' ? {[item]: null} : item;
    return readGate(gate, place.child(index)) ?? [];
  });
  const reports = gates.flatMap(gate => ('sarif' in gate && gate.sarif !== undefined ? [gate.sarif] : []));
  for (const path of new Set(reports.filter((one, index) => reports.indexOf(one) !== index))) {
    place.problem(`two gates write their report to "${path}"`, 'Give each a file of its own.');
  }
  return gates;
}

function readGate(raw: RawGate, place: Place): Gate | undefined {
  const [kind, ...more] = KINDS.filter(one => raw[one] !== undefined);
  if (kind === undefined || more.length > 0) {
    const what = kind === undefined ? 'says nothing to do' : `has ${[kind, ...more].join(' and ')} in one item`;
    place.problem(`${what} (want one of ${KINDS.join(', ')})`, more.length > 0 ? 'Make it several items.' : undefined);
    return undefined;
  }
  if (kind !== 'run' && raw.timeout !== undefined) {
    place.child('timeout').problem(`belongs to ${kind}`, `Write "${kind}: {timeout: ${raw.timeout}}".`);
  }
  const name = raw.name?.trim() || undefined;
  if (kind === 'run') return readCommand(raw, name, place);
  const at = place.child(kind);
  return kind === 'cosign' ? readSign(raw.cosign ?? {}, name, at) : readScan(kind, raw[kind] ?? {}, name, at);
}

function readCommand({run = [], timeout}: RawGate, name: string | undefined, place: Place): CommandGate | undefined {
  const at = place.child('run');
  const command = at.attempt(() => (typeof run === 'string' ? splitWords(run) : run));
  const timeoutMs = readTimeout(timeout, place);
  if (!command || timeoutMs === undefined) return undefined;
  if (!command[0]?.trim()) {
    at.problem('names no command', 'Write it as a list ([./scan.sh, --strict]) or as text.');
    return undefined;
  }
  return {kind: 'run', name: name ?? command.join(' ').slice(0, 60), command, timeoutMs};
}

function readScan(kind: Scanner, raw: RawScan, name: string | undefined, place: Place): ScanGate | undefined {
  const severity = readSeverities(kind, raw.severity, place.child('severity'));
  const timeoutMs = readTimeout(raw.timeout, place);
  const {sarif, image} = raw;
  if (sarif !== undefined && !/[^/\s]$/.test(sarif)) {
    place.child('sarif').problem(`"${sarif}" is no file (want for example reports/${kind}.sarif)`);
  }
  if (!severity || timeoutMs === undefined) return undefined;
  const ignoreFile = raw['ignore-file'];
  return {
    kind,
    name: name ?? kind,
    severity,
    ignoreUnfixed: raw['ignore-unfixed'] ?? false,
    ...defined({ignoreFile, sarif, image}),
    timeoutMs
  };
}

const VARIABLE = /^[A-Za-z_]\w*$/;
const KMS = ['awskms', 'azurekms', 'gcpkms', 'hashivault', 'k8s', 'gitlab', 'github', 'pkcs11', 'openbao'];

function readSign(raw: RawSign, name: string | undefined, place: Place): SignGate | undefined {
  const {key, image} = raw;
  const passwordEnv = raw['password-env'];
  const transparencyLog = raw['transparency-log'] ?? true;
  const timeoutMs = readTimeout(raw.timeout, place);
  checkKey(key, place.child('key'));
  if (passwordEnv !== undefined && !VARIABLE.test(passwordEnv)) {
    place.child('password-env').problem('is not the name of a variable', 'Give the name, and the password in "env".');
  } else if (key === undefined && passwordEnv !== undefined) {
    place.child('password-env').problem('has no effect without "key"', 'Add the key, or remove it.');
  }
  if (key === undefined && !transparencyLog) {
    place
      .child('transparency-log')
      .problem('must not be false without "key": nobody could verify a keyless signature', 'Add a key, or remove it.');
  }
  if (timeoutMs === undefined) return undefined;
  return {kind: 'cosign', name: name ?? 'cosign', ...defined({key, passwordEnv, image}), transparencyLog, timeoutMs};
}

function checkKey(key: string | undefined, place: Place): void {
  if (key === undefined) return;
  if (key.trim() === '' || /^-/.test(key) || key.includes('-----BEGIN')) {
    place.problem(
      'is not a key file, env://NAME or the URI of a KMS',
      'A key in a secret goes into a variable: env://NAME.'
    );
    return;
  }
  const scheme = /^([a-z0-9]+):\/\/(.*)$/i.exec(key);
  if (!scheme) return;
  const [, kind = '', rest = ''] = scheme;
  if (kind === 'env' && !VARIABLE.test(rest))
    place.problem(`"${rest}" is not the name of a variable (want env://NAME)`);
  if (kind !== 'env' && !KMS.includes(kind)) {
    place.problem(
      `"${kind}://" is not a kind of key (want a file, env://NAME, or ${KMS.map(one => `${one}://`).join(', ')})`
    );
  }
}

const readTimeout = (timeout: string | number | undefined, place: Place): number | undefined =>
  place.child('timeout').attempt(() => parseDuration(String(timeout ?? DEFAULT_TIMEOUT)));
