import {lacksDetails, withDetails, withoutDetails} from '../context/complete-repository.ts';
import type {Facts} from '../context/facts.ts';
import {type Payload, textAt} from '../context/payload.ts';
import {type Environment, readFacts} from '../context/read-facts.ts';
import {readSecretVariables} from '../context/secret-variables.ts';
import {looksAtCheckout} from '../context/subject.ts';
import {missingForSigning} from '../engine/sign-command.ts';
import {ActionError, toActionError} from '../errors.ts';
import type {Gate} from '../inputs/check-settings.ts';
import {parseInputs} from '../inputs/parse.ts';
import type {Problem} from '../inputs/problems.ts';
import {readRawInputs} from '../inputs/raw.ts';
import type {Settings} from '../inputs/settings.ts';
import {createPlan} from '../plan/create-plan.ts';
import {localContexts} from '../plan/local-contexts.ts';
import type {Plan} from '../plan/plan.ts';
import type {Clock, Retry} from '../ports/clock.ts';
import type {Files} from '../ports/files.ts';
import type {GitHub} from '../ports/github.ts';
import type {Process} from '../ports/process.ts';
import type {Workflow} from '../ports/workflow.ts';
import type {Failure, Notice} from '../report/result.ts';
import {failureOf} from './failure.ts';
import {secretsOf} from './known-secrets.ts';
import {foldersOf, judgeNested} from './nested-checkouts.ts';
import {type CheckoutQuestion, readCheckout, readCommitTime} from './read-checkout.ts';
import {readConfig} from './read-config.ts';
import {readRunRef} from './read-run-ref.ts';
import {createRetries, type Retries, retryBy} from './retries.ts';
import {readWorktree} from './worktree.ts';

export interface PreparePorts {
  readonly env: Environment;
  readonly files: Files;
  readonly workflow: Workflow;
  readonly clock: Clock;
  readonly process: Process;
  readonly signal: AbortSignal;
  /** Which action this is. */
  readonly bundle: string;
  readonly createGitHub: (repository: string, token: string, retry: Retry) => GitHub;
  /** Repository of an image that nobody names, '' for none; absent: that of the repository on ghcr.io. */
  readonly fallbackRepository?: string | undefined;
  /** Has the last word on what the inputs say. */
  readonly adjust?: (settings: Settings) => Promise<Settings>;
}

export type Prepared =
  | {
      readonly ok: true;
      readonly settings: Settings;
      readonly facts: Facts;
      readonly plan: Plan;
      readonly github: GitHub;
      readonly retries: Retries;
      readonly warnings: readonly Notice[];
    }
  | {readonly ok: false; readonly failures: readonly Failure[]};

/** inputs → context → plan: nothing is started but a look at git, and every wrong input is told at once. */
export async function prepare(ports: PreparePorts): Promise<Prepared> {
  const {env, files} = ports;
  const raw = readRawInputs(env);
  const payload = await readPayload(env.GITHUB_EVENT_PATH, files);
  if (payload === undefined) return {ok: false, failures: [noEvent(env.GITHUB_EVENT_PATH)]};
  // Whose the code is must be known before the inputs are read, and whatever is wrong with them.
  const retries = createRetries(Math.min(Number.parseInt(raw.values.retries, 10) || 0, 10), ports);
  const github = ports.createGitHub(
    env.GITHUB_REPOSITORY ?? textAt(payload, 'repository', 'full_name') ?? '',
    raw.values['github-token'],
    retryBy(retries.policy('GitHub API', 'Question'))
  );
  const question = checkoutQuestion(payload, env);
  const [gathered, configText] = await Promise.all([
    gatherFacts(payload, question, ports, github),
    raw.values.config === ''
      ? undefined
      : readConfig(raw.values.config, files).catch((error: unknown) => toActionError(error))
  ]);
  if (configText instanceof ActionError) return {ok: false, failures: [failureOf(configText)]};
  const parse = ({trust, repository}: Facts) =>
    parseInputs({
      ...raw,
      ...(configText === undefined ? {} : {configText, configPath: raw.values.config}),
      defaultRepository: repository.fullName,
      fallbackRepository: ports.fallbackRepository,
      secretsAvailable: trust.trusted
    });
  const first = await parse(gathered);
  if (!first.ok) return {ok: false, failures: first.problems.map(toFailure)};
  const doubt =
    gathered.trust.trusted && looksAtCheckout(question.eventName)
      ? await judgeNested(question, foldersOf(first.settings, raw.values.config), ports.process, github)
      : undefined;
  const facts = doubt ? {...gathered, trust: doubt} : gathered;
  const parsed = doubt ? await parse(facts) : first;
  if (!parsed.ok) return {ok: false, failures: parsed.problems.map(toFailure)};
  const variables = readSecretVariables(parsed.settings.build, env);
  for (const secret of [...secretsOf(parsed.settings, env), ...Object.values(variables.found)])
    ports.workflow.mask(secret);
  // GitHub gives untrusted runs no secrets, and their builds none.
  if (facts.trust.trusted && variables.missing.length > 0) return {ok: false, failures: variables.missing.map(notSet)};
  const wrong = ports.adjust && planProblem(parsed.settings, facts);
  if (wrong) return {ok: false, failures: [wrong]};
  const settings = ports.adjust ? await ports.adjust(parsed.settings) : parsed.settings;
  try {
    const [detailed, worktree] = await Promise.all([
      completeFacts(facts, payload, settings, github),
      settings.mode === 'run' && facts.trust.trusted
        ? readWorktree(
            facts.event.sha,
            settings.images.flatMap(image => image.variants.flatMap(localContexts)),
            ports
          )
        : undefined
    ]);
    const complete = {...detailed, bundle: ports.bundle, ...(worktree ? {worktree} : {})};
    const plan = createPlan(settings, complete);
    const unsigned = plan.push.push ? settings.gates.flatMap(gate => missingSignature(gate, env)) : [];
    if (unsigned.length > 0 && settings.mode === 'run') return {ok: false, failures: unsigned};
    return {
      ok: true,
      settings,
      facts: complete,
      plan,
      github,
      retries,
      warnings: parsed.warnings.map(({input, message}) => ({message: `${input}: ${message}`}))
    };
  } catch (error) {
    return {ok: false, failures: [failureOf(error)]};
  }
}

