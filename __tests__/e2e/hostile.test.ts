import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {type ActionRun, runAction} from './support/action.ts';
import {pushToBranch} from './support/events.ts';
import {sharedBuilder} from './support/inputs.ts';
import {HELLO, project} from './support/project.ts';
import {configOf, newRepository, publishedTags, taggedImages} from './support/registry.ts';

/** Legal in git; every way to make a shell run something. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: it is a shell's
const BRANCH = 'fix/"quoted"-\'single\'-$(touch${IFS}pwned)-`touch${IFS}pwned`;touch${IFS}pwned&&x|y>pwned';
const TEXT = '"; touch pwned; $(touch pwned) `touch pwned` \'%0A::error::from a label';

/** Workflow commands in every dress in which the runner would take them for one. */
const COMMANDS = [
  '::error::injected',
  '  ::warning::injected',
  '##[error]injected',
  'text before ##[warning]injected',
  '::set-output name=tags::injected',
  '::add-mask::hello',
  '::stop-commands::injected',
  '::group::injected',
  'a line that is overwritten\\r::error::injected',
  // NEL is a blank for .NET, and none for JavaScript.
  '\\302\\205::error::injected',
  '\\033[31m::error::injected',
  '\\033[2K##[error]injected'
];
const PRINT = COMMANDS.map(line => `printf '${line}\\n'`).join('; ');

/** Whatever the action itself says by commands, none of it came from outside. */
function expectNoInjection(run: ActionRun): void {
  const own = run.commands.filter(({name}) => !['group', 'endgroup'].includes(name) || /inject/.test(name));
  expect(own.filter(({message}) => message.startsWith('injected'))).toEqual([]);
  expect(run.commands.filter(({name}) => ['set-output', 'stop-commands'].includes(name))).toEqual([]);
  expect(run.commands.filter(({name, message}) => name === 'add-mask' && message === 'hello')).toEqual([]);
  expect(run.commands.filter(({name, message}) => name === 'group' && message.startsWith('injected'))).toEqual([]);
  // The text is there to be read, and no escape sequence with it.
  expect(run.log).toContain('injected');
  expect(run.log).not.toContain('\u001b');
}

describe('text from outside', () => {
  it('is data in names, labels and build arguments', async () => {
    const repository = newRepository();
    const event = pushToBranch(BRANCH);
    const cwd = project({
      Dockerfile: HELLO.replace('EXPOSE', 'ENV TEXT=$TEXT\nEXPOSE').replace('RUN', 'ARG TEXT\nRUN')
    });
    const description = `A service $(touch pwned)\n::error::injected`;
    const run = await runAction({
      event: {
        ...event,
        payload: {...event.payload, repository: {...(event.payload.repository as object), description}}
      },
      cwd,
      inputs: {
        ...sharedBuilder(),
        images: repository,
        platforms: 'linux/amd64',
        labels: `evil=${TEXT}`,
        'build-args': `TEXT=$(touch pwned)`
      }
    });
    expect(run.exitCode, run.log).toBe(0);
    const tags = await publishedTags(repository);
    expect(tags).toHaveLength(2);
    for (const tag of tags) expect(tag).toMatch(/^[\w][\w.-]*$/);
    const {images} = await taggedImages(repository, tags[0] ?? '');
    const {config} = await configOf(repository, images['linux/amd64'] ?? '');
    expect(config.Labels).toMatchObject({
      evil: TEXT,
      'org.opencontainers.image.description': 'A service $(touch pwned) ::error::injected'
    });
    expect((config as {Env?: readonly string[]}).Env).toContain('TEXT=$(touch pwned)');
    for (const folder of [cwd, process.cwd(), run.job.temp]) expect(existsSync(join(folder, 'pwned'))).toBe(false);
    expect(run.annotations).toEqual([]);
  });

  it('is no workflow command in the log of a build', async () => {
    const run = await runAction({
      event: pushToBranch('topic'),
      cwd: project({Dockerfile: `FROM busybox:1.36\nRUN ${PRINT}; exit 1\n`}),
      inputs: {...sharedBuilder(), images: newRepository(), platforms: 'linux/amd64'}
    });
    expect(run.exitCode, run.log).toBe(1);
    expectNoInjection(run);
    expect(run.annotations).toHaveLength(1);
    expect(run.outputs).toMatchObject({version: 'topic', tags: ''});
  });

  it('is no workflow command in the log of a container', async () => {
    const run = await runAction({
      event: pushToBranch('topic'),
      cwd: project({
        Dockerfile: 'FROM busybox:1.36\nCOPY start.sh /\nCMD ["/start.sh"]\n',
        'start.sh': `#!/bin/sh\n${PRINT}\nsleep 1; exit 1\n`
      }),
      inputs: {...sharedBuilder(), images: newRepository(), platforms: 'linux/amd64'}
    });
    expect(run.exitCode, run.log).toBe(1);
    expectNoInjection(run);
    expect(run.annotations).toHaveLength(1);
  });

  it('is no Markdown of the summary', async () => {
    const run = await runAction({
      event: pushToBranch('topic'),
      cwd: project({
        Dockerfile: 'FROM busybox:1.36\nCOPY start.sh /\nCMD ["/start.sh"]\n',
        'start.sh':
          '#!/bin/sh\necho "~~~"\necho "\\`\\`\\`"\necho "# injected heading"\necho "</details><h1>x</h1>"\nsleep 1; exit 1\n'
      }),
      inputs: {...sharedBuilder(), images: newRepository(), platforms: 'linux/amd64'}
    });
    expect(run.exitCode, run.log).toBe(1);
    const fence = /^(`{4,}).*\n([\s\S]*?)\n\1$/m.exec(run.summary);
    expect(fence?.[2]).toContain('# injected heading');
    expect(run.summary.replace(fence?.[0] ?? '', '')).not.toContain('injected heading');
  });
});
