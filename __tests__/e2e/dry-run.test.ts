import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {stringify} from 'yaml';
import {checkout} from './support/checkout.ts';
import {type Call, newTemp, recordingTools, runCommand} from './support/command.ts';
import {fill} from './support/fill.ts';
import {ownBuilder, sharedBuilder} from './support/inputs.ts';
import {lab} from './support/lab.ts';
import {HELLO, project, startsWith} from './support/project.ts';
import {pushedImage} from './support/pushed-image.ts';
import {newRepository, publishedTags, tagDigests} from './support/registry.ts';
import {SHOP, shopConfig} from './support/shop.ts';

const PASSWORD = 'password-of-the-signing-key';

interface Dry {
  readonly steps: readonly {
    readonly title: string;
    readonly commands: readonly Printed[];
    readonly looks?: readonly Printed[];
  }[];
}

interface Printed {
  readonly tool: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly note?: string;
}

interface Compared {
  /** Started by the run, and not printed. */
  readonly unsaid: readonly string[];
  /** Printed, not as what depends on something, and not started by the run. */
  readonly undone: readonly string[];
}

/** What is printed as `<digest of …>` is any word. */
const pattern = (call: Call): RegExp =>
  new RegExp(
    `^${lineOf(call)
      .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll(/<[^>]*>/g, '\\S+')}$`
  );

/** Without what is new in each run, and what only the engine, the image and the clock tell. */
const lineOf = (call: Call): string =>
  call
    .join('\n')
    .replaceAll(/multiarch-build-[0-9a-f]{8}/g, 'multiarch-build-ID')
    .replaceAll(/session=[0-9a-f]{8}/g, 'session=ID')
    .replaceAll(/\n--(memory|memory-swap|since|health-interval|health-timeout|health-start-period)\n\S+/g, '');

/** Several things are removed at once or one by one. */
const one = ([tool = '', ...args]: Call): readonly Call[] => {
  const verb = ['image rm', 'rm --force --volumes', 'volume rm --force'].find(words =>
    args.join(' ').startsWith(words)
  );
  if (tool !== 'docker' || verb === undefined) return [[tool, ...args]];
  const words = verb.split(' ');
  return args.slice(words.length).map(name => [tool, ...words, name]);
};

const callsOf = (printed: readonly Printed[]): readonly Call[] =>
  printed.flatMap(({tool, args}) => one([tool, ...args]));

function compare({steps}: Dry, calls: readonly Call[]): Compared {
  const commands = steps.flatMap(step => step.commands);
  const all = callsOf([...commands, ...steps.flatMap(({looks = []}) => looks)]).map(pattern);
  const sure = callsOf(commands.filter(({note = ''}) => !note.startsWith('Only where')));
  const done = calls.flatMap(one).map(lineOf);
  const show = (lines: readonly string[]): readonly string[] =>
    [...new Set(lines)].map(line => line.replaceAll('\n', ' ')).sort();
  return {
    unsaid: show(done.filter(line => !all.some(printed => printed.test(line)))),
    undone: show(sure.filter(call => !done.some(line => pattern(call).test(line))).map(lineOf))
  };
}

/** As cosign itself makes one. */
function newKeys(): Readonly<Record<string, string>> {
  const folder = project({});
  execFileSync('cosign', ['generate-key-pair'], {cwd: folder, env: {...process.env, COSIGN_PASSWORD: PASSWORD}});
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return {'keys/cosign.key': read('cosign.key'), 'keys/cosign.pub': read('cosign.pub')};
}

interface Tried {
  readonly command?: 'run' | 'promote';
  readonly files: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  readonly standIns?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** A whole run before, for what depends on what is published. */
  readonly published?: boolean;
}

/** The same command line as a dry run, then for good. */
async function tryBoth({command = 'run', files, args, standIns, env = {}, published = false}: Tried) {
  const {cwd} = checkout({'.gitignore': '*.sarif\n', ...files});
  const {path, calls} = recordingTools(standIns);
  const at = {cwd, temp: newTemp(), env: {...env, PATH: path}};
  const run = async (...more: readonly string[]) => {
    const done = await runCommand([command, ...args, ...more], at);
    expect(done.exitCode, done.stdout + done.stderr).toBe(0);
    return done;
  };
  if (published) await run();
  const before = calls().length;
  const text = (await run('--dry-run')).stdout;
  const {stdout: json} = await run('--dry-run', '--json');
  expect(calls().slice(before)).toEqual([]);
  await run();
  return {cwd, text, json, dry: JSON.parse(json) as Dry, calls: calls().slice(before)};
}

