import {describe, expect, it, test} from 'vitest';
import {reportPath} from '../../src/engine/report-path.ts';
import {readSarif} from '../../src/engine/sarif.ts';
import {readScanEnd, scanCommand, withCache} from '../../src/engine/scan-command.ts';
import {missingForSigning, signCommand, signSecrets, verifyLine} from '../../src/engine/sign-command.ts';
import {toolContainerCommand, toolVariables} from '../../src/engine/tool-container.ts';
import {TOOL_IMAGES} from '../../src/engine/tool-images.ts';
import type {ScanGate, SignGate} from '../../src/inputs/check-settings.ts';
import {cli} from '../contract/cli.ts';

const REFERENCE = 'ghcr.io/acme/app@sha256:abc';
const scan = (over: Partial<ScanGate> = {}): ScanGate => ({
  kind: 'trivy',
  name: 'trivy',
  severity: ['HIGH', 'CRITICAL'],
  ignoreUnfixed: false,
  timeoutMs: 600_000,
  ...over
});
const sign = (over: Partial<SignGate> = {}): SignGate => ({
  kind: 'cosign',
  name: 'cosign',
  transparencyLog: true,
  timeoutMs: 600_000,
  ...over
});

describe('scanCommand', () => {
  test.each([
    {
      name: 'trivy',
      gate: scan(),
      report: undefined,
      want: 'trivy image --image-src remote --no-progress --timeout 600000ms --severity HIGH,CRITICAL --exit-code 10 --format table ghcr.io/acme/app@sha256:abc'
    },
    {
      name: 'trivy with everything',
      gate: scan({severity: ['CRITICAL'], ignoreUnfixed: true, ignoreFile: 'a b'}),
      report: '/r',
      want: 'trivy image --image-src remote --no-progress --timeout 600000ms --severity CRITICAL --exit-code 10 --ignore-unfixed --ignorefile a b --format sarif --output /r ghcr.io/acme/app@sha256:abc'
    },
    {
      name: 'grype',
      gate: scan({kind: 'grype'}),
      report: undefined,
      want: 'grype registry:ghcr.io/acme/app@sha256:abc --fail-on high --output table'
    },
    {
      name: 'grype with everything',
      gate: scan({kind: 'grype', severity: ['LOW', 'MEDIUM'], ignoreUnfixed: true, ignoreFile: '.grype.yaml'}),
      report: '/r',
      want: 'grype registry:ghcr.io/acme/app@sha256:abc --fail-on low --only-fixed --config .grype.yaml --output table --output sarif=/r'
    }
  ])('$name', ({gate, report, want}) => {
    const {tool, args, timeoutMs, group} = scanCommand(gate, REFERENCE, report);
    expect([tool, ...args].join(' ')).toBe(want);
    expect({timeoutMs, group}).toEqual({timeoutMs: 600_000, group: true});
  });

  test.each([
    {scanner: 'trivy', exitCode: 0, stderr: '', want: 'clean'},
    {scanner: 'trivy', exitCode: 10, stderr: '', want: 'found'},
    {scanner: 'trivy', exitCode: 2, stderr: '', want: 'failed'},
    {
      scanner: 'grype',
      exitCode: 2,
      stderr: 'discovered vulnerabilities at or above the severity threshold',
      want: 'found'
    },
    {scanner: 'trivy', exitCode: null, stderr: '', want: 'failed'},
    {
      scanner: 'trivy',
      exitCode: 1,
      stderr:
        'FATAL\tFatal error\trun error: init error: DB error: failed to download vulnerability DB: OCI artifact error: failed to download vulnerability DB: failed to download artifact from any source',
      want: 'no-database'
    },
    {
      scanner: 'grype',
      exitCode: 1,
      stderr:
        '[0002] ERROR failed to load vulnerability db: unable to update vulnerability database: unable to check for vulnerability database update',
      want: 'no-database'
    },
    {
      scanner: 'grype',
      exitCode: 1,
      stderr: 'failed to load vulnerability db: database does not exist',
      want: 'no-database'
    },
    {
      scanner: 'trivy',
      exitCode: 1,
      stderr:
        'FATAL\tFatal error\trun error: image scan error: unable to find the specified image in ["remote"]: UNAUTHORIZED',
      want: 'failed'
    }
  ] as const)('$scanner ended with $exitCode: $want', ({scanner, exitCode, stderr, want}) => {
    expect(readScanEnd(scanner, exitCode, stderr)).toBe(want);
  });
});

