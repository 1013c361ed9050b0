import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {temporaryFolder} from './folders.ts';

/** A folder with these files, gone after the tests; a file that begins with `#!` may be executed. */
export function project(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), {recursive: true});
    writeFileSync(path, text);
    if (text.startsWith('#!')) chmodSync(path, 0o755);
  }
  return folder;
}

/** A web server that is healthy at once; its HEALTHCHECK is as slow as those of real images. */
export const HELLO = `FROM busybox:1.36
ARG VARIANT=plain
RUN mkdir -p /www && echo "hello from $VARIANT" > /www/index.html && echo ok > /www/health
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s CMD wget -q -O /dev/null http://127.0.0.1:8000/health || exit 1
CMD ["httpd", "-f", "-p", "8000", "-h", "/www"]
`;

/** An image that starts `command` by a shell, with more instructions before it. */
export const startsWith = (command: string, ...instructions: readonly string[]): string =>
  `${['FROM busybox:1.36', ...instructions, `CMD ["sh", "-c", ${JSON.stringify(command)}]`].join('\n')}\n`;

/** As variants of one Dockerfile; cpu is the default one. */
export const CPU_AND_GPU = `cpu: {default: true, build-args: {VARIANT: cpu}}
gpu: {build-args: {VARIANT: gpu}}
`;
