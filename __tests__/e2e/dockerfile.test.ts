import {describe, expect, it} from 'vitest';
import {errorsOf, resultOf, runAction} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {pushToMain} from './support/events.ts';
import {sharedBuilder} from './support/inputs.ts';
import {HELLO, project} from './support/project.ts';
import {allTags, newRepository, publishedTags} from './support/registry.ts';

interface Case {
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Where the annotation stands; without it there is no line to name. */
  readonly place?: Readonly<Record<string, string>>;
  /** Texts that the summary must have. */
  readonly want: readonly string[];
}

const CASES: readonly Case[] = [
  {
    what: 'a RUN that fails',
    files: {Dockerfile: 'FROM busybox:1.36\nRUN echo fine\nRUN echo no compiler here >&2 && exit 7\nCMD ["true"]\n'},
    place: {file: 'Dockerfile', line: '3'},
    want: ['failed to build', 'exit code: 7', 'no compiler here']
  },
  {
    what: 'a RUN of several lines in a Dockerfile elsewhere',
    files: {'docker/app.Dockerfile': 'FROM busybox:1.36\n\nRUN echo one \\\n && false \\\n && echo two\n'},
    inputs: {file: 'docker/app.Dockerfile'},
    place: {file: 'docker/app.Dockerfile', line: '3', endLine: '5'},
    want: ['failed to build', 'exit code: 1']
  },
  {
    what: 'a COPY of a file that is not there',
    files: {Dockerfile: 'FROM busybox:1.36\nCOPY app.tar.gz /app/\n'},
    place: {file: 'Dockerfile', line: '2'},
    want: ['/app.tar.gz', 'not found']
  },
  {
    what: 'a syntax error',
    files: {'app/Dockerfile': 'FROM busybox:1.36\nRUNN echo typo\n'},
    inputs: {context: 'app'},
    place: {file: 'app/Dockerfile', line: '2'},
    want: ['RUNN', '**Cause:** The Dockerfile has a syntax error.']
  },
  {
    what: 'a Dockerfile that is not there',
    files: {'README.md': 'nothing to build'},
    want: ['**Cause:** The Dockerfile is not there.', 'checkout step', 'no build was started']
  },
  {
    what: 'a stage that is not there',
    files: {Dockerfile: 'FROM busybox:1.36 AS app\n'},
    inputs: {target: 'web'},
    place: {file: 'Dockerfile', line: '1'},
    want: ['**Cause:** The Dockerfile has no stage of that name.', 'Its stages: app (line 1).', 'no build was started']
  },
  {
    what: 'a base image that is not there',
    files: {Dockerfile: '# syntax comes later\nFROM busybox:0.0-none\n'},
    place: {file: 'Dockerfile', line: '2'},
    want: ['busybox:0.0-none', '**Cause:** A base image or a named reference is not in its registry.']
  }
];

describe('a Dockerfile error', () => {
  it.concurrent.for(CASES)('is shown where it is: $what', async ({files, inputs = {}, place = {}, want}) => {
    const repository = newRepository();
    const run = await runAction({
      event: pushToMain(),
      cwd: project(files),
      inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64', ...inputs}
    });
    expect(run.exitCode, run.log).toBe(1);
    expect(await allTags(repository)).toEqual([]);
    expect(errorsOf(run)).toHaveLength(1);
    const {title: _, ...properties} = errorsOf(run)[0]?.properties ?? {};
    expect(properties).toMatchObject(place);
    expect('file' in properties).toBe('file' in place);
    for (const text of want) expect(run.summary).toContain(text);
    await expectNoTrace(run, repository);
  });

  it.concurrent.for([
    {inputs: {file: 'nope.Dockerfile'}, want: 'there is no nope.Dockerfile'},
    {inputs: {target: 'nope'}, want: 'Dockerfile has no stage "nope", which "target" names'},
    {inputs: {'test-target': 'tset'}, want: 'Dockerfile has no stage "tset", which "test-target" names'}
  ])('is told by a plan: $want', async ({inputs, want}) => {
    const run = await runAction({
      event: pushToMain(),
      cwd: project({Dockerfile: 'FROM busybox:1.36 AS test\nFROM busybox:1.36 AS app\n', '.git/HEAD': ''}),
      inputs: {mode: 'plan', images: 'localhost:2/acme/hello', ...inputs}
    });
    expect(run.exitCode, run.log).toBe(1);
    expect(errorsOf(run)).toHaveLength(1);
    expect(run.summary).toContain(want);
    expect(run.outputs.plan).toBe('');
  });

  it('is told once for all the platforms that have it', async () => {
    const run = await runAction({
      event: pushToMain(),
      cwd: project({Dockerfile: 'FROM busybox:1.36\nRUN echo broken && false\n'}),
      inputs: {...sharedBuilder(), images: newRepository(), platforms: 'linux/amd64,linux/arm64'}
    });
    expect(run.exitCode, run.log).toBe(1);
    expect(errorsOf(run)).toMatchObject([{properties: {file: 'Dockerfile', line: '2'}}]);
    expect(resultOf(run).targets.map(({status}) => status)).toEqual(['failed', 'failed']);
  });
});

describe('a Dockerfile warning', () => {
  it('is shown on its line and stops nothing', async () => {
    const repository = newRepository();
    const run = await runAction({
      event: pushToMain(),
      cwd: project({Dockerfile: HELLO.replace('EXPOSE', 'ENV LEGACY style\nEXPOSE')}),
      inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64,linux/arm64'}
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.annotations).toMatchObject([{name: 'warning', properties: {file: 'Dockerfile', line: '4'}}]);
    expect(run.annotations[0]?.message).toContain('LegacyKeyValueFormat');
    expect(await publishedTags(repository)).toContain('latest');
  });
});
