import * as z from 'zod/mini';
import {ConfigSchema} from '../../src/inputs/yaml/schema.ts';

/** The JSON schema of the config file (draft 7, which editors know). */
export function configSchemaText(): string {
  const {$schema, ...schema} = z.toJSONSchema(ConfigSchema, {io: 'input', target: 'draft-7'});
  const named = {
    $schema,
    $id: 'urn:multiarch-build:config:v1',
    title: 'multiarch-build configuration',
    description: 'Images that the multiarch-build action builds, tests and publishes (.github/multiarch.yml).',
    ...schema
  };
  return `${JSON.stringify(named, null, 2)}\n`;
}
