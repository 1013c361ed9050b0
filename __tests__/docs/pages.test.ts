import {existsSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, expect, it, test} from 'vitest';
import {parse} from 'yaml';
import {z} from 'zod';
import {config, problemsOf, warningsOf} from '../inputs/support.ts';
import {anchors, linkTargets} from '../support/markdown.ts';
import {configFiles, pages, ROOT, snippets, workflowFiles} from '../support/pages.ts';
import {usesOf} from '../support/snippets.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

describe('links lead somewhere', () => {
  test.each(pages())('$name', ({name, text}) => {
    const broken = linkTargets(text)
      .filter(target => !/^[a-z]+:/.test(target))
      .filter(target => {
        const [path = '', anchor] = target.split('#');
        const file = path === '' ? name : join(dirname(name), path);
        if (!existsSync(join(ROOT, file))) return true;
        return anchor !== undefined && !anchors(read(file)).includes(anchor);
      });
    expect(broken).toEqual([]);
  });
});

describe('the published schema takes', () => {
  const schema = z.fromJSONSchema(JSON.parse(read('schema/multiarch.schema.json')));

  test.each([...snippets('config'), ...configFiles()])('$name', ({text}) => {
    const {error} = schema.safeParse(parse(text));
    expect(error?.message).toBeUndefined();
  });

  it('no other key', () => expect(schema.safeParse({images: {app: {repositries: []}}}).success).toBe(false));
});

/** What GitHub puts in: any text will do, where it stands for one. */
const filledIn = (inputs: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, value.replaceAll(/\$\{\{.*?\}\}/g, 'text')]));

const uses = [...snippets('workflow'), ...workflowFiles()].flatMap(({name, text}) =>
  usesOf(text).map((inputs, index) => ({name: index === 0 ? name : `${name} (${index + 1})`, inputs: filledIn(inputs)}))
);

describe('the action takes', () => {
  test.each(uses.filter(({inputs}) => inputs.config === undefined))('the inputs of $name', async ({inputs}) => {
    expect(await problemsOf(inputs)).toEqual([]);
    expect(await warningsOf(inputs)).toEqual([]);
  });

  test.each([...snippets('config'), ...configFiles()])('the config file of $name', async ({text}) => {
    expect(await problemsOf(...config(text))).toEqual([]);
  });
});
