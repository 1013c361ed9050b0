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

/** Where a value stands: collects that value's problems under its name and line. */
export interface Place {
  readonly name: string;
  child(key: string | number): Place;
  /** @param line of the value's own text, where the place knows none */
  problem(message: string, remedy?: string, line?: number): void;
  /** The value of `read`; a thrown Error becomes a problem and undefined. */
  attempt<T>(read: () => T, remedy?: string): T | undefined;
}

type Path = readonly (string | number)[];
export type LineOf = (path: Path) => number | undefined;

/** A place named `input` that adds to `problems`; `lineOf` finds the line of a path below it. */
export function placeAt(problems: Problem[], input: string, lineOf: LineOf = () => undefined, path: Path = []): Place {
  const name = [input, ...path.map(nameStep)].join(' › ');
  const problem = (message: string, remedy?: string, ownLine?: number): void => {
    const line = lineOf(path) ?? ownLine;
    problems.push({
      input: name,
      message,
      ...(remedy === undefined ? {} : {remedy}),
      ...(line === undefined ? {} : {line})
    });
  };
  return {
    name,
    child: key => placeAt(problems, input, lineOf, [...path, key]),
    problem,
    attempt: (read, remedy) => {
      try {
        return read();
      } catch (error) {
        problem(error instanceof Error ? error.message : String(error), remedy);
        return undefined;
      }
    }
  };
}

const nameStep = (step: string | number): string => (typeof step === 'number' ? `item ${step + 1}` : step);

/** One line per problem: `platforms (line 3): what is wrong. Remedy.` */
export const formatProblem = ({input, message, remedy, line}: Problem): string =>
  `${input}${line === undefined ? '' : ` (line ${line})`}: ${[message, remedy].filter(Boolean).map(sentence).join(' ')}`;

const sentence = (text: string | undefined): string => (/[.!?]$/.test(text ?? '') ? `${text}` : `${text}.`);
