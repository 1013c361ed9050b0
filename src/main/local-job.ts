import {whyUnwritable} from '../adapters/summary-file.ts';
import {readAskedRef} from '../cli/asked-ref.ts';
import {type CheckoutState, readCheckoutState} from '../cli/checkout.ts';
import {defaultImage} from '../cli/default-image.ts';
import {completeInputs, type GivenInputs} from '../cli/defaults.ts';
import {refuseDetached} from '../cli/detached.ts';
import type {Invocation} from '../cli/parse-arguments.ts';
import {type PushEvent, pushEvent} from '../cli/push-event.ts';
import {findWorkspace} from '../cli/workspace.ts';
import type {ErrorDetails} from '../errors.ts';
import {gitEnvironment} from '../run/guard.ts';
import type {RunPorts} from '../run/ports.ts';
import {createRehearsal, type Rehearsal} from './rehearsal.ts';

/** What stands for a job of GitHub. */
export interface LocalJob {
  readonly event: PushEvent;
  readonly inputs: GivenInputs;
  readonly checkout: CheckoutState;
  readonly rehearsal: Rehearsal;
  /** See {@link RunPorts.fallbackRepository}. */
  readonly image: string | undefined;
  /** What the user may not expect, sentences. */
  readonly notes: readonly string[];
  /** What it cannot begin for. */
  readonly problems: readonly ErrorDetails[];
}

/** Looks at the checkout, and makes its workspace the current folder. */
export async function readJob(
  invocation: Invocation,
  {env, files, signal, createProcess}: RunPorts
): Promise<LocalJob> {
  const {summary, ref: asked} = invocation;
  const unwritable = summary === undefined ? undefined : await whyUnwritable(summary);
  const git = () => createProcess(gitEnvironment(env), signal);
  const workspace = await findWorkspace(process.cwd(), invocation.inputs.config, git(), files);
  process.chdir(workspace.folder);
  const checkout = await readCheckoutState(git());
  const ref = asked === undefined ? undefined : await readAskedRef(asked, checkout, git());
  const event = pushEvent(checkout, ref?.ok ? ref.ref : undefined);
  const inputs = completeInputs(invocation, workspace);
  return {
    event,
    inputs,
    checkout,
    rehearsal: createRehearsal(),
    image: defaultImage(invocation, inputs, checkout, workspace),
    notes: [workspace.note, ref?.ok ? ref.note : undefined, ...event.notes].filter(note => note !== undefined),
    problems: [
      unwritable === undefined ? undefined : noSummary(`${summary}`, unwritable),
      ref?.ok === false ? ref.problem : refuseDetached(inputs, checkout, event.env.GITHUB_REF ?? '')
    ].filter(problem => problem !== undefined)
  };
}

const noSummary = (path: string, why: string): ErrorDetails => ({
  code: 'invalid-input',
  message: `--summary ${path}: ${why}`,
  remedy: 'Name a file that can be written, such as summary.md.'
});
