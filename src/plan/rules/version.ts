import {parse, type SemVer} from 'semver';
import type {RuleAttributes} from '../../inputs/rules/rule.ts';
import type {TemplateContext} from '../../inputs/templates/engine.ts';
import type {TagClaim} from '../plan.ts';
import {highestClaim, type NamedVersion, NO_CLAIM, versionClaim} from './claims.ts';
import {parsePep440} from './pep440.ts';
import {tagOf} from './ref.ts';
import type {RuleOutcome, RuleRun} from './rule-run.ts';

/** A version as the patterns of a rule see it. */
interface Version {
  /** As it was given: `v1.2.3`. */
  readonly raw: string;
  /** Without `v`, in normal spelling. */
  readonly named: NamedVersion;
  readonly major: number;
  readonly minor: number;
  readonly stable: boolean;
  readonly context: TemplateContext;
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
  const {named} = version;
  const stable = version.stable && !run.facts.event.preRelease;
  const latest = {wanted: stable, claim: highestClaim(named, '')};
  if (!stable) {
    const value = run.soleExpression(rule.pattern) === 'raw' ? version.raw : named.version;
    return {value, claim: versionClaim(named), moving: false, latest};
  }
  const claim = patternClaim(rule.pattern, version, run);
  return {value: run.render(rule.pattern, version.context), claim, moving: claim.kind !== 'version', latest};
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
  const found = parse(text);
  if (!found) return undefined;
  const {raw, version, major, minor, patch, prerelease, build} = found as SemVer & {readonly raw: string};
  return {
    raw,
    named: {version},
    major,
    minor,
    stable: prerelease.length === 0,
    context: {raw, version, major, minor, patch, prerelease, build, loose: true}
  };
}

function readPep440(text: string): Version | undefined {
  const found = parsePep440(text);
  if (!found) return undefined;
  const [major = 0, minor = 0, patch = 0] = found.release;
  const version = found.normal;
  const context = {
    raw: () => text,
    version: () => version,
    major: () => String(major),
    minor: () => String(minor),
    patch: () => String(patch)
  };
  return {raw: text, named: {version, scheme: 'pep440'}, major, minor, stable: found.stable, context};
}

/** Numbers that no pattern has of its own. */
const PROBE = {major: 900001, minor: 900002, patch: 900003};

/** Told by the parts of a version that the pattern shows: all, the first two, the first, or none of these. */
function patternClaim(pattern: string, {named, major, minor}: Version, run: RuleRun): TagClaim {
  const probe = readSemver(Object.values(PROBE).join('.'));
  const shown = probe ? run.render(pattern, probe.context) : '';
  const has = (part: keyof typeof PROBE): boolean => shown.includes(String(PROBE[part]));
  if (!has('major')) return NO_CLAIM;
  if (!has('minor')) return highestClaim(named, String(major));
  return has('patch') ? versionClaim(named) : highestClaim(named, `${major}.${minor}`);
}