const options = (inputs: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(inputs).map(([name, value]) => `--${name}=${value}`);

/** Ends when it is asked to. */
const SERVICE = `${HELLO.replace('busybox:1.36', 'busybox:1.36 AS tests\nRUN true\nFROM busybox:1.36 AS app').replace(/CMD \[.*\n$/, '')}
CMD ["sh", "-c", "trap 'exit 0' TERM; httpd -f -p 8000 -h /www & wait $!"]
`;

it('prints every command of a run: checks of every kind, gates, signatures, several images and registries', async () => {
  const {LAB_AUTH_REGISTRY, LAB_USERNAME, LAB_PASSWORD} = lab();
  const api = newRepository();
  const config = {
    platforms: ['linux/amd64'],
    images: {
      api: {
        repositories: [api, newRepository(LAB_AUTH_REGISTRY)],
        'test-target': 'tests',
        target: 'app',
        budgets: {memory: '+900%'},
        smoke: {
          port: 8000,
          'env-file': 'test.env',
          volumes: ['data:/data', './conf:/conf:ro'],
          checks: [
            {http: '/health'},
            {tcp: 8000},
            {exec: ['cat', '/conf/name']},
            {run: ['echo', 'once']},
            {'no-log': 'panic'}
          ],
          restart: {checks: [{exec: ['ls', '/data']}, {run: ['echo', 'again']}]}
        }
      },
      tool: {
        repositories: [newRepository()],
        file: 'tool.Dockerfile',
        variants: {
          plain: {
            default: true,
            smoke: {checks: [{run: ['echo', 'a tool']}, {run: {command: ['hi'], entrypoint: 'echo'}}]}
          },
          talks: {smoke: {checks: [{log: 'it says'}, {exec: ['true']}], restart: true}},
          unseen: {platforms: ['linux/amd64', 'linux/arm64'], smoke: 'off'}
        }
      }
    },
    gates: [
      {name: 'licences', run: ['licences', '--strict']},
      {trivy: {sarif: 'scan.sarif'}},
      {
        grype: {
          image: await pushedImage({Dockerfile: `FROM ${lab().LAB_MIRROR}/library/busybox:1.36\nENTRYPOINT ["true"]\n`})
        }
      },
      {cosign: {key: 'keys/cosign.key', 'password-env': 'SIGNING_PASSWORD', 'transparency-log': false}}
    ]
  };
  const {text, json, dry, calls} = await tryBoth({
    files: {
      Dockerfile: SERVICE,
      'tool.Dockerfile': startsWith("trap 'exit 0' TERM; echo it says something; sleep 1000 & wait $!"),
      'test.env': 'A=b\n',
      'conf/name': 'hello\n',
      'multiarch.yml': stringify(config),
      ...newKeys()
    },
    args: [
      '--push',
      ...options({
        ...ownBuilder(),
        'registry-auths': stringify([{registry: LAB_AUTH_REGISTRY, username: LAB_USERNAME, password: LAB_PASSWORD}])
      })
    ],
    standIns: {licences: '#!/bin/sh\n', trivy: TRIVY},
    env: {SIGNING_PASSWORD: PASSWORD},
    published: true
  });
  expect(compare(dry, calls)).toEqual({unsaid: [], undone: []});
  expect(calls.filter(([tool]) => tool === 'cosign')).toHaveLength(7);
  for (const secret of [PASSWORD, LAB_PASSWORD]) expect(text + json).not.toContain(secret);
  expect(await publishedTags(api)).toContain('main');
});

it('prints every command of a run that keeps to the machine: a stack that is started again, and services alone', async () => {
  const smoke = `compose: {file: compose.yaml, service: web}
port: 80
checks:
  - http: /starts.json
  - exec: {command: [wget, -q, -O, "-", "http://api:8000/health"], output: ok}
  - run: [echo, once]
  - log: frontend shows
restart: true`;
  const repositories = {frontend: newRepository(), backend: newRepository()};
  const {dry, text, calls} = await tryBoth({
    files: {...SHOP, 'multiarch.yml': `${shopConfig(repositories, smoke)}platforms: [linux/amd64]\n`},
    args: options({...sharedBuilder(), guard: 'off', 'log-dir': 'logs'})
  });
  expect(compare(dry, calls)).toEqual({unsaid: [], undone: []});
  expect(text).toMatch(/^docker compose .* up --detach/m);
});

it('prints every command of a promotion', async () => {
  const [staging, here] = [newRepository(), newRepository()];
  const {index, image} = await fill(staging);
  const digest = await index('1.1.0', [await image(undefined, 'one')]);
  const {dry, text, calls} = await tryBoth({
    command: 'promote',
    files: {'.keep': ''},
    args: ['--push', ...options({...ownBuilder(), images: here, from: `${staging}:1.1.0`, to: '1.1.0,latest'})]
  });
  expect(compare(dry, calls)).toEqual({unsaid: [], undone: []});
  expect(text).toContain(`--tag ${here}:latest ${here}@${digest}`);
  expect(await tagDigests(here)).toEqual({'1.1.0': digest, latest: digest});
});

it('prints no command where the run would refuse', async () => {
  const repository = newRepository();
  const {image} = await fill(repository);
  await image('1.0.0', 'another', undefined);
  const {cwd} = checkout({Dockerfile: HELLO});
  execFileSync('git', ['tag', 'v1.0.0'], {cwd});
  const args = options({images: repository, platforms: 'linux/amd64', from: '2.0.0', to: 'latest'});
  for (const {command, says} of [
    {command: 'run', says: `${repository}:1.0.0 is taken`},
    {command: 'promote', says: `${repository}:2.0.0 is not there`}
  ]) {
    const given = command === 'run' ? args.filter(one => !/^--(from|to)=/.test(one)) : args;
    const dry = await runCommand([command, '--push', '--dry-run', ...given], {cwd});
    expect(dry.exitCode, dry.stdout + dry.stderr).toBe(1);
    expect(dry.stdout).toContain(says);
    expect(dry.stdout).not.toContain('docker ');
  }
});

/** Finds nothing, and says so. */
const TRIVY = `#!/bin/sh
while [ $# -gt 0 ]; do
  [ "$1" = --output ] && echo '{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "trivy"}}, "results": []}]}' > "$2"
  shift
done
`;
