import {parse} from 'semver';
import type {ErrorDetails} from '../errors.ts';
import type {Process} from '../ports/process.ts';
import {git, linesOf} from '../stages/git.ts';
import type {CheckoutState} from './checkout.ts';

/** The ref that `--ref` stands for, or why there can be no run for it. */
export type AskedRef =
  | {
      readonly ok: true;
      /** `refs/tags/v1.2.3`, `refs/heads/main`. */
      readonly ref: string;
      /** What the user may not expect, a sentence. */
      readonly note?: string;
    }
  | {readonly ok: false; readonly problem: ErrorDetails};

/** Images are of the commit that is checked out: a branch or a tag that is there must be at it. */
export async function readAskedRef(
  asked: string,
  {sha}: Pick<CheckoutState, 'sha'>,
  process: Process
): Promise<AskedRef> {
  const {kind, name} = split(asked);
  const {exitCode} = await git(['check-ref-format', `refs/heads/${name}`], process);
  if (exitCode === 1 || NO_NAME.test(name)) return wrong(asked, 'this is not the name of a branch or a tag', NAME_IT);
  const refs = await git(['for-each-ref', `--format=${FORMAT}`, ...PREFIXES.map(prefix => prefix + name)], process);
  return decideRef({asked, kind, name, sha, there: parseRefs(linesOf(refs))});
}

/** A commit is none, and a pull request is no push. */
const NO_NAME = /^(HEAD|[0-9a-f]{40}|refs\/.*)$/;
const NAME_IT = 'Write it as main or v1.2.3, or leave --ref out: then it is the tag at HEAD, else the branch.';

const PREFIXES = ['refs/tags/', 'refs/heads/', 'refs/remotes/origin/'];
/** The last one is the commit of an annotated tag. */
const FORMAT = '%(refname) %(objectname) %(*objectname)';

type Kind = 'tags' | 'heads';

function split(asked: string): {readonly kind?: Kind; readonly name: string} {
  const [, kind, name] = /^refs\/(tags|heads)\/(.*)$/s.exec(asked) ?? [];
  return name === undefined ? {name: asked} : {kind: kind as Kind, name};
}

/** Name → commit. */
type Refs = ReadonlyMap<string, string>;

const parseRefs = (lines: readonly string[]): Refs =>
  new Map(
    lines.map(line => {
      const [ref = '', object = '', commit] = line.split(' ');
      return [ref, commit || object] as const;
    })
  );

interface Question {
  readonly asked: string;
  /** Absent: the name alone was given. */
  readonly kind?: Kind | undefined;
  readonly name: string;
  readonly sha: string;
  /** What is there of the name. */
  readonly there: Refs;
}

/** A short name is a tag where there is one, or where it is a version; else a branch. */
export function decideRef({asked, kind, name, sha, there}: Question): AskedRef {
  const tag = kind === 'heads' ? undefined : there.get(`refs/tags/${name}`);
  const branches = kind === 'tags' ? [] : BRANCHES.flatMap(prefix => there.get(prefix + name) ?? []);
  if (sha !== '' && tag === sha) return {ok: true, ref: `refs/tags/${name}`};
  if (sha !== '' && branches.includes(sha)) return {ok: true, ref: `refs/heads/${name}`};
  const other = tag ?? branches[0];
  if (other !== undefined) {
    const noun = tag === undefined ? 'branch' : 'tag';
    const why = `the ${noun} ${name} is at ${short(other)}, and ${short(sha)} is checked out`;
    return wrong(asked, why, `Check it out (git checkout ${name}), or name a ${noun} that is not there yet.`);
  }
  const isTag = kind === 'tags' || (kind === undefined && parse(name) !== null);
  const note = `There is no ${isTag ? 'tag' : 'branch'} ${name} here yet: the run is for the push that makes it.`;
  return {ok: true, ref: `refs/${isTag ? 'tags' : 'heads'}/${name}`, ...(sha === '' ? {} : {note})};
}

const BRANCHES = ['refs/heads/', 'refs/remotes/origin/'];

const short = (sha: string): string => sha.slice(0, 7) || 'no commit';

const wrong = (asked: string, why: string, remedy: string): AskedRef => ({
  ok: false,
  problem: {code: 'invalid-input', message: `--ref ${asked}: ${why}`, remedy}
});
