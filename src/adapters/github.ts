import type {RepositoryDetails} from '../context/complete-repository.ts';
import {textAt} from '../context/payload.ts';
import type {Answer, GitHub, PullRequestNow} from '../ports/github.ts';

import {type Ask, askPage, createAsk, type GitHubOptions, isLimited, reasonOf, statusOf} from './github-client.ts';
import {compare, readOrigin} from './github-commits.ts';

/** 20 000 Git tags. */
const MAX_PAGES = 200;

/**
 * GitHub's REST API by octokit, which is loaded by the first question. Once nobody has answered, nobody is asked any
 * more.
 */
export function createGitHub(options: GitHubOptions): GitHub {
  let asker: Promise<Ask> | undefined;
  let silence: string | undefined;
  const relations = new Map<string, ReturnType<GitHub['relation']>>();

  const answer = async <T>(question: (ask: Ask) => Promise<T>): Promise<Answer<T>> => {
    if (options.apiUrl === '' || options.repository === '')
      return {known: false, reason: 'this is not a GitHub workflow'};
    if (silence !== undefined) return {known: false, reason: silence};
    try {
      asker ??= createAsk(options);
      return {known: true, value: await question(await asker)};
    } catch (error) {
      const reason = reasonOf(error, 'contents: read');
      if (statusOf(error) === undefined || isLimited(error)) silence = reason;
      return {known: false, reason};
    }
  };

  return {
    tags: prefix => answer(ask => listTags(ask, prefix)),
    preReleases: () => answer(listPreReleases),
    relation: (base, head) => {
      // Commits do not change: what was answered once holds.
      const key = `${base}...${head}`;
      const known = relations.get(key) ?? answer(ask => compare(ask, key));
      relations.set(key, known);
      return known;
    },
    branchHead: branch => answer(ask => readHead(ask, branch)),
    branches: () => answer(listBranches),
    details: () => answer(readDetails),
    commitOrigin: (sha, own) => answer(ask => readOrigin(ask, sha, own, options.repository)),
    pullRequest: number => answer(ask => readPullRequest(ask, number))
  };
}

/** Only the refs that begin with the prefix; servers that do not have that list all tags. */
async function listTags(ask: Ask, prefix: string): Promise<readonly string[]> {
  const begin = prefix.split('/').map(encodeURIComponent).join('/');
  try {
    const refs = await readPages(ask, `/git/matching-refs/tags/${begin}?per_page=100`);
    return refs.flatMap(({ref}) => (typeof ref === 'string' ? [ref.replace(/^refs\/tags\//, '')] : []));
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
  }
  const tags = await readPages(ask, '/tags?per_page=100');
  return tags.flatMap(({name}) => (typeof name === 'string' && name.startsWith(prefix) ? [name] : []));
}

async function listBranches(ask: Ask): Promise<readonly string[]> {
  const branches = await readPages(ask, '/branches?per_page=100');
  return branches.flatMap(({name}) => (typeof name === 'string' ? [name] : []));
}

/** Of the newest 300: what is marked and older is hardly above a version that is released now. */
async function listPreReleases(ask: Ask): Promise<readonly string[]> {
  const releases = await readPages(ask, '/releases?per_page=100', 3);
  return releases.flatMap(({tag_name: tag, prerelease}) =>
    prerelease === true && typeof tag === 'string' ? [tag] : []
  );
}

async function readPages(ask: Ask, first: string, maxPages = MAX_PAGES): Promise<readonly Record<string, unknown>[]> {
  const all: Record<string, unknown>[] = [];
  let path: string | undefined = first;
  for (let page = 0; path !== undefined && page < maxPages; page++) {
    const {items, next}: Awaited<ReturnType<typeof askPage>> = await askPage(ask, path);
    all.push(...items);
    path = next;
  }
  return all;
}

async function readHead(ask: Ask, branch: string): Promise<string> {
  try {
    const {data} = await ask(`/git/ref/heads/${branch.split('/').map(encodeURIComponent).join('/')}`);
    return String((data as {object?: {sha?: unknown}}).object?.sha ?? '');
  } catch (error) {
    if (statusOf(error) === 404) return '';
    throw error;
  }
}

async function readPullRequest(ask: Ask, number: number): Promise<PullRequestNow> {
  const {data} = await ask(`/pulls/${number}`);
  return {open: textAt(data, 'state') !== 'closed', headSha: textAt(data, 'head', 'sha') ?? ''};
}

async function readDetails(ask: Ask): Promise<RepositoryDetails> {
  const {data} = await ask('');
  return {
    description: textAt(data, 'description') ?? '',
    license: textAt(data, 'license', 'spdx_id') ?? '',
    defaultBranch: textAt(data, 'default_branch') ?? ''
  };
}
