interface Sarif {
  readonly runs?: readonly SarifRun[];
}

interface SarifRun {
  readonly automationDetails?: {readonly id?: string};
  readonly results?: readonly {readonly ruleId?: string; readonly message?: {readonly text?: string}}[];
}

export interface Report {
  /** The report as it is handed on. */
  readonly text: string;
  /** A line for each finding. */
  readonly findings: readonly string[];
}

/**
 * Reads the SARIF report of one scan; undefined when it is none.
 * @param category what tells the scans of one commit apart on GitHub, which takes one run of each; kept where there is one
 */
export function readSarif(text: string, category: string): Report | undefined {
  const sarif = parse(text);
  if (!sarif?.runs) return undefined;
  const runs = sarif.runs.map(run => ({...run, automationDetails: {id: `${category}/`, ...run.automationDetails}}));
  return {text: `${JSON.stringify({...sarif, runs}, null, 2)}\n`, findings: sarif.runs.flatMap(describeRun)};
}

function parse(text: string): Sarif | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && Array.isArray((value as Sarif).runs)
      ? (value as Sarif)
      : undefined;
  } catch {
    return undefined;
  }
}

const describeRun = ({results = []}: SarifRun): readonly string[] => [
  ...new Set(
    results.map(({ruleId = '?', message}) => `${ruleId}  ${describeMessage(message?.text ?? '', ruleId)}`.trim())
  )
];

/** trivy's message is a list of fields; the rule and the links are told already. */
const describeMessage = (text: string, rule: string): string =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('Link:') && line !== `Vulnerability ${rule}`)
    .join(', ');
