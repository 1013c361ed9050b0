import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {buildCommand} from '../../src/buildx/build-command.ts';
import type {Payload} from '../../src/context/payload.ts';
import {readFacts} from '../../src/context/read-facts.ts';
import type {RunRef} from '../../src/context/run-ref.ts';
import type {Checkout} from '../../src/context/subject.ts';
import type {InputName} from '../../src/inputs/definitions.ts';
import {parseInputs} from '../../src/inputs/parse.ts';
import {formatProblem} from '../../src/inputs/problems.ts';
import {environmentName, readRawInputs} from '../../src/inputs/raw.ts';
import {createPlan} from '../../src/plan/create-plan.ts';
import type {Plan} from '../../src/plan/plan.ts';
import type {Command} from '../../src/ports/process.ts';
import {localImageName} from '../../src/stages/session.ts';
import {runner} from '../context/support.ts';

export interface Scenario {
  readonly name: string;
  /** File of a payload, from this folder. */
  readonly payload: string;
  readonly event: string;
  readonly ref: string;
  readonly inputs?: Partial<Record<InputName, string>>;
  readonly config?: string;
  /** Of the recorded payload, where a scenario needs another action or another field. */
  readonly change?: (payload: Payload) => Payload;
  readonly checkout?: Checkout;
  readonly runRef?: RunRef;
}

export interface Planned {
  readonly plan: Plan;
  readonly builds: readonly Pick<Command, 'args' | 'env'>[];
}

const NOW = new Date('2026-01-02T03:04:05.678Z');
const SESSION = {id: 'RUN', folder: '/tmp/RUN', trusted: true, buildxConfig: '/tmp/RUN/buildx'};
const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');

/** From the runner's variables to the plan and the command of every build, as a run goes. */
export async function play({
  payload,
  event,
  ref,
  inputs = {},
  config,
  change = same => same,
  checkout,
  runRef
}: Scenario): Promise<Planned> {
  const given = {...(config === undefined ? {} : {config: '.github/multiarch.yml'}), ...inputs};
  const env = {
    ...runner(event, ref),
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [environmentName(name), value]))
  };
  const facts = readFacts({env, payload: change(JSON.parse(read(payload)) as Payload), now: NOW, checkout, runRef});
  const parsed = await parseInputs({
    ...readRawInputs(env),
    ...(config === undefined ? {} : {configText: config, configPath: '.github/multiarch.yml'}),
    defaultRepository: facts.repository.fullName,
    secretsAvailable: facts.trust.trusted
  });
  if (!parsed.ok) throw new Error(parsed.problems.map(formatProblem).join('\n'));
  const {settings} = parsed;
  const plan = createPlan(settings, facts);
  const builds = plan.targets.map((target, index) => {
    const {args, env: own = {}} = buildCommand(target, {
      builder: 'multiarch-build-RUN',
      plan,
      options: settings.build,
      metadataFile: `/tmp/RUN/metadata-${index}.json`,
      localName: localImageName(SESSION, target.id),
      secretVariables: {}
    });
    return {args, env: own};
  });
  return {plan, builds};
}
