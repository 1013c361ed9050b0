import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {stringify} from 'yaml';
import {type ActionRun, resultOf, runAction, startAction} from './support/action.ts';
import {docker, expectNoTrace, until} from './support/engine.ts';
import {pushToMain} from './support/events.ts';
import {sharedBuilder} from './support/inputs.ts';
import {lab} from './support/lab.ts';
import {CPU_AND_GPU, HELLO, project} from './support/project.ts';
import {pushedImage} from './support/pushed-image.ts';
import {newRepository, publishedTags} from './support/registry.ts';

const everything = ({log, summary, files, annotations}: ActionRun): string =>
  log + summary + files + JSON.stringify(annotations);

interface Gated {
  readonly gates: unknown;
  readonly files?: Readonly<Record<string, string>>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly repository?: string;
}

/** A push to main of an image that is not started: these tests are about what comes after. */
async function passGates({gates, files = {}, inputs = {}, env = {}, repository = newRepository()}: Gated) {
  const cwd = project({Dockerfile: HELLO, ...files});
  const run = await runAction({
    event: pushToMain(),
    cwd,
    env,
    inputs: {
      ...sharedBuilder(),
      images: repository,
      platforms: 'linux/amd64',
      smoke: 'off',
      gates: stringify(gates),
      ...inputs
    }
  });
  return {run, repository, cwd};
}

/** Writes down what it was given, and what the registry has at that time. */
const LOOK = `
import {writeFileSync} from 'node:fs';
const image = Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('IMAGE')));
const [host, ...path] = image.IMAGE_REPOSITORY.split('/');
const ask = rest => fetch('http://' + host + '/v2/' + path.join('/') + '/' + rest, {headers: {accept: 'application/vnd.oci.image.manifest.v1+json'}});
const manifest = await ask('manifests/' + image.IMAGE_DIGEST);
const {tags} = await (await ask('tags/list')).json();
writeFileSync('seen-' + image.IMAGE_VARIANT + '.json', JSON.stringify({
  image, args: process.argv.slice(2), cwd: process.cwd(), status: manifest.status,
  tags: (tags ?? []).filter(tag => !tag.startsWith('cache-')), names: Object.keys(process.env)
}));
console.log('::error::injected');
`;

interface Seen {
  readonly image: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly status: number;
  readonly tags: readonly string[];
  readonly names: readonly string[];
}

