import {parse} from 'yaml';
import {GROUPS, INPUTS, type InputDefinition, type InputGroup} from '../../src/inputs/definitions.ts';

interface Action {
  readonly inputs: Readonly<Record<string, {description?: string; default?: string}>>;
  readonly outputs: Readonly<Record<string, {description?: string}>>;
}

const NEW_README = `# multiarch-build

## Inputs

<!-- inputs:start -->
<!-- inputs:end -->

## Outputs

<!-- outputs:start -->
<!-- outputs:end -->
`;

/**
 * The README with its tables made from action.yml.
 * @throws Error when an input or output has no description, or the README has lost a marker.
 */
export function readmeWithTables(current: string, action: string): string {
  const {inputs, outputs} = parse(action) as Action;
  const withInputs = replaceBetween(current || NEW_README, 'inputs', inputTables(inputs));
  return replaceBetween(withInputs, 'outputs', outputTable(outputs));
}

function inputTables(inputs: Action['inputs']): string {
  const names = Object.keys(inputs);
  const table = (group: InputGroup): string => {
    const rows = names.filter(name => definition(name).group === group).map(name => inputRow(name, inputs[name] ?? {}));
    return [`### ${GROUPS[group]}`, '', '| input | description | default |', '|---|---|---|', ...rows].join('\n');
  };
  return (Object.keys(GROUPS) as InputGroup[]).map(table).join('\n\n');
}

function inputRow(name: string, {description, default: value}: {description?: string; default?: string}): string {
  const shown = value ?? definition(name).fallback;
  return `| \`${name}\` | ${cell(name, description)} | ${shown === undefined ? '' : `\`${shown}\``} |`;
}

const outputTable = (outputs: Action['outputs']): string =>
  [
    '| output | description |',
    '|---|---|',
    ...Object.entries(outputs).map(([name, {description}]) => `| \`${name}\` | ${cell(name, description)} |`)
  ].join('\n');

function cell(name: string, description: string | undefined): string {
  if (!description?.trim()) throw new Error(`"${name}" has no description in action.yml`);
  return description.trim().replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function definition(name: string): InputDefinition {
  const found: InputDefinition | undefined = (INPUTS as Readonly<Record<string, InputDefinition>>)[name];
  if (found === undefined)
    throw new Error(`action.yml has the input "${name}", which src/inputs/definitions.ts has not`);
  return found;
}

function replaceBetween(text: string, marker: string, content: string): string {
  const [start, end] = [`<!-- ${marker}:start -->`, `<!-- ${marker}:end -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md has no ${start} … ${end}`);
  return `${text.slice(0, from + start.length)}\n${content}\n${text.slice(to)}`;
}
