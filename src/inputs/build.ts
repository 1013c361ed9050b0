import {parseAttest} from './attest.ts';
import {parseBoolean} from './booleans.ts';
import type {InputName} from './definitions.ts';
import {type ListSyntax, parseList} from './lists.ts';
import {defined} from './objects.ts';
import {splitEntry} from './pairs.ts';
import type {Problem} from './problems.ts';
import {optional, type Scope} from './scope.ts';
import type {BuildSettings} from './settings.ts';
import {didYouMean} from './suggest.ts';
import {readPairs} from './values.ts';

const LINES: ListSyntax = {commas: false};
const PRIVILEGES = ['network.host', 'security.insecure', 'device'];

/** Options that every build of the run gets. Secrets without a value are left out, with a warning. */
export function readBuild(scope: Scope): BuildSettings {
  const {text, at} = scope;
  const addHosts = checked(scope, 'add-hosts', {}, /^[^\s:=]+[:=]\S+$/, 'name:address');
  const allow = readList(scope, 'allow', {});
  for (const privilege of allow.filter(one => !PRIVILEGES.includes(one.replace(/=.*/, '')))) {
    at('allow').problem(`"${privilege}" is not a privilege that a build can have`, didYouMean(privilege, PRIVILEGES));
  }
  if (text('network') === 'host' && !allow.includes('network.host')) {
    at('network').problem('"host" needs a privilege that is not given', 'Add the input "allow: network.host".');
  }
  return {
    secrets: readSecrets(scope).filter(secret => splitEntry(secret).value !== ''),
    secretEnvs: readPairs(readList(scope, 'secret-envs', {}), 'id=VARIABLE', at('secret-envs')),
    secretFiles: readPairs(readList(scope, 'secret-files', LINES), 'id=path', at('secret-files')),
    ssh: readList(scope, 'ssh', {}),
    addHosts,
    allow,
    ulimits: checked(scope, 'ulimit', LINES, /^[a-z]+=-?\d+(?::-?\d+)?$/, 'name=soft:hard, such as nofile=1024:1024'),
    noCache: optional(scope, 'no-cache', parseBoolean) ?? false,
    noCacheFilters: readList(scope, 'no-cache-filters', {}),
    pull: optional(scope, 'pull', parseBoolean) ?? false,
    ...defined({
      network: text('network') || undefined,
      shmSize: optional(scope, 'shm-size', parseSize),
      provenance: optional(scope, 'provenance', value => parseAttest(value, 'true, false, or mode=min or mode=max')),
      sbom: optional(scope, 'sbom', value => parseAttest(value, 'true, false, or generator=IMAGE')),
      sourceDateEpoch: optional(scope, 'source-date-epoch', parseEpoch)
    })
  };
}

/** The list of an input; a quote that is never closed is reported and gives an empty one. */
export function readList({text, at}: Scope, name: InputName, syntax: ListSyntax): readonly string[] {
  return at(name).attempt(() => parseList(text(name), syntax)) ?? [];
}

/** A warning for each entry of `secrets` without a value, as with a GitHub secret that does not exist. */
export const emptySecretWarnings = ({text}: Scope): readonly Problem[] =>
  quietly(() => parseList(text('secrets'), LINES))
    .map(splitEntry)
    .filter(({key, value}) => key !== '' && value === '')
    .map(({key}) => ({
      input: 'secrets',
      message: `"${key}" has no value and is left out`,
      remedy: 'A GitHub secret that does not exist is empty; pull requests of forks get none.'
    }));

/** Values that must not show up anywhere: those of the input `secrets`. */
export const secretValues = ({text}: Scope): readonly string[] =>
  quietly(() => parseList(text('secrets'), LINES)).map(entry => splitEntry(entry).value ?? '');

function readSecrets(scope: Scope): readonly string[] {
  const place = scope.at('secrets');
  return readList(scope, 'secrets', LINES).filter((entry, index) => {
    const {key, value} = splitEntry(entry);
    const right = value !== undefined && /^[^\s,]+$/.test(key);
    if (!right) place.problem(`entry ${index + 1} is not id=value`, 'A value of several lines goes in quotes: "id=…".');
    return right;
  });
}

function checked(scope: Scope, name: InputName, syntax: ListSyntax, form: RegExp, want: string): readonly string[] {
  return readList(scope, name, syntax).filter(entry => {
    if (!form.test(entry)) scope.at(name).problem(`"${entry}" is not right (want ${want})`);
    return form.test(entry);
  });
}

function parseSize(text: string): string {
  if (!/^\d+(?:\.\d+)?(?:[bkmgt]b?)?$/i.test(text))
    throw new Error(`"${text}" is not a size (want for example 64m or 2g)`);
  return text;
}

function parseEpoch(text: string): string {
  if (!/^(?:commit|off|\d{1,12})$/.test(text))
    throw new Error(`"${text}" is not a time (want commit, off, or seconds since 1970)`);
  return text;
}

function quietly(read: () => readonly string[]): readonly string[] {
  try {
    return read();
  } catch {
    return [];
  }
}
