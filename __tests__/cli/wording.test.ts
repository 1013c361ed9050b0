import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import ts from 'typescript';
import {describe, expect, it, test} from 'vitest';
import {inOptions} from '../../src/cli/wording.ts';

describe('advice', () => {
  test.each([
    {
      name: 'on an input',
      said: 'Check the inputs "context" and "file": both are relative to the working directory, and the job needs a checkout step before.',
      want: 'Check --context and --file: both are relative to the working directory.'
    },
    {name: 'on a value', said: 'Add the input "allow: network.host".', want: 'Add --allow network.host.'},
    {
      name: 'on a promotion',
      said: 'Name a tag such as "from: 1.1.0", or a digest.',
      want: 'Name a tag such as --from 1.1.0, or a digest.'
    },
    {
      name: 'on Docker',
      said: 'Run on a runner that has Docker (ubuntu-latest does), or install it in a step before.',
      want: 'Install Docker, and start it.'
    },
    {
      name: 'on a builder',
      said: 'Create it in a step before (docker/setup-buildx-action), or leave "builder" out.',
      want: 'Create it (docker buildx create --name NAME), or leave --builder out.'
    },
    {
      name: 'on a registry of the machine',
      said: 'Check its name and port. A registry on the runner itself needs driver-opts: network=host, and "http = true" in "buildkitd-config-inline".',
      want: 'Check its name and port. A registry on this machine needs --driver-opts network=host, and "http = true" in --buildkitd-config-inline.'
    },
    {
      name: 'on a tool',
      said: 'cosign is not on PATH, and its image could not be started: install it in a step before (sigstore/cosign-installer).',
      want: 'cosign is not on PATH, and its image could not be started: install it.'
    },
    {
      name: 'on a variable',
      said: 'Set it in the "env" of this step or job, or take it out.',
      want: 'Set it in the environment, or take it out.'
    },
    {
      name: 'on signing',
      said: 'Give the job "permissions: id-token: write", or name a "key".',
      want: `Name a "key", or leave it out: --gates '[]' has no gates, and --rehearse and --registry sign nothing.`
    },
    {
      name: 'on a repetition',
      said: 'No tag was written. Run the job again.',
      want: 'No tag was written. Run it again.'
    },
    {name: 'that nothing is pushed', said: 'the input "push" is false', want: '--push is not given'},
    {name: 'of an input', said: 'parallel: "many" is not a number', want: '--parallel: "many" is not a number'},
    {
      name: 'of a line of an input',
      said: 'build-args (line 2): no "="',
      want: '--build-args (line 2): no "="'
    },
    {name: 'of the command', said: 'mode: promote writes tags', want: 'mode: promote writes tags'},
    {
      name: 'of a config file, where keys are keys',
      said: 'multiarch.yml › images › web: "builder" is not a key here',
      want: 'multiarch.yml › images › web: "builder" is not a key here'
    },
    {
      name: 'on a setting that either has',
      said: 'Check USER in the Dockerfile and "user" in "smoke".',
      want: 'Check USER in the Dockerfile and "user" in "smoke".'
    }
  ])('$name', ({said, want}) => {
    expect(inOptions(said)).toBe(want);
  });
});

/** Of events that are no push, of the schema, and of the program itself: no user of the command line reads them. */
const NEVER_SAID: readonly RegExp[] = [
  /^context\/(subject|trust|vouch)\.ts: /,
  /^plan\/decide\.ts: the workflow run before/,
  /^stages\/comment-problem\.ts: /,
  /^stages\/kept-token\.ts: Give the step with actions\/checkout/,
  /^stages\/prepare\.ts: GitHub writes it before the job starts/,
  /^inputs\/(outputs|definitions)\.ts: /,
  /^inputs\/yaml\/(gates-schema|schema-smoke|notify)\.ts: (Key file|Environment variables|Variable of the step)/,
  /^inputs\/unknown\.ts: /,
  // A step of the Dockerfile.
  /^stages\/image-findings\.ts: Download the file/,
  /^run\/promote\.ts: Promote from a workflow_dispatch/
];

const WORKFLOW_WORDS =
  /\b(the job|this job|this step|a step before|the step\b(?! [$‹])|runners?|permissions:|the input|inputs? "|workflow)\b|setup-buildx-action|cosign-installer/i;

describe('every text of the core', () => {
  const src = fileURLToPath(new URL('../../src', import.meta.url));
  const texts = readdirSync(src, {recursive: true, encoding: 'utf8'})
    .filter(file => file.endsWith('.ts') && !/^(cli|main|ports|inputs\/definitions)\//.test(file))
    .sort()
    .flatMap(file => textsOf(file, readFileSync(join(src, file), 'utf8')));

  it('is seen', () => {
    expect(texts.filter(({text}) => WORKFLOW_WORDS.test(text)).length).toBeGreaterThan(50);
  });

  it('speaks of no job, step, runner or input in the end', () => {
    const left = texts
      .map(({file, text}) => ({file, text: inOptions(text)}))
      .filter(({text}) => WORKFLOW_WORDS.test(text))
      .map(({file, text}) => `${file}: ${text}`)
      .filter(line => !NEVER_SAID.some(pattern => pattern.test(line)));
    expect(left).toEqual([]);
  });
});

/** Sentences and clauses that stand in the code; what is put into a template is `‹…›`. */
function textsOf(file: string, code: string): readonly {readonly file: string; readonly text: string}[] {
  const found: {file: string; text: string}[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && !ts.isImportDeclaration(node.parent)) found.push({file, text: node.text});
    if (ts.isTemplateExpression(node)) {
      const text = node.templateSpans.reduce((all, {literal}) => `${all}‹…›${literal.text}`, node.head.text);
      found.push({file, text});
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true));
  return found.filter(({text}) => /\s/.test(text.trim()));
}