describe('toolContainerCommand', () => {
  const spec = {
    name: 'c1',
    image: TOOL_IMAGES.trivy,
    labels: {'io.multiarch-build.session': 's1'},
    workspace: '/home/runner/work/app',
    dockerConfig: '/tmp/s1/docker',
    registry: 'ghcr.io',
    mounts: {'/tmp/s1/report': '/report.sarif'},
    env: ['TRIVY_DB_REPOSITORY']
  };
  const command = withCache(scanCommand(scan(), REFERENCE, '/report.sarif'), 'trivy', '/cache');

  it('runs the same arguments, confined, with variables by name alone', () => {
    const {tool, args, env, timeoutMs} = toolContainerCommand(spec, command);
    expect(tool).toBe('docker');
    expect(args).toEqual([
      ...['run', '--rm', '--name', 'c1', '--label', 'io.multiarch-build.session=s1'],
      ...['--user', '0:0', '--cap-drop', 'ALL', '--cap-add', 'DAC_OVERRIDE', '--security-opt', 'no-new-privileges'],
      ...['--volume', '/home/runner/work/app:/home/runner/work/app:ro', '--workdir', '/home/runner/work/app'],
      ...['--volume', '/tmp/s1/docker/config.json:/docker-config/config.json:ro'],
      ...['--env', 'DOCKER_CONFIG=/docker-config', '--volume', '/tmp/s1/report:/report.sarif'],
      ...['TRIVY_DB_REPOSITORY', 'TRIVY_DISABLE_TELEMETRY', 'TRIVY_SKIP_VERSION_CHECK', 'TRIVY_CACHE_DIR'].flatMap(
        name => ['--env', name]
      ),
      TOOL_IMAGES.trivy,
      ...command.args
    ]);
    expect(env).toMatchObject({TRIVY_CACHE_DIR: '/cache'});
    expect(timeoutMs).toBe(600_000);
  });

  it('has the network of the machine for a registry on loopback alone', () => {
    const network = (registry: string): boolean =>
      toolContainerCommand({...spec, registry}, command)
        .args.join(' ')
        .includes('--network host');
    expect(['localhost:5000', '127.0.0.1:80', 'localhost', 'localhost.acme.dev', 'ghcr.io'].filter(network)).toEqual([
      'localhost:5000',
      '127.0.0.1:80',
      'localhost'
    ]);
  });

  it('takes the variables that are its business', () => {
    const env = {TRIVY_X: '1', AWS_REGION: '1', https_proxy: '1', PATH: '1', GITHUB_TOKEN: '1', MY_TRIVY_X: '1'};
    expect(toolVariables(env)).toEqual(['TRIVY_X', 'AWS_REGION', 'https_proxy']);
  });

  it('pins every image to a version', () => {
    for (const image of Object.values(TOOL_IMAGES)) expect(image).toMatch(/:v?\d+\.\d+\.\d+$/);
  });
});