describe('a command gate', () => {
  it('sees every tested image by its digest, before any tag is there', async () => {
    const {run, repository, cwd} = await passGates({
      gates: [{name: 'look', run: [process.execPath, 'look.mjs', '$(touch pwned)', 'a b']}],
      files: {'look.mjs': LOOK},
      inputs: {variants: CPU_AND_GPU},
      env: {OWN: 'value', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'oidc-token-of-the-job'}
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(await publishedTags(repository)).toContain('latest-gpu');
    const {targets, gates} = resultOf(run);
    for (const variant of ['cpu', 'gpu']) {
      const seen = JSON.parse(readFileSync(join(cwd, `seen-${variant}.json`), 'utf8')) as Seen;
      const digest = targets.find(target => target.variant === variant)?.build?.manifest;
      expect(seen).toMatchObject({args: ['$(touch pwned)', 'a b'], cwd, status: 200, tags: []});
      expect(seen.image).toEqual({
        IMAGE: `${repository}@${digest}`,
        IMAGE_REPOSITORY: repository,
        IMAGE_DIGEST: digest,
        IMAGE_NAME: 'hello',
        IMAGE_VARIANT: variant,
        IMAGE_PLATFORM: 'linux/amd64',
        IMAGE_VERSION: 'main'
      });
      expect(seen.names).toEqual(expect.arrayContaining(['OWN', 'DOCKER_CONFIG', 'PATH']));
      expect(seen.names.filter(name => /^(INPUT|STATE|ACTIONS)_/.test(name))).toEqual([]);
    }
    expect(existsSync(join(cwd, 'pwned'))).toBe(false);
    expect(gates.map(({gate, target, status}) => [gate, target, status])).toEqual([
      ['look', 'hello/cpu/linux/amd64', 'passed'],
      ['look', 'hello/gpu/linux/amd64', 'passed']
    ]);
    expect(run.summary).toMatch(/### Gates[\s\S]*\| look \| `hello\/cpu\/linux\/amd64` \| ✅ passed \|/);
    expect(run.annotations).toEqual([]);
    await expectNoTrace(run, repository);
  });

  it('that fails keeps everything unpublished, and the others still tell what they found', async () => {
    const {run, repository, cwd} = await passGates({
      gates: [
        {name: 'licences', run: './check.sh "GPL 3"'},
        {run: ['no-such-tool-anywhere', '--flag']},
        {run: ['./plain.txt']},
        {run: ['touch', 'last']}
      ],
      files: {
        'check.sh': '#!/bin/sh\necho "found $1 in $IMAGE_NAME"\necho why >&2\nexit 3\n',
        'plain.txt': 'no program'
      }
    });
    expect(run.exitCode, run.log).toBe(1);
    expect(await publishedTags(repository)).toEqual([]);
    expect(resultOf(run).failures.map(({code, target, title}) => [code, target, title])).toEqual([
      ['gate-failed', 'hello/linux/amd64', 'gate "licences" failed with exit code 3'],
      [
        'gate-failed',
        'hello/linux/amd64',
        'gate "no-such-tool-anywhere --flag": the command no-such-tool-anywhere was not found'
      ],
      ['gate-failed', 'hello/linux/amd64', 'gate "./plain.txt": ./plain.txt is not executable']
    ]);
    expect(resultOf(run).failures[0]?.details?.split('\n').sort()).toEqual(['found GPL 3 in hello', 'why']);
    expect(resultOf(run).gates.map(({summary}) => summary)).toEqual([
      'exit code 3',
      'command not found',
      'not executable',
      'passed'
    ]);
    expect(existsSync(join(cwd, 'last'))).toBe(true);
    expect(run.summary).toMatch(/^## ❌ Nothing was published: every build target passed, 3 of 4 gates did not$/m);
    expect(run.outputs.pushed).toBe('false');
    await expectNoTrace(run, repository);
  });

  it('that hangs is ended with everything that it started', async () => {
    const {run, repository, cwd} = await passGates({
      gates: [
        {name: 'slow', run: ['./hang.sh'], timeout: '2s'},
        {name: 'behind', run: ['./behind.sh']}
      ],
      files: {
        'hang.sh': '#!/bin/sh\nsleep 3000 & echo $! > slow.pid\necho begun\nsleep 3000\n',
        'behind.sh': '#!/bin/sh\nsleep 3000 & echo $! > behind.pid\n'
      }
    });
    expect(run.exitCode, run.log).toBe(1);
    expect(await publishedTags(repository)).toEqual([]);
    expect(resultOf(run).failures).toMatchObject([{title: 'gate "slow" did not end in 2.0 s', details: 'begun'}]);
    expect(resultOf(run).gates.map(({summary}) => summary)).toEqual(['out of time', 'passed']);
    for (const file of ['slow.pid', 'behind.pid']) {
      const pid = Number(readFileSync(join(cwd, file), 'utf8'));
      expect(pid).toBeGreaterThan(0);
      expect(isRunning(pid)).toBe(false);
    }
    await expectNoTrace(run, repository);
  });

  it('that prints secrets shows them nowhere', async () => {
    const {LAB_AUTH_REGISTRY, LAB_USERNAME, LAB_PASSWORD} = lab();
    const repository = newRepository(LAB_AUTH_REGISTRY);
    const secrets = ['npm-token-of-this-test', 'ghs_abcdef0123456789', '-----BEGIN KEY-----', 'c2VjcmV0LWxpbmU='];
    const {run} = await passGates({
      repository,
      gates: [{name: 'leaky', run: ['./print.sh']}],
      files: {
        'print.sh': `#!/bin/sh\nfor text in ${secrets.join(' ')} "$OWN_TOKEN" "user:${LAB_PASSWORD}"; do echo "<$text>"; echo "::error::$text"; done\ncat "$DOCKER_CONFIG/config.json"\nexit 1\n`
      },
      env: {OWN_TOKEN: 'token-by-its-name'},
      inputs: {
        registry: LAB_AUTH_REGISTRY,
        username: LAB_USERNAME,
        password: LAB_PASSWORD,
        'github-token': 'ghs_abcdef0123456789',
        secrets: 'npm=npm-token-of-this-test\n"key=-----BEGIN KEY-----\nc2VjcmV0LWxpbmU=\n-----END KEY-----"'
      }
    });
    expect(run.exitCode, run.log).toBe(1);
    const [failure] = resultOf(run).failures;
    expect(failure?.title).toBe('gate "leaky" failed with exit code 1');
    expect(failure?.details).toContain('<***>');
    expect(failure?.details).toContain(`"${LAB_AUTH_REGISTRY}"`);
    const base64 = Buffer.from(`${LAB_USERNAME}:${LAB_PASSWORD}`).toString('base64');
    for (const secret of [...secrets, LAB_PASSWORD, base64, 'token-by-its-name']) {
      expect(everything(run), secret).not.toContain(secret);
    }
    for (const message of [base64, 'token-by-its-name', LAB_PASSWORD]) {
      expect(run.commands).toContainEqual({name: 'add-mask', properties: {}, message});
    }
    expect(await publishedTags(repository)).toEqual([]);
    await expectNoTrace(run, repository);
  });

  it('ends with the job that is cancelled', async () => {
    const repository = newRepository();
    const cwd = project({
      Dockerfile: HELLO,
      'hang.sh': '#!/bin/sh\nsleep 3000 & echo $! > slow.pid\nsleep 3000\n'
    });
    const action = startAction({
      event: pushToMain(),
      cwd,
      inputs: {
        ...sharedBuilder(),
        images: repository,
        platforms: 'linux/amd64',
        smoke: 'off',
        gates: '- run: ./hang.sh'
      }
    });
    await action.seen(/gate ".*" started/);
    await until('the gate', async () => existsSync(join(cwd, 'slow.pid')));
    action.kill('SIGTERM');
    const run = await action.done;
    expect(run.exitCode, run.log).toBe(1);
    expect(run.summary).toMatch(/^## ⚠️ Cancelled, nothing was published/);
    expect(run.annotations.filter(({name}) => name === 'error')).toEqual([]);
    expect(isRunning(Number(readFileSync(join(cwd, 'slow.pid'), 'utf8')))).toBe(false);
    expect(await publishedTags(repository)).toEqual([]);
    await expectNoTrace(run, repository);
  });

  it('is not run where nothing is pushed', async () => {
    const {run, cwd} = await passGates({gates: [{run: ['touch', 'ran']}, 'cosign'], inputs: {push: 'false'}});
    expect(run.exitCode, run.log).toBe(0);
    expect(existsSync(join(cwd, 'ran'))).toBe(false);
    expect(run.summary).toContain('| touch ran | not run: nothing is pushed |');
    expect(run.log).toMatch(/cosign +not run: nothing is pushed/);
    await expectNoTrace(run);
  });
});

const isRunning = (pid: number): boolean => {
  try {
    // A zombie that nobody has waited for is gone as well.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

const SARIF = {
  version: '2.1.0',
  runs: [
    {
      tool: {driver: {name: 'Trivy'}},
      results: [
        {
          ruleId: 'CVE-2024-0001',
          message: {
            text: 'Package: busybox\nInstalled Version: 1.36\nVulnerability CVE-2024-0001\nSeverity: HIGH\nFixed Version: 1.37\nLink: [CVE-2024-0001](https://avd.aquasec.com/nvd/cve-2024-0001)'
          }
        }
      ]
    }
  ]
};

/** An executable in place of a scanner: writes down its arguments, and the report where it is told to. */
const scanner = (report: string, exitCode: number): string => `#!/bin/sh
[ "$1" = --version ] || [ "$1" = version ] && exit 0
echo "$0 $*" >> "$CALLS"
while [ $# -gt 0 ]; do
  case "$1" in
    --output) case "$2" in table) ;; *) cat "${report}" > "\${2#sarif=}" ;; esac ;;
  esac
  shift
done
exit ${exitCode}
`;

describe('a scan gate', () => {
  it('scans each image where it is, and hands the reports on', async () => {
    const bin = project({
      trivy: scanner('$(dirname "$0")/report.json', 0),
      grype: scanner('$(dirname "$0")/report.json', 0),
      'report.json': JSON.stringify(SARIF),
      calls: ''
    });
    const {run, repository, cwd} = await passGates({
      gates: [
        {trivy: {severity: 'critical', 'ignore-unfixed': true, sarif: 'reports/trivy.sarif'}},
        {grype: {sarif: 'grype.sarif'}}
      ],
      inputs: {variants: CPU_AND_GPU},
      env: {PATH: `${bin}:${process.env.PATH}`, CALLS: join(bin, 'calls')}
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(await publishedTags(repository)).toContain('latest');
    const paths = run.outputs.sarif?.split('\n') ?? [];
    expect(paths).toEqual([
      'reports/trivy-hello-cpu-linux-amd64.sarif',
      'reports/trivy-hello-gpu-linux-amd64.sarif',
      'grype-hello-cpu-linux-amd64.sarif',
      'grype-hello-gpu-linux-amd64.sarif'
    ]);
    const categories = paths.map(path => {
      const report = JSON.parse(readFileSync(join(cwd, path), 'utf8')) as typeof SARIF & {
        runs: readonly {automationDetails: {id: string}}[];
      };
      return report.runs[0]?.automationDetails.id;
    });
    expect(new Set(categories).size).toBe(4);
    const calls = readFileSync(join(bin, 'calls'), 'utf8');
    expect(calls).toMatch(
      new RegExp(
        `/trivy image --image-src remote .*--severity CRITICAL --exit-code 10 --ignore-unfixed .* ${repository}@sha256:`
      )
    );
    expect(calls).toMatch(new RegExp(`/grype registry:${repository}@sha256:\\w+ --fail-on high `));
    await expectNoTrace(run, repository);
  });

  it('that finds something, or cannot look, keeps everything unpublished', async () => {
    const bin = project({
      trivy: scanner('$(dirname "$0")/report.json', 10),
      grype:
        '#!/bin/sh\n[ "$1" = version ] && exit 0\necho "[0000] ERROR failed to load vulnerability db: unable to update vulnerability database: no such host" >&2\nexit 1\n',
      'report.json': JSON.stringify(SARIF),
      calls: ''
    });
    const {run, repository} = await passGates({
      gates: [{trivy: {sarif: 'trivy.sarif'}}, 'grype'],
      env: {PATH: `${bin}:${process.env.PATH}`, CALLS: join(bin, 'calls')}
    });
    expect(run.exitCode, run.log).toBe(1);
    expect(await publishedTags(repository)).toEqual([]);
    expect(resultOf(run).failures).toMatchObject([
      {
        title: 'gate "trivy": trivy found something of HIGH, CRITICAL',
        details: 'CVE-2024-0001  Package: busybox, Installed Version: 1.36, Severity: HIGH, Fixed Version: 1.37'
      },
      {title: 'gate "grype": grype could not get its vulnerability database'}
    ]);
    expect(resultOf(run).gates.map(({summary}) => summary)).toEqual(['1 found', 'no database']);
    expect(run.outputs.sarif).toBe('trivy.sarif');
    await expectNoTrace(run, repository);
  });

  it('runs from an image where the scanner is not on PATH, confined and gone afterwards', async () => {
    const {LAB_AUTH_REGISTRY, LAB_USERNAME, LAB_PASSWORD} = lab();
    const image = await scannerImage();
    const repository = newRepository(LAB_AUTH_REGISTRY);
    const {run, cwd} = await passGates({
      repository,
      gates: [
        {trivy: {image, sarif: 'scan.sarif', 'ignore-file': 'accepted.txt'}},
        {name: 'slow', trivy: {image, timeout: '3s', severity: 'LOW'}}
      ],
      files: {'accepted.txt': 'CVE-2020-1\n'},
      inputs: {
        registry: LAB_AUTH_REGISTRY,
        username: LAB_USERNAME,
        password: LAB_PASSWORD
      }
    });
    expect(run.exitCode, run.log).toBe(1);
    const [report] = (JSON.parse(readFileSync(join(cwd, 'scan.sarif'), 'utf8')) as typeof SARIF).runs[0]?.results ?? [];
    expect(report?.message.text).toMatch(/^registry 200, accepted CVE-2020-1, workspace read-only, cache writable, 0$/);
    expect(resultOf(run).failures).toMatchObject([{title: 'gate "slow" did not end in 3.0 s'}]);
    expect(readdirSync(cwd).sort()).toEqual(['Dockerfile', 'accepted.txt', 'scan.sarif']);
    await docker(['image', 'rm', image]);
    await expectNoTrace(run, repository);
  });
});

/** A stand-in for trivy as an image of the lab's registry, with the engine's own build. */
const scannerImage = (): Promise<string> =>
  pushedImage({
    Dockerfile: `FROM ${lab().LAB_MIRROR}/library/busybox:1.36\nCOPY trivy /bin/trivy\nENTRYPOINT ["trivy"]\n`,
    trivy: `#!/bin/sh
case "$*" in *LOW*) sleep 3000 ;; esac
for reference; do :; done
host=\${reference%%/*}; path=\${reference#*/}; path=\${path%@*}
auth=$(sed -n 's/.*"auth": *"\\(.*\\)".*/\\1/p' "$DOCKER_CONFIG/config.json" | head -n 1)
wget -q -O /dev/null --header "Authorization: Basic $auth" --header 'Accept: application/vnd.oci.image.manifest.v1+json' "http://$host/v2/$path/manifests/\${reference#*@}" && status=200 || status=wrong
while [ $# -gt 0 ]; do
  case "$1" in --output) out=$2 ;; --ignorefile) accepted=$(cat "$2") ;; esac
  shift
done
touch here 2> /dev/null && workspace=writable || workspace=read-only
touch "$TRIVY_CACHE_DIR/db" && cache=writable || cache=read-only
echo '{"version": "2.1.0", "runs": [{"results": [{"ruleId": "X", "message": {"text": "registry '$status', accepted '$accepted', workspace '$workspace', cache '$cache', '$(id -u)'"}}]}]}' > "$out"
`
  });
