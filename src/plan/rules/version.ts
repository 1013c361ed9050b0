import {parse, type SemVer} from 'semver';
import type {RuleAttributes} from '../../inputs/rules/rule.ts';
import type {TemplateContext} from '../../inputs/templates/engine.ts';
import type {TagClaim} from '../plan.ts';
import {latestClaim, NO_CLAIM} from './claims.ts';
import {parsePep440} from './pep440.ts';
import {tagOf} from './ref.ts';
import type {RuleOutcome, RuleRun} from './rule-run.ts';

/** A version as the patterns of a rule see it. */
interface Version {
  /** As it was given: `v1.2.3`. */
  readonly raw: string;
  /** Without `v`, in normal spelling. */
  readonly full: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly stable: boolean;
  readonly more?: TemplateContext;
}

type Read = (text: string) => Version | undefined;

export const semverTag = (rule: RuleAttributes['semver'], run: RuleRun): RuleOutcome =>
  versionTag(rule, run, readSemver, 'a semantic version (https://semver.org)');

export const pep440Tag = (rule: RuleAttributes['pep440'], run: RuleRun): RuleOutcome =>
  versionTag(rule, run, readPep440, 'a version of PEP 440 (https://peps.python.org/pep-0440)');

function versionTag(rule: RuleAttributes['semver'], run: RuleRun, read: Read, kind: string): RuleOutcome {
  const given = givenText(rule, run);
  if (given === undefined || given === '') return undefined;
  const text = matched(given, rule.match).replaceAll('/', '-');
  const version = read(text);
  if (!version) return {note: `"${text}" is not ${kind}`};
  const {full} = version;
  const stable = version.stable && !run.facts.event.preRelease;
  if (!stable) {
    const value = run.soleExpression(rule.pattern) === 'raw' ? version.raw : full;
    return {value, claim: {kind: 'version', version: full}, moving: false};
  }
  const claim = patternClaim(rule.pattern, version, run);
  return {
    value: run.render(rule.pattern, contextOf(version)),
    claim,
    moving: claim.kind !== 'version',
    latest: latestClaim(run, full)
  };
}

/** The text that a rule is about: its own value, else the Git tag. */
export const givenText = ({value}: {readonly value: string}, {ref, expand}: RuleRun): string | undefined =>
  value === '' ? tagOf(ref) : expand(value);

/** The part of a text that the attribute `match` takes out; all of it where nothing matches. */
function matched(text: string, match: string): string {
  const found = match === '' ? null : new RegExp(match).exec(text);
  return found ? (found[1] ?? found[0]) : text;
}

function readSemver(text: string): Version | undefined {
  const version = parse(text);
  if (!version) return undefined;
  const {raw, major, minor, patch, prerelease, build} = version as SemVer & {readonly raw: string};
  const more = {build: build.join(','), prerelease: prerelease.join(',')};
  return {raw, full: version.version, major, minor, patch, stable: prerelease.length === 0, more};
}

function readPep440(text: string): Version | undefined {
  const version = parsePep440(text);
  if (!version) return undefined;
  const [major = 0, minor = 0, patch = 0] = version.release;
  return {raw: text, full: version.normal, major, minor, patch, stable: version.stable};
}

const contextOf = ({raw, full, major, minor, patch, more}: Version): TemplateContext => ({
  ...more,
  raw,
  version: full,
  major,
  minor,
  patch
});

const PROBE: Version = {raw: '111.222.333', full: '111.222.333', major: 111, minor: 222, patch: 333, stable: true};

/** Told by what the pattern makes of a version whose parts are all different. */
function patternClaim(pattern: string, {full, major, minor}: Version, run: RuleRun): TagClaim {
  const shape = run.render(pattern, contextOf(PROBE)).replace(/^v/, '');
  if (shape === PROBE.full) return {kind: 'version', version: full};
  if (shape === '111') return {kind: 'highest', version: full, range: String(major)};
  if (shape === '111.222') return {kind: 'highest', version: full, range: `${major}.${minor}`};
  return NO_CLAIM;
}