describe('signCommand', () => {
  const old = cli('cosign/sign-help-2.5.txt');
  const current = cli('cosign/sign-help-3.1.txt');
  const env = {
    COSIGN_PASSWORD: 'p1',
    OTHER: 'p2',
    KEY: 'pem',
    ACTIONS_ID_TOKEN_REQUEST_URL: 'https://oidc',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'tkn'
  };
  test.each([
    {
      name: 'keyless',
      gate: sign(),
      help: '',
      args: 'sign --yes',
      variables: {ACTIONS_ID_TOKEN_REQUEST_URL: 'https://oidc', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'tkn'}
    },
    {name: 'a key', gate: sign({key: 'k'}), help: '', args: 'sign --yes --key k', variables: {COSIGN_PASSWORD: 'p1'}},
    {
      name: 'a key with a password of its own',
      gate: sign({key: 'k', passwordEnv: 'OTHER'}),
      help: '',
      args: 'sign --yes --key k',
      variables: {COSIGN_PASSWORD: 'p2'}
    },
    {
      name: 'a key without a password',
      gate: sign({key: 'k', passwordEnv: 'ABSENT'}),
      help: '',
      args: 'sign --yes --key k',
      variables: {COSIGN_PASSWORD: ''}
    },
    {
      name: 'a key of a variable',
      gate: sign({key: 'env://KEY'}),
      help: '',
      args: 'sign --yes --key env://KEY',
      variables: {KEY: 'pem', COSIGN_PASSWORD: 'p1'}
    },
    {
      name: 'without the log, cosign 2.5',
      gate: sign({key: 'k', transparencyLog: false}),
      help: old,
      args: 'sign --yes --key k --tlog-upload=false',
      variables: {COSIGN_PASSWORD: 'p1'}
    },
    {
      name: 'without the log, cosign 3.1',
      gate: sign({key: 'k', transparencyLog: false}),
      help: current,
      args: 'sign --yes --key k --tlog-upload=false --use-signing-config=false',
      variables: {COSIGN_PASSWORD: 'p1'}
    }
  ])('$name', ({gate, help, args, variables}) => {
    const command = signCommand(gate, REFERENCE, help, env);
    expect(command.args).toEqual([...args.split(' '), REFERENCE]);
    expect(command.env).toEqual(variables);
  });

  it('knows what is secret of it', () => {
    expect(signSecrets(sign(), env)).toEqual(['tkn']);
    expect(signSecrets(sign({key: 'env://KEY'}), env)).toEqual(['pem', 'p1']);
  });

  test.each([
    {name: 'nothing', gate: sign({key: 'k'}), env: {}, want: undefined},
    {name: 'the password', gate: sign({key: 'k', passwordEnv: 'P'}), env: {P: ''}, want: 'the variable P is not set'},
    {
      name: 'key and password',
      gate: sign({key: 'env://K', passwordEnv: 'P'}),
      env: {},
      want: 'the variable K and P is not set'
    },
    {
      name: 'half of the OIDC token',
      gate: sign(),
      env: {ACTIONS_ID_TOKEN_REQUEST_URL: 'u'},
      want: 'no key is given, and the job has no OIDC token to sign by'
    },
    {name: 'the OIDC token, with another identity', gate: sign(), env: {SIGSTORE_ID_TOKEN: 't'}, want: undefined}
  ])('misses $name', ({gate, env: given, want}) => expect(missingForSigning(gate, given)).toBe(want));

  test.each([
    {gate: sign({key: 'keys/a.key'}), want: `cosign verify --key keys/a.pub ${REFERENCE}`},
    {gate: sign({key: 'a.pem'}), want: `cosign verify --key a.pub ${REFERENCE}`},
    {
      gate: sign({key: 'env://K', transparencyLog: false}),
      want: `cosign verify --key cosign.pub --insecure-ignore-tlog=true ${REFERENCE}`
    },
    {gate: sign({key: 'awskms:///alias/x'}), want: `cosign verify --key awskms:///alias/x ${REFERENCE}`},
    {
      gate: sign(),
      want: `cosign verify --certificate-identity-regexp '^https://github\\.com/acme/app/' --certificate-oidc-issuer https://token.actions.githubusercontent.com ${REFERENCE}`
    }
  ])('$want', ({gate, want}) => expect(verifyLine(gate, REFERENCE, 'https://github.com/acme/app')).toBe(want));
});

describe('readSarif', () => {
  it('tells each finding once, and gives each scan a category of its own', () => {
    const result = {ruleId: 'CVE-1', message: {text: 'Package: a\nVulnerability CVE-1\nSeverity: LOW\nLink: x'}};
    const text = JSON.stringify({
      version: '2.1.0',
      runs: [{results: [result, result, {}]}, {automationDetails: {id: 'own/'}}]
    });
    const report = readSarif(text, 'trivy/app/linux/amd64');
    expect(report?.findings).toEqual(['CVE-1  Package: a, Severity: LOW', '?']);
    expect((JSON.parse(report?.text ?? '') as {runs: object[]}).runs).toMatchObject([
      {automationDetails: {id: 'trivy/app/linux/amd64/'}},
      {automationDetails: {id: 'own/'}}
    ]);
  });

  test.each(['', '{', '[]', 'null', '{"runs": 1}'])('is nothing of %j', text =>
    expect(readSarif(text, 'x')).toBeUndefined()
  );
});

describe('reportPath', () => {
  const ids = ['a/gpu/linux/amd64', 'a-gpu/linux/amd64', 'a/linux/arm/v7'];
  it('is as given for one target', () => expect(reportPath('x/y.sarif', 'a', ['a'])).toBe('x/y.sarif'));
  test.each([
    {
      path: 'x.d/y.sarif',
      want: ['x.d/y-a-gpu-linux-amd64.sarif', 'x.d/y-a-gpu-linux-amd64-2.sarif', 'x.d/y-a-linux-arm-v7.sarif']
    },
    {path: 'x.d/y', want: ['x.d/y-a-gpu-linux-amd64', 'x.d/y-a-gpu-linux-amd64-2', 'x.d/y-a-linux-arm-v7']}
  ])('of several targets is a file for each: $path', ({path, want}) =>
    expect(ids.map(id => reportPath(path, id, ids))).toEqual(want)
  );
});
