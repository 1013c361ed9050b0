import {INPUTS, type InputDefinition, type InputName} from '../inputs/definitions.ts';
import {isInput} from './options.ts';

/** Inputs that are no keys of a config file as well: a quoted name of these is the option. */
const OPTIONS_ALONE: readonly InputName[] = [
  ...(['allow', 'binfmt-image', 'builder', 'buildkit-image', 'buildkitd-config-inline', 'buildx-version'] as const),
  ...(['cache-paths', 'cache-repository', 'driver', 'driver-opts', 'github-token', 'log-dir', 'only', 'skip'] as const),
  ...(['parallel', 'password', 'registry-auths', 'retries', 'reuse', 'username'] as const)
];

type Rewrite = readonly [pattern: RegExp, text: string];

/** Advice that is another one outside of a workflow. */
const ADVICE: readonly Rewrite[] = [
  [/Run on a runner that has Docker .*$/, 'Install Docker, and start it.'],
  [/,? and that the job checks the repository out before this step/, ''],
  [/, and the job needs a checkout step before/, ''],
  [/Create it in a step before \(docker\/setup-buildx-action\)/, 'Create it (docker buildx create --name NAME)'],
  [/for ghcr\.io the job needs "permissions: packages: write"/, 'ghcr.io wants a token with "write:packages"'],
  [/Give the job "permissions: packages: write", and .*; a personal access token needs/, 'The token for ghcr.io needs'],
  [
    /Give the job "permissions: id-token: write", or name a "key"\./,
    `Name a "key", or leave it out: --gates '[]' has no gates, and --rehearse and --registry sign nothing.`
  ],
  [/Give the job "permissions: id-token: write", or sign/, 'Sign'],
  [/The job's OIDC token/, 'The OIDC token'],
  [/the job has no OIDC token to sign by/, 'there is no OIDC token here to sign by'],
  [
    /Give the job "permissions: contents: read" and run it again/,
    'Let git reach the remote (git ls-remote origin), or give --github-token a token that may read the repository'
  ],
  [
    /Give the workflow a "concurrency" group, and run the job again/,
    'Wait until the other run has ended, and repeat it'
  ],
  [/This is a defect of the action\. .*$/, 'This is a defect. Please report it with everything that was printed.'],
  [/GitHub's API does not tell the branches/, 'Nobody tells the branches'],
  [/this is not a GitHub workflow/, 'the remote is not of GitHub'],
  [/There is no cache service here\. GitHub gives its jobs one/i, 'there is no cache service here'],
  [/A registry on the runner itself needs driver-opts: /, 'A registry on this machine needs --driver-opts '],
  [/ A GitHub secret that does not exist is empty\./, ''],
  [/: see the summary of the job/, '']
];

const NAMES: readonly Rewrite[] = [
  [/the input "push" is false/, '--push is not given'],
  [/the input "push" is true/, '--push is given'],
  [/the input "mode" is (\w+)/, 'the command is $1']
];

/** Words for where it runs. */
const PLACES: readonly Rewrite[] = [
  [/in (?:the )?"env" of (?:the|this) step(?: or job)?/g, 'in the environment'],
  [/,? in a step before(?: \([\w./-]+\))?/g, ''],
  [/ before this step\b/g, ''],
  [/\bof the step\b/g, 'of the environment'],
  [/\b([Rr])un the job again\b/g, '$1un it again'],
  [/\buse a runner with more memory\b/g, 'give the engine more memory'],
  [/\bthe runner\b/g, 'this machine'],
  [/\bThe runner itself\b/g, 'This machine itself'],
  [/\bThe runner\b/g, 'This machine'],
  [/\ba runner\b/g, 'a machine']
];

/** What the core says to the author of a workflow, as a user of the command line would put it. */
export function inOptions(text: string): string {
  const place = /^([a-z-]+)(?=( \(line \d+\))?: )/.exec(text)?.[1];
  const rest = place !== undefined && isInput(place) ? text.slice(place.length) : text;
  const said = [...ADVICE, ...NAMES, ...PLACES].reduce((now, [pattern, other]) => now.replace(pattern, other), rest);
  return `${rest === text ? '' : `--${place}`}${withOptions(said)}`;
}

/** `the inputs "context" and "file"`, `"reuse: never"`, `"parallel"`. */
const withOptions = (text: string): string =>
  text
    .replace(/\b(?:the )?inputs? ("[a-z-]+(?:: [^"]+)?")( and "[a-z-]+")?/g, (all, one: string, two = '') =>
      [one, two].every(part => part === '' || isInput(nameIn(part))) ? quotedToOptions(`${one}${two}`) : all
    )
    .replace(/"([a-z-]+)(?:: ([^"]+))?"(?! is not a key)/g, (all, name: string) =>
      (OPTIONS_ALONE as readonly string[]).includes(name) || /^"(from|to): /.test(all) ? quotedToOptions(all) : all
    );

const nameIn = (quoted: string): string => /"([a-z-]+)/.exec(quoted)?.[1] ?? '';

const quotedToOptions = (text: string): string =>
  text.replace(/"([a-z-]+)(?:: ([^"]+))?"/g, (_, name: string, value?: string) => {
    const isFlag = isInput(name) && (INPUTS[name] as InputDefinition).flag;
    return `--${name}${value === undefined ? '' : `${isFlag ? '=' : ' '}${value}`}`;
  });
