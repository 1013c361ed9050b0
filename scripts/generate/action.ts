import {type Document, parseDocument, Scalar} from 'yaml';
import {GROUPS, INPUT_NAMES, INPUTS, type InputDefinition} from '../../src/inputs/definitions.ts';
import {OUTPUTS} from '../../src/inputs/outputs.ts';

const NEW_ACTION = `name: multiarch-build
description: Builds container images for several platforms, smoke-tests every one, and publishes them under the right tags
branding:
  icon: package
  color: blue
inputs: {}
outputs: {}
runs:
  using: node24
  main: dist/index.js
  post: dist/index.js
`;

/** action.yml with inputs and outputs of the definitions; everything else of it is kept. */
export function actionYaml(current: string): string {
  const doc = parseDocument(current || NEW_ACTION);
  doc.set('inputs', inputsNode(doc));
  doc.set(
    'outputs',
    doc.createNode(Object.fromEntries(Object.entries(OUTPUTS).map(([name, description]) => [name, {description}])))
  );
  return doc.toString({lineWidth: 0});
}

function inputsNode(doc: Document) {
  const inputs = doc.createNode({}) as ReturnType<typeof doc.createNode> & {items: unknown[]};
  let group = '';
  for (const name of INPUT_NAMES) {
    const definition: InputDefinition = INPUTS[name];
    const key = new Scalar(name);
    if (definition.group !== group) {
      key.commentBefore = ` ${GROUPS[definition.group]}`;
      key.spaceBefore = group !== '';
      group = definition.group;
    }
    inputs.items.push(doc.createPair(key, inputNode(definition)));
  }
  return inputs;
}

/** Defaults are quoted, since an input is always text. */
function inputNode({description, default: value}: InputDefinition) {
  if (value === undefined) return {description, required: false};
  const quoted = new Scalar(value);
  quoted.type = Scalar.QUOTE_SINGLE;
  return {description, required: false, default: quoted};
}
