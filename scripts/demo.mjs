// The main job, for real: a tag push over examples/hello, published to the lab's throw-away registry.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {readLabEnv} from '../lab/env.mjs';
import {HELLO_VARIANTS, labInputs, runJob, tagPush} from './lib/runner.mjs';

const lab = await readLabEnv();
const folder = mkdtempSync(join(tmpdir(), 'multiarch-build-demo-'));
const sha = execFileSync('git', ['rev-parse', 'HEAD'], {encoding: 'utf8'}).trim();

console.log('A push of the tag v1.2.3 over examples/hello: cpu and gpu variants for linux/amd64 and linux/arm64.\n');
const {code, summary} = await runJob({
  folder,
  cwd: 'examples/hello',
  bundle: join(process.cwd(), 'dist', 'index.js'),
  event: tagPush('v1.2.3', sha),
  inputs: {
    ...labInputs(lab),
    images: `${lab.LAB_REGISTRY}/acme/hello`,
    variants: HELLO_VARIANTS,
    'health-path': '/health',
    // Whatever commit is checked out plays the release, again and again.
    guard: 'off'
  },
  env: lab.LAB_DOCKER_HOST ? {DOCKER_HOST: lab.LAB_DOCKER_HOST} : {},
  onLine: line => printLine(line)
});
rmSync(folder, {recursive: true, force: true});

console.log('\nThe job summary, as GitHub gets it:\n');
console.log(summary);
console.log(`The registry ${lab.LAB_REGISTRY} is up until "npm run lab:down".`);
process.exitCode = code ?? 1;

/** Commands to the runner become plain lines of a terminal. */
function printLine(line) {
  if (line.startsWith('::group::')) console.log(`▾ ${line.slice('::group::'.length)}`);
  else if (!/^::(endgroup|add-mask|save-state)/.test(line)) console.log(line);
}
