import {copyCommand, createCommand, type LookedAt} from '../engine/image-command.ts';
import {type Program, readProgram} from '../image/program.ts';
import {readTar} from '../image/tar.ts';
import type {Process} from '../ports/process.ts';
import type {ContainerRuntime} from '../ports/runtime.ts';
import {readOutput} from './child-output.ts';
import {containerName, SESSION_LABEL, type Session} from './session.ts';

export interface ImageFilesPorts {
  readonly process: Process;
  readonly runtime: ContainerRuntime;
  readonly defer: (work: Promise<unknown>) => void;
}

/** Files of an image that the engine has, links followed; undefined for what is not there. */
export interface ImageFiles {
  program(path: string): Promise<Program | undefined>;
  text(path: string): Promise<string | undefined>;
  close(): void;
}

interface Subject {
  readonly target: string;
  readonly reference: string;
  readonly platform: string;
  readonly session: Session;
}

type Take<T> = (size: number, body: AsyncIterable<Buffer>) => Promise<T>;

const MAX_TEXT = 1_048_576;

/** Through a container that is made when it is first needed, and never started. */
export function openImageFiles(subject: Subject, {process, runtime, defer}: ImageFilesPorts): ImageFiles {
  const container = filesContainer(subject);
  const {name} = container;
  let making: Promise<boolean> | undefined;
  const read = async <T>(path: string, take: Take<T>): Promise<T | undefined> => {
    making ??= process.run(createCommand(container)).then(({exitCode}) => exitCode === 0);
    if (!(await making)) return undefined;
    const {value} = await readOutput(copyCommand(name, path), process, output => firstFile(output, take));
    return value;
  };
  return {
    program: path => read(path, (_, body) => readProgram(body, false)),
    text: path => read(path, async (size, body) => (size <= MAX_TEXT ? readText(body) : undefined)),
    close: () => {
      if (making) defer(making.then(() => runtime.remove(name)));
    }
  };
}

/** Resolves as soon as `take` does: what follows is of no interest. */
const firstFile = <T>(output: AsyncIterable<Buffer>, take: Take<T>): Promise<T | undefined> =>
  new Promise((resolve, reject) => {
    readTar(output, async ({type, size = 0}, body) => {
      if (type === 'file') resolve(await take(size, body));
    }).then(() => resolve(undefined), reject);
  });

export const filesContainer = ({target, reference, platform, session}: Subject): LookedAt => ({
  name: containerName(session, `${target} files`),
  reference,
  platform,
  labels: {[SESSION_LABEL]: session.id}
});

async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
