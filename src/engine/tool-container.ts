import {isLoopback} from '../oci/loopback.ts';
import type {Command} from '../ports/process.ts';

/** A tool that runs from its image as it would run from PATH. */
export interface ToolContainer {
  readonly name: string;
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Absolute; readable at the same path, and the working directory. */
  readonly workspace: string;
  /** Folder of a Docker configuration. */
  readonly dockerConfig: string;
  /** Host of the registry that it talks to. */
  readonly registry: string;
  /** Writable: file or volume → path in the container. */
  readonly mounts: Readonly<Record<string, string>>;
  /** Variables by name, with the value that the docker CLI has for them. */
  readonly env: readonly string[];
}

const DOCKER_CONFIG = '/docker-config';

/** The variables that a tool of any origin takes as they are. */
const PASSED =
  /^(TRIVY|GRYPE|COSIGN|SIGSTORE|AWS|AZURE|GOOGLE|VAULT|BAO)_|^((HTTPS?|NO|ALL)_PROXY|(https?|no|all)_proxy)$/;

/** Names of the variables of an environment that are the tool's business. */
export const toolVariables = (env: Readonly<Record<string, string | undefined>>): readonly string[] =>
  Object.keys(env).filter(name => PASSED.test(name));

/**
 * `docker run` in the foreground. Root may read the files of the runner's user, and nothing else that root may; only a
 * registry on loopback needs the network of the machine.
 */
export function toolContainerCommand(spec: ToolContainer, command: Command): Command {
  const {name, image, labels, workspace, dockerConfig, registry, mounts, env} = spec;
  const variables = [...new Set([...env, ...Object.keys(command.env ?? {})])];
  return {
    ...command,
    tool: 'docker',
    args: [
      ...['run', '--rm', '--name', name, ...pairs('--label', labels, '=')],
      ...['--user', '0:0', '--cap-drop', 'ALL', '--cap-add', 'DAC_OVERRIDE', '--security-opt', 'no-new-privileges'],
      ...(isLoopback(registry) ? ['--network', 'host'] : []),
      ...['--volume', `${workspace}:${workspace}:ro`, '--workdir', workspace],
      ...['--volume', `${dockerConfig}/config.json:${DOCKER_CONFIG}/config.json:ro`],
      ...['--env', `DOCKER_CONFIG=${DOCKER_CONFIG}`],
      ...pairs('--volume', mounts, ':'),
      ...variables.flatMap(variable => ['--env', variable]),
      image,
      ...command.args
    ]
  };
}

const pairs = (option: string, values: Readonly<Record<string, string>>, between: string): readonly string[] =>
  Object.entries(values).flatMap(([key, value]) => [option, `${key}${between}${value}`]);
