import {runAction, runPost} from './action.ts';
import {createWorkflow} from './adapters/workflow.ts';
import {toActionError} from './errors.ts';
import {createPorts} from './main/ports.ts';

const cancelled = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => cancelled.abort());

/** The runner gives no arguments; a user says what to do. */
const args = process.argv.slice(2);
if (args.length > 0) {
  const {runCommandLine} = await import('./main/command-line.ts');
  process.exitCode = await runCommandLine(args, {...process.env}, cancelled);
} else await runStep();

/** The runner starts the same file again as the post step; what the first start saved tells the two apart. */
async function runStep(): Promise<void> {
  const workflow = createWorkflow();
  const ports = createPorts({...process.env}, workflow, cancelled.signal);
  const isPost = process.env.STATE_phase === 'post';
  if (!isPost) workflow.saveState('phase', 'post');
  try {
    await (isPost ? runPost(ports) : runAction(ports));
  } catch (error) {
    const {message, remedy, details} = toActionError(error);
    workflow.annotate({level: 'error', message: [message, remedy, details].filter(Boolean).join('\n')});
    workflow.fail();
  }
  await workflow.settled();
}

// A child of a child may still hold a pipe open; nothing is waited for any more.
process.exit();
