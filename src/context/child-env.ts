import type {Environment} from './read-facts.ts';

/** The runner's own secrets and this action's inputs: no child process has a use for them. */
const PRIVATE = /^(INPUT_|STATE_|ACTIONS_|GITHUB_TOKEN$|GH_TOKEN$|NODE_OPTIONS$)/;

/** What the docker CLI and its plugins need, for runs whose code may see no secret. */
const TOOL_VARIABLES =
  /^(PATH|HOME|USER|TMPDIR|TEMP|TMP|LANG|LC_.*|TZ|XDG_.*|DOCKER_.*|BUILDX_.*|BUILDKIT_.*|SSL_CERT_.*|(HTTPS?|NO|ALL)_PROXY|(https?|no|all)_proxy|SystemRoot|PATHEXT|ProgramData|ProgramFiles|APPDATA|LOCALAPPDATA|USERPROFILE)$/;
const TOOL_SECRETS = /AUTH|CREDENTIAL|KEY|PASS|PWD|SECRET|TOKEN/;

/** Environment of every child process. */
export function childEnvironment(env: Environment, trusted: boolean): Record<string, string> {
  const allowed = (name: string): boolean =>
    trusted ? !PRIVATE.test(name) : TOOL_VARIABLES.test(name) && !TOOL_SECRETS.test(name);
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value !== undefined && allowed(name) ? [[name, value]] : []))
  );
}
