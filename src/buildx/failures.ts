import type {ActionError, ErrorCode} from '../errors.ts';

/** What the words of a failed buildx or registry command mean. */
export interface FailureKind {
  readonly code: ErrorCode;
  readonly cause: string;
  readonly remedy: string;
  /** The same command may well succeed a moment later. */
  readonly temporary: boolean;
  /** The registry wants to be left alone, for a time that no tool passes on. */
  readonly limited?: boolean;
  /** A manifest is not there: for one that was pushed a moment ago, that is temporary too. */
  readonly absent?: boolean;
  /** Of a write: what was to be written did not become known, and nothing was sent. */
  readonly unsent?: boolean;
}

/** What is known of an error of a registry. */
export const kindOf = ({cause}: ActionError): Partial<FailureKind> => (cause ?? {}) as Partial<FailureKind>;

interface Pattern extends FailureKind {
  readonly words: RegExp;
}

const lasting = (words: RegExp, code: ErrorCode, cause: string, remedy: string): Pattern => ({
  words,
  code,
  cause,
  remedy,
  temporary: false
});
const passing = (words: RegExp, cause: string): Pattern => ({
  words,
  code: 'registry-failed',
  cause,
  remedy: 'It was tried again as often as "retries" allows. Run the job again later.',
  temporary: true
});

/** In order: the first that matches speaks. What a Dockerfile did comes before what a network did. */
const PATTERNS: readonly Pattern[] = [
  lasting(
    /cannot connect to the docker daemon/i,
    'no-engine',
    'The Docker engine does not answer.',
    'Start the engine, or point DOCKER_HOST or the docker context at one that runs.'
  ),
  {
    words: /failed to receive status: rpc error|error reading from server: EOF/i,
    code: 'build-failed',
    cause: 'The connection to the builder broke: BuildKit ended or was ended, perhaps for lack of memory.',
    remedy: 'Lower "parallel", or use a runner with more memory.',
    temporary: true
  },
  lasting(
    /dockerfile parse error/i,
    'dockerfile-error',
    'The Dockerfile has a syntax error.',
    'Correct the line that is named.'
  ),
  lasting(
    /failed to read dockerfile|resolve dockerfile|dockerfile: no such file/i,
    'dockerfile-error',
    'The Dockerfile is not there.',
    'Check the inputs "context" and "file": both are relative to the working directory, and the job needs a checkout step before.'
  ),
  lasting(
    /unable to prepare context: path "?[^"\n]*"? not found/i,
    'dockerfile-error',
    'The build context is not there.',
    'Check the input "context": it is relative to the working directory, and the job needs a checkout step before.'
  ),
  lasting(
    /target stage "?[^"\s]*"? could not be found/i,
    'dockerfile-error',
    'The Dockerfile has no stage of that name.',
    'Check "target" against the names after AS in the Dockerfile.'
  ),
  lasting(
    /exec format error/i,
    'no-emulation',
    'A binary of another platform was started, and nothing emulates that platform.',
    'Use FROM --platform=$BUILDPLATFORM for build tools, or let "binfmt-image" register the emulator (it needs --privileged).'
  ),
  lasting(
    /no space left on device/i,
    'build-failed',
    'The disk is full.',
    'Free space on the runner before this step, or lower "parallel".'
  ),
  lasting(
    /did not complete successfully: exit code: 137/i,
    'dockerfile-error',
    'A RUN command was killed, most likely for lack of memory.',
    'Lower "parallel", or use a runner with more memory.'
  ),
  lasting(
    /did not complete successfully: exit code/i,
    'dockerfile-error',
    'A RUN command of the Dockerfile failed.',
    'Read the end of its log below.'
  ),
  lasting(
    /failed to (compute cache key|calculate checksum)[\s\S]*not found/i,
    'dockerfile-error',
    'A file that COPY or ADD wants is not in the build context.',
    'Check the path against "context", and .dockerignore.'
  ),
  lasting(
    /no match for platform in manifest/i,
    'dockerfile-error',
    'The base image does not exist for this platform.',
    'Choose a base image that has it, or leave the platform out of "platforms".'
  ),
  lasting(
    /granting entitlement|entitlement .* is not allowed/i,
    'build-failed',
    'The build asks for an entitlement that was not granted.',
    'Name it in "allow", and allow it in the builder ("buildkitd-config-inline" or driver options).'
  ),
  lasting(
    /401 Unauthorized|authentication required|incorrect username or password|insufficient_scope|403 Forbidden|denied: (?!.*exceeded)|pull access denied|no basic auth credentials/i,
    'push-failed',
    'The registry refused access.',
    'Check "registry", "username" and "password" (or "registry-auths"); for ghcr.io the job needs "permissions: packages: write".'
  ),
  {...passing(/429 Too Many Requests|toomanyrequests/i, 'The registry limits the rate of requests.'), limited: true},
  passing(
    /\b50[0234] (Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)|(unexpected (http )?status|failed with status)[^\n]* 5(0[02-9]|[1-9]\d)\b/i,
    'The registry failed.'
  ),
  // Two builds that upload the same layer at the same time; the second try finds it there.
  passing(
    /blob unknown to registry|blob upload (unknown|invalid)|provided digest did not match uploaded content/i,
    'The registry lost an upload.'
  ),
  passing(
    /connection reset|unexpected EOF|\bEOF$|TLS handshake timeout|i\/o timeout|connection timed out|server misbehaving|context deadline exceeded|broken pipe|http2: [^\n]*(GOAWAY|closed)|Client\.Timeout|request canceled while waiting|server closed idle connection|use of closed network connection|transport connection broken|stream error: |temporary failure in name resolution|short read: expected/im,
    'The connection to the registry broke.'
  ),
  lasting(
    /connection refused|no such host/i,
    'registry-failed',
    'The registry cannot be reached.',
    'Check its name and port. A registry on the runner itself needs driver-opts: network=host, and "http = true" in "buildkitd-config-inline".'
  ),
  lasting(
    /certificate signed by unknown authority|failed to verify certificate|certificate is not trusted/i,
    'registry-failed',
    'The certificate of the registry is of an authority that is not known here.',
    'Add its CA to the store of the machine, and put it into /etc/docker/certs.d/HOST:PORT/ca.crt for the engine and the builder of the run. An existing builder needs it in its own buildkitd.toml.'
  ),
  lasting(
    /server gave HTTP response to HTTPS client/i,
    'registry-failed',
    'The registry speaks plain HTTP.',
    'Name it in "buildkitd-config-inline": [registry."HOST:PORT"] http = true'
  ),
  {
    ...lasting(
      /: not found|manifest unknown/i,
      'dockerfile-error',
      'A base image or a named reference is not in its registry.',
      'Check the spelling of FROM lines and their tags.'
    ),
    absent: true
  },
  lasting(
    /name unknown/i,
    'dockerfile-error',
    'A repository is not in its registry.',
    'Check its spelling. Some registries want a repository to be made before the first push.'
  )
];

