// Starts the bundle as the GitHub runner does: a job's variables, files for outputs, state and summary.
import {spawn} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

/**
 * @param {{folder: string, cwd: string, bundle: string, event: {name: string, ref: string, sha: string, payload: object},
 *   inputs: Record<string, string>, env?: Record<string, string | undefined>, onLine?: (line: string) => void, onStart?: (pid: number) => void}} job
 * @returns {Promise<{code: number | null, summary: string, outputs: string}>}
 */
export async function runJob({folder, cwd, bundle, event, inputs, env = {}, onLine = () => {}, onStart = () => {}}) {
  const file = name => join(folder, name);
  for (const name of ['output', 'state', 'summary']) writeFileSync(file(name), '');
  writeFileSync(file('event.json'), JSON.stringify(event.payload));
  const repository = event.payload.repository.full_name;
  const child = spawn(process.execPath, [bundle], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: event.name,
      GITHUB_EVENT_PATH: file('event.json'),
      GITHUB_REF: event.ref,
      GITHUB_SHA: event.sha,
      GITHUB_REPOSITORY: repository,
      GITHUB_REPOSITORY_OWNER: repository.split('/')[0],
      GITHUB_SERVER_URL: 'https://github.com',
      // What is not on this machine is not asked.
      GITHUB_API_URL: '',
      GITHUB_ACTOR: 'octocat',
      GITHUB_OUTPUT: file('output'),
      GITHUB_STATE: file('state'),
      GITHUB_STEP_SUMMARY: file('summary'),
      RUNNER_TEMP: folder,
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      ...env
    }
  });
  onStart(child.pid);
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', text => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    lines.forEach(onLine);
  });
  const code = await new Promise(resolve => child.on('close', resolve));
  if (rest) onLine(rest);
  return {code, summary: readFileSync(file('summary'), 'utf8'), outputs: readFileSync(file('output'), 'utf8')};
}

/** A tag push as GitHub sends it, as far as the action reads it. */
export const tagPush = (tag, sha) => ({
  name: 'push',
  ref: `refs/tags/${tag}`,
  sha,
  payload: {
    ref: `refs/tags/${tag}`,
    after: sha,
    created: true,
    repository: {
      name: 'hello',
      full_name: 'acme/hello',
      default_branch: 'main',
      html_url: 'https://github.com/acme/hello',
      description: 'A small HTTP service in two variants',
      license: {spdx_id: 'Apache-2.0'}
    }
  }
});

/** Inputs that make the run's builder find the lab's registries and base images. */
export const labInputs = lab => ({
  'driver-opts': lab.LAB_DRIVER_OPTS,
  'buildkitd-config-inline': readFileSync(lab.LAB_BUILDKITD_CONFIG, 'utf8')
});

export const HELLO_VARIANTS = 'cpu: {file: cpu.Dockerfile, default: true}\ngpu: {file: gpu.Dockerfile}\n';