/** What would be wrong with the plan, before anything is started for it. */
function planProblem(settings: Settings, facts: Facts): Failure | undefined {
  try {
    createPlan(settings, facts);
    return undefined;
  } catch (error) {
    return failureOf(error);
  }
}

/** With `mode: plan` and `guard: off` nobody is asked; without a guard, nobody who would not know who asks. */
async function completeFacts(facts: Facts, payload: Payload, settings: Settings, github: GitHub): Promise<Facts> {
  const {mode, names, logins} = settings;
  const mayAsk = names.guard === 'on' || (mode !== 'plan' && logins.githubToken !== '');
  if (!mayAsk || !lacksDetails(payload)) return facts;
  const answer = await github.details();
  return answer.known ? withDetails(facts, payload, answer.value) : withoutDetails(facts, answer.reason);
}

const checkoutQuestion = (payload: Payload, env: Environment): CheckoutQuestion => ({
  eventName: env.GITHUB_EVENT_NAME ?? '',
  payload,
  sha: env.GITHUB_SHA ?? '',
  actor: env.GITHUB_ACTOR ?? '',
  defaultBranch: textAt(payload, 'repository', 'default_branch') ?? '',
  repository: env.GITHUB_REPOSITORY ?? '',
  server: env.GITHUB_SERVER_URL ?? 'https://github.com'
});

async function gatherFacts(
  payload: Payload,
  question: CheckoutQuestion,
  {env, files, clock, process}: PreparePorts,
  github: GitHub
): Promise<Facts> {
  const now = clock.now();
  const hasGit = await files.exists('.git');
  const checkout = hasGit ? await readCheckout(question, process, github) : undefined;
  const runRef = await readRunRef(question, checkout, github);
  const sources = {env, payload, now, checkout, runRef};
  const facts = readFacts(sources);
  // Events of one commit differ in what they tell of its time, if anything: its images would differ with them.
  const gitCommitTime = hasGit ? await readCommitTime(facts.event.sha, process) : undefined;
  return gitCommitTime === undefined ? facts : readFacts({...sources, gitCommitTime});
}

/** Undefined when the file is there and cannot be read. */
async function readPayload(path: string | undefined, files: Files): Promise<Payload | undefined> {
  try {
    const text = path ? await files.read(path) : undefined;
    return text ? (JSON.parse(text) as Payload) : {};
  } catch {
    return undefined;
  }
}

const noEvent = (path: string | undefined): Failure => ({
  code: 'invalid-input',
  title: `The event of this run cannot be read: ${path} (GITHUB_EVENT_PATH) is not a JSON file`,
  remedy:
    'GitHub writes it before the job starts. Look for a step that changes it, or give a local runner a whole event.'
});

const notSet = (name: string): Failure => ({
  code: 'invalid-input',
  title: `secret-envs: the variable ${name} is not set`,
  remedy: 'Set it in the "env" of this step or job, or take it out.'
});

/** Told before anything is built. */
function missingSignature(gate: Gate, env: Environment): readonly Failure[] {
  const missing = gate.kind === 'cosign' ? missingForSigning(gate, env) : undefined;
  if (gate.kind !== 'cosign' || missing === undefined) return [];
  return [
    {
      code: 'invalid-input',
      title: `gates: "${gate.name}" cannot sign: ${missing}`,
      remedy:
        gate.key === undefined
          ? 'Give the job "permissions: id-token: write", or name a "key".'
          : 'Set it in the "env" of this step. A GitHub secret that does not exist is empty.'
    }
  ];
}

const toFailure = ({input, message, remedy, line}: Problem): Failure => ({
  code: 'invalid-input',
  title: `${input}${line === undefined ? '' : ` (line ${line})`}: ${message}`,
  ...(remedy === undefined ? {} : {remedy})
});