/** Reads the words of a failed command; undefined when nothing known is in them. */
export function classifyFailure(stderr: string): FailureKind | undefined {
  const found = PATTERNS.find(({words}) => words.test(stderr));
  if (!found) return undefined;
  const {words: _words, ...kind} = found;
  return kind;
}

/** What a RUN command printed that tells more than its exit code. */
const TELLING = /exec format error|no space left on device/i;

/** Reads the words of a failed build, and the log of the step that failed. */
export function classifyBuild(words: string, stepLog: string): FailureKind | undefined {
  const said = [TELLING.exec(stepLog)?.[0], errorText(words)].filter(text => text).join('\n');
  return classifyFailure(said) ?? classifyFailure(words);
}

/** First and last line of a Dockerfile that buildx's excerpt marks with `>>>`. */
export function dockerfileLines(text: string): {readonly line: number; readonly endLine: number} | undefined {
  const marked = [...text.matchAll(/^\s*(\d+)\s*\|\s*>>>/gm)].map(match => Number(match[1]));
  const [first] = marked;
  const line = first ?? parseErrorLine(text);
  return line === undefined ? undefined : {line, endLine: marked.at(-1) ?? line};
}

function parseErrorLine(text: string): number | undefined {
  const found = /dockerfile parse error on line (\d+)/i.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** From the last `ERROR:` of buildx to the end, without what Go's wrapping puts before it. */
export function errorText(text: string): string {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  const start = lines.findLastIndex(line => /^(ERROR|error):/.test(line));
  return lines
    .slice(start)
    .join('\n')
    .replace(/^(ERROR|error): /, '')
    .replace(/^failed to build: /, '')
    .replace(/^failed to solve: /, '');
}

/** Its first line, with what follows a colon at the end: `failed to push x: errors:` says nothing alone. */
export function errorLine(text: string): string {
  const [first = '', ...more] = errorText(text).split('\n');
  return first.endsWith(':') ? [first, ...more].join(' ') : first;
}
