import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {buildCommand} from '../../../src/buildx/build-command.ts';
import type {Facts} from '../../../src/context/facts.ts';
import type {Settings} from '../../../src/inputs/settings.ts';
import {isTag, parseReference} from '../../../src/oci/reference.ts';
import {createPlan} from '../../../src/plan/create-plan.ts';
import {type Plan, tagReferences} from '../../../src/plan/plan.ts';
import {buildOutputs} from '../../../src/report/outputs.ts';
import {factsOf} from '../../context/support.ts';
import {settingsOf} from '../support.ts';

const RULES = `
latest=branch, branch, sha, semver, pr, edge, nightly
type=schedule
type=semver,pattern={{version}}
type=semver,pattern={{major}}.{{minor}}
type=semver,pattern=v{{major}},value={{branch}}{{tag}}
type=pep440,pattern={{raw}}
type=match,pattern=(.*),group=1
type=match,pattern=/[a-z]+/gi
type=edge
type=ref,event=branch
type=ref,event=tag
type=ref,event=pr
type=raw,value={{branch}}{{tag}}{{base_ref}}
type=raw,value=x,prefix={{branch}}-,suffix=-{{tag}}
type=sha,format=long
`;

/** What git and GitHub allow, and more: quotes, newlines, shells' and templates' syntax, emoji, 10 kB. */
const hostile = fc.oneof(
  fc.string({unit: 'binary', maxLength: 120}),
  fc.string({unit: 'grapheme', maxLength: 120}),
  fc.string({unit: fc.constantFrom(...'$(){}`\'"\\\n\r\t;&|<>-=,.:/@#*~^ aZ0é💥'), maxLength: 60}),
  fc.stringMatching(/^[a-z0-9./_-]{1,300}$/),
  fc.constantFrom(
    '$(id)',
    '{{sha}}',
    '--push',
    '-x',
    '.x',
    '::error::x',
    'a\nb=c',
    'v1.2.3',
    '💥',
    '',
    'x'.repeat(10_240)
  )
);

const refs = fc.tuple(fc.constantFrom('refs/heads/', 'refs/tags/', 'refs/pull/', 'refs/'), hostile);

interface World {
  readonly facts: Facts;
  readonly label: string;
}

const world = fc
  .record({
    ref: refs.map(([prefix, name]) => prefix + name),
    event: fc.constantFrom('push', 'pull_request', 'pull_request_target', 'schedule', 'release', 'create'),
    title: hostile,
    base: hostile,
    label: hostile
  })
  .map(({ref, event, title, base, label}): World => {
    const repository = {name: title, description: title, default_branch: base, html_url: `https://x/${title}`};
    const head = {sha: title, ref: base, repo: {full_name: 'acme/hello'}};
    const pull = event.startsWith('pull') ? {pull_request: {number: 7, head, base: {ref: base}}} : {};
    const release = event === 'release' ? {action: 'published'} : {};
    return {facts: factsOf(event, ref, {repository, base_ref: base, ...pull, ...release}), label};
  });

/** Values as they stand between the quotes of a list input, without expressions of their own. */
const quoted = (text: string): string => text.replaceAll('{{', '').replaceAll('"', '""').replaceAll('\r', '');

const settingsWith = ({label}: World): Promise<Settings> =>
  settingsOf({
    tags: RULES,
    flavor: 'suffix=-{{branch}},onlatest=true',
    labels: `"a=${quoted(label)}"\nfrom={{branch}}{{tag}}\ncom.{{branch}}{{tag}}=1`,
    annotations: `index:of={{branch}}\n{{branch}}{{tag}}=1\n"b=${quoted(label)}"`,
    platforms: 'linux/amd64'
  });

function argvOf(plan: Plan, {build: options}: Settings): readonly string[] {
  const [target] = plan.targets;
  if (!target) throw new Error('no build target');
  const context = {builder: 'b1', plan, options, metadataFile: '/m', localName: 'local:x', secretVariables: {}};
  return buildCommand(target, context).args;
}

const lines = (text: string | undefined): readonly string[] => (text ? text.split(/\r\n|[\n\r\u2028\u2029]/) : []);

describe('whatever branches, tags, titles and labels are called', () => {
  it('gives valid references, one argument for each label, and one line for each output', async () => {
    await fc.assert(
      fc.asyncProperty(world, async given => {
        const settings = await settingsWith(given);
        const plan = createPlan(settings, given.facts);
        const references = tagReferences(plan.publications);
        for (const reference of references) {
          const {identifier, path} = parseReference(reference);
          expect(isTag(identifier), identifier).toBe(true);
          expect(path).toBe('acme/hello');
        }
        expect(new Set(references).size).toBe(references.length);

        const {labels = {}, annotations = []} = plan.targets[0] ?? {};
        const {values, rest} = splitArgv(argvOf(plan, settings));
        expect(values.label).toEqual(Object.entries(labels).map(([key, value]) => `${key}=${value}`));
        expect(values.annotation).toHaveLength(annotations.length);
        for (const arg of rest) expect(arg).toMatch(/^[\w./:=,-]+$/);

        const outputs = buildOutputs(plan, undefined);
        expect(lines(outputs.tags)).toEqual(references);
        expect(lines(outputs.labels)).toHaveLength(Object.keys(plan.labels).length);
        expect(lines(outputs.annotations)).toHaveLength(plan.annotations.length);
        for (const name of ['version', 'plan', 'matrix'] as const) expect(lines(outputs[name]).length).toBeLessThan(2);
      }),
      {numRuns: 150}
    );
  });

  it('plans the same for the same input, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(world, async given => {
        const [first, second] = [await settingsWith(given), await settingsWith(structuredClone(given))];
        const plan = JSON.stringify(createPlan(first, given.facts));
        expect(JSON.stringify(createPlan(second, structuredClone(given.facts)))).toBe(plan);
        expect(JSON.stringify(createPlan(first, given.facts))).toBe(plan);
      }),
      {numRuns: 60}
    );
  });

  it('refuses or follows any text of a rule, and does nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(
        hostile,
        fc.constantFrom('', 'type=raw,value=', 'type=match,pattern=', '"'),
        async (text, start) => {
          const facts = factsOf('push', 'refs/tags/v1.2.3');
          const planned = await settingsOf({tags: start + text || 'sha', flavor: 'latest=true'})
            .then(settings => createPlan(settings, facts))
            .catch((error: Error) => error.message);
          if (typeof planned === 'string') expect(planned).not.toBe('');
          else for (const reference of tagReferences(planned.publications)) parseReference(reference);
        }
      ),
      {numRuns: 200}
    );
  });
});

/** What follows `--label` and `--annotation`, and everything else. */
function splitArgv(argv: readonly string[]) {
  const after = (flag: string) => argv.flatMap((arg, index) => (argv[index - 1] === flag ? [arg] : []));
  const flags = ['--label', '--annotation'];
  const rest = argv.filter((arg, index) => !flags.includes(arg) && !flags.includes(argv[index - 1] ?? ''));
  return {values: {label: after('--label'), annotation: after('--annotation')}, rest};
}
