/** Writes action.yml, the README's tables and the JSON schema from the definitions; `--check` only compares. */
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {actionYaml} from './generate/action.ts';
import {readmeWithTables} from './generate/readme.ts';
import {configSchemaText} from './generate/schema.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '');

const action = actionYaml(read('action.yml'));
const generated: Readonly<Record<string, string>> = {
  'action.yml': action,
  'README.md': readmeWithTables(read('README.md'), action),
  'schema/multiarch.schema.json': configSchemaText()
};
const different = Object.entries(generated).filter(([file, text]) => read(file) !== text);

if (process.argv.includes('--check')) {
  for (const [file] of different) console.error(`${file} is not up to date; run: npm run generate`);
  process.exitCode = different.length > 0 ? 1 : 0;
} else {
  for (const [file, text] of different) {
    mkdirSync(dirname(join(root, file)), {recursive: true});
    writeFileSync(join(root, file), text);
    console.log(`${file} written`);
  }
}
