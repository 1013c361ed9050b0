import {messageOf} from '../errors.ts';
/** One wrong thing in the inputs, as the user reads it. */
export interface Problem {
  /** `platforms`, `variants › gpu › platforms`, `.github/multiarch.yml › images › backend › smoke`. */
  readonly input: string;
  /** What is wrong, and which values are right. */
  readonly message: string;
  readonly remedy?: string;
  /** Line of the YAML text, counted from 1, when known. */
  readonly line?: number;
}

/** What reading the inputs brings up, in its order. */
export interface Finding extends Problem {
  /** Nothing fails for it. */
  readonly isWarning?: true;
  /** A text with expressions: only a problem when the template engine cannot read it. */
  readonly template?: string;
}

/** Where something stands, as problems name it. */
export type Spot = Pick<Problem, 'input' | 'line'>;

/** Where a value stands: collects that value's problems under its name and line. */
export interface Place {
  readonly name: string;
  child(key: string | number): Place;
  /** @param line of the value's own text, counted from 1 */
  spot(line?: number): Spot;
  /** @param line of the value's own text, counted from 1 */
  problem(message: string, remedy?: string, line?: number): void;
  warn(message: string, remedy?: string, line?: number): void;
  /** Has the expressions of a text checked when everything is read. */
  template(text: string, line?: number, more?: Pick<Finding, 'isWarning'>): void;
  /** The value of `read`; a thrown Error becomes a problem and undefined. */
  attempt<T>(read: () => T, remedy?: string): T | undefined;
}

type Path = readonly (string | number)[];
/** @param inner line of the value's own text: a block of YAML begins below its key */
export type LineOf = (path: Path, inner?: number) => number | undefined;

/** A place named `input` that adds to `problems`; `lineOf` finds the line of a path below it. */
export function placeAt(
  problems: Pick<Finding[], 'push'>,
  input: string,
  lineOf: LineOf = () => undefined,
  path: Path = []
): Place {
  const name = [input, ...path.map(nameStep)].join(' › ');
  const spot = (inner?: number): Spot => {
    const line = lineOf(path, inner) ?? inner;
    return {input: name, ...(line === undefined ? {} : {line})};
  };
  const find = (message: string, remedy: string | undefined, line?: number, more: Partial<Finding> = {}): void => {
    problems.push({...spot(line), message, ...(remedy === undefined ? {} : {remedy}), ...more});
  };
  const problem = (message: string, remedy?: string, line?: number): void => find(message, remedy, line);
  return {
    name,
    child: key => placeAt(problems, input, lineOf, [...path, key]),
    spot,
    problem,
    warn: (message, remedy, line) => find(message, remedy, line, {isWarning: true}),
    template: (text, line, more) =>
      find('', more?.isWarning ? undefined : HOW_TO_WRITE, line, {...more, template: text}),
    attempt: (read, remedy) => {
      try {
        return read();
      } catch (error) {
        problem(messageOf(error), remedy);
        return undefined;
      }
    }
  };
}

const HOW_TO_WRITE = "Write it as {{branch}} or {{date 'YYYY'}}.";

const nameStep = (step: string | number): string => (typeof step === 'number' ? `item ${step + 1}` : step);

/** One line per problem: `platforms (line 3): what is wrong. Remedy.` */
export const formatProblem = ({input, message, remedy, line}: Problem): string =>
  `${input}${line === undefined ? '' : ` (line ${line})`}: ${[message, remedy].filter(Boolean).map(sentence).join(' ')}`;

const sentence = (text: string | undefined): string => (/[.!?]$/.test(text ?? '') ? `${text}` : `${text}.`);
