import type {Command} from '../ports/process.ts';

const SHORT_MS = 60_000;
const SAVE_MS = 1_800_000;

/** A tar of the whole image on standard output. */
export const saveCommand = (reference: string): Command => ({
  tool: 'docker',
  args: ['image', 'save', reference],
  timeoutMs: SAVE_MS
});

export interface LookedAt {
  readonly name: string;
  readonly reference: string;
  readonly platform: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** A container that is never started: the image's files can be read in it. */
export const createCommand = ({name, reference, platform, labels}: LookedAt): Command => ({
  tool: 'docker',
  args: [
    ...['create', '--name', name, '--platform', platform, '--network', 'none'],
    ...Object.entries(labels).flatMap(([key, value]) => ['--label', `${key}=${value}`]),
    reference,
    // An image may have nothing to start.
    '/'
  ],
  timeoutMs: SHORT_MS
});

/** A tar of the file on standard output, links followed. */
export const copyCommand = (name: string, path: string): Command => ({
  tool: 'docker',
  args: ['cp', '--follow-link', `${name}:${path}`, '-'],
  timeoutMs: SHORT_MS
});
