import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const folder = new URL('../fixtures/cli/', import.meta.url);

/** Recorded output of a real command. */
export const cli = (name: string): string => readFileSync(fileURLToPath(new URL(name, folder)), 'utf8');
