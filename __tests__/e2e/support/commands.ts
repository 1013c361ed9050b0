/** A workflow command in the log of a step. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Blanks as .NET trims them: not the same set as JavaScript's. */
const LEADING_BLANKS = /^[\s\u0085]+/;

/** Commands that the runner would obey: `::name k=v::text` at the start of a line, `##[name k=v]text` anywhere in one. */
export function parseCommands(log: string): readonly WorkflowCommand[] {
  return log.split(/\r\n|\n|\r/).flatMap(line => {
    const found =
      /^::([a-z-]+)(?: (.*?))?::(.*)$/.exec(line.replace(LEADING_BLANKS, '')) ??
      /##\[([a-z-]+)(?: (.*?))?\](.*)$/.exec(line);
    if (!found) return [];
    const [, name = '', properties = '', message = ''] = found;
    return [{name, properties: parseProperties(properties), message: decode(message)}];
  });
}

const parseProperties = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split(',')
      .filter(part => part.includes('='))
      .map(part => [part.slice(0, part.indexOf('=')), decode(part.slice(part.indexOf('=') + 1))])
  );

const decode = (text: string): string =>
  text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');

/** Reads GITHUB_OUTPUT or GITHUB_STATE: `name<<DELIMITER`, lines, `DELIMITER`. Later values win, as with the runner. */
export function parseEnvFile(text: string): readonly (readonly [name: string, value: string])[] {
  const lines = text.split('\n');
  const entries: [string, string][] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const [name, delimiter] = line.split('<<');
    if (!name || !delimiter) throw new Error(`not a line of an output file: ${line}`);
    const end = lines.indexOf(delimiter, at + 1);
    if (end < 0) throw new Error(`no end of ${name}`);
    entries.push([name, lines.slice(at + 1, end).join('\n')]);
    at = end;
  }
  return entries;
}
