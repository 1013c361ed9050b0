import type {Check, SmokeTest} from '../../src/inputs/check-settings.ts';
import {digestOf} from '../../src/oci/descriptor.ts';
import type {BuildTarget, Plan, PlannedTag, Publication} from '../../src/plan/plan.ts';
import type {PublicationResult, PublishedRepository, RunResult, TargetResult} from '../../src/report/result.ts';

export const RUN_URL = 'https://github.com/acme/hello/actions/runs/42';
export const REVISION = '3f2c1ab9d5e6f708192a3b4c5d6e7f8091a2b3c4';
const PLATFORMS = ['linux/amd64', 'linux/arm64'];
const REPOSITORIES = ['ghcr.io/acme/hello', 'acme/hello'];

export const digest = digestOf;

const fixed = (name: string): PlannedTag => ({
  name,
  moving: false,
  source: 'semver',
  claim: {kind: 'version', version: name}
});
const moving = (name: string, source = 'semver'): PlannedTag => ({name, moving: true, source, claim: {kind: 'none'}});

const RELEASE = [fixed('1.2.3'), moving('1.2'), moving('1'), moving('latest', 'latest')];
const ofVariant = (variant: string): readonly PlannedTag[] =>
  RELEASE.map(tag => ({...tag, name: `${variant}-${tag.name}`}));

export const smoke = (checks: readonly Check[]): SmokeTest => ({
  timeoutMs: 30_000,
  container: {env: {}, readOnly: false, tmpfs: [], volumes: [], extraHosts: []},
  checks,
  restart: false,
  foreignBinaries: []
});

export const planTarget = (variant: string, platform: string, over: Partial<BuildTarget> = {}): BuildTarget => ({
  id: ['hello', variant, platform].filter(Boolean).join('/'),
  image: 'hello',
  variant,
  platform,
  repository: 'ghcr.io/acme/hello',
  context: '.',
  file: variant === '' ? 'Dockerfile' : `docker/${variant}.Dockerfile`,
  buildArgs: [],
  buildContexts: [],
  labels: {},
  annotations: [],
  cacheFrom: [],
  cacheTo: [],
  smoke: smoke([{kind: 'http', path: '/health', port: 8080, lenient: false}]),
  budgets: {nonRoot: false, limits: []},
  ...over
});

export const publication = (variant: string, tags: readonly PlannedTag[]): Publication => ({
  id: variant === '' ? 'hello' : `hello/${variant}`,
  image: 'hello',
  variant,
  repositories: REPOSITORIES,
  tags,
  held: [],
  targets: PLATFORMS.map(platform => planTarget(variant, platform).id),
  annotations: []
});

/** Release 1.2.3 of `hello`: variants cpu (default) and gpu, two platforms, two repositories. */
export const plan = (over: Partial<Plan> = {}): Plan => ({
  schema: 1,
  version: '1.2.3',
  revision: REVISION,
  created: '2026-11-20T08:00:00Z',
  task: over.push?.push === false ? 'check' : 'publish',
  event: {name: 'push', about: 'tag v1.2.3'},
  push: {push: true, trusted: true, reason: 'the push event runs code of this repository'},
  targets: ['cpu', 'gpu'].flatMap(variant => PLATFORMS.map(platform => planTarget(variant, platform))),
  publications: [publication('cpu', [...RELEASE, ...ofVariant('cpu')]), publication('gpu', ofVariant('gpu'))],
  gates: [],
  labels: {'org.opencontainers.image.title': 'hello', 'org.opencontainers.image.version': '1.2.3'},
  annotations: [{level: 'manifest', key: 'org.opencontainers.image.title', value: 'hello'}],
  notes: [],
  warnings: [],
  taken: [],
  ...over
});

/** A target that was built and found healthy; arm64 is emulated. */
export function passed({id, image, variant, platform}: BuildTarget): TargetResult {
  const emulated = platform === 'linux/arm64';
  return {
    id,
    image,
    variant,
    platform,
    status: 'passed',
    build: {
      digest: digest(`index ${id}`),
      manifest: digest(`manifest ${id}`),
      durationMs: emulated ? 75_200 : 5_240,
      steps: 8,
      cachedSteps: 3
    },
    check: {summary: 'healthy (HEALTHCHECK)', emulated},
    measured: {size: emulated ? 12_340_000 : 11_980_000, startup: emulated ? 4_120 : 850}
  };
}

export const withStatus = (target: TargetResult, status: TargetResult['status']): TargetResult => {
  const {id, image, variant, platform} = target;
  return {id, image, variant, platform, status, measured: {}};
};

export const written = ({id, image, variant, repositories, tags}: Publication): PublicationResult => ({
  id,
  image,
  variant,
  status: 'published',
  repositories: repositories.map(repository => ({
    repository,
    digest: digest(`publication ${id}`),
    platforms: PLATFORMS,
    tags: tags.map(({name}) => name),
    missing: []
  }))
});

const notWritten = ({id, image, variant, repositories, tags}: Publication): PublicationResult => ({
  id,
  image,
  variant,
  status: 'not-published',
  repositories: repositories.map(repository => ({
    repository,
    platforms: [],
    tags: [],
    missing: tags.map(({name}) => name)
  }))
});

export const success = (over: Partial<RunResult> = {}): RunResult => {
  const release = plan();
  return {
    outcome: 'success',
    plan: release,
    targets: release.targets.map(passed),
    publications: release.publications.map(written),
    gates: [],
    failures: [],
    warnings: [],
    leftovers: [],
    durationMs: 98_400,
    runUrl: RUN_URL,
    ...over
  };
};

const TRACE = [
  'Traceback (most recent call last):',
  '  File "/app/main.py", line 3, in <module>',
  '    import torch',
  "ModuleNotFoundError: No module named 'torch'"
].join('\n');

/** The gpu variant does not start on amd64: nothing is published, not even cpu. */
export const crashed = (): RunResult => {
  const {targets, ...rest} = success();
  return {
    ...rest,
    outcome: 'failure',
    targets: targets.map(target => {
      if (target.variant === 'cpu') return target;
      if (target.platform === 'linux/arm64') return withStatus(target, 'cancelled');
      return {...target, status: 'failed', check: {summary: 'exited with code 1', emulated: false}};
    }),
    publications: plan().publications.map(notWritten),
    failures: [
      {
        code: 'check-failed',
        target: 'hello/gpu/linux/amd64',
        title: 'The container exited with code 1 after 0.4 s',
        cause: "The program crashed: ModuleNotFoundError: No module named 'torch'",
        remedy: 'Install the module in the image, or start the container with "docker run" to look inside.',
        details: TRACE
      }
    ]
  };
};

/** One Dockerfile of two platforms has a wrong line. */
export const dockerfileError = (): RunResult => {
  const {targets, ...rest} = success();
  const broken = targets.filter(({variant}) => variant === 'cpu').map(target => withStatus(target, 'failed'));
  return {
    ...rest,
    outcome: 'failure',
    targets: [...broken, ...targets.slice(2).map(target => withStatus(target, 'cancelled'))],
    publications: plan().publications.map(notWritten),
    failures: broken.map(({id}) => ({
      code: 'dockerfile-error',
      target: id,
      title: 'Unknown instruction RUNN',
      remedy: 'Did you mean RUN?',
      details: 'docker/cpu.Dockerfile:7\n   6 | FROM python:3.13-slim\n   7 | >>> RUNN pip install fastapi',
      place: {file: 'docker/cpu.Dockerfile', line: 7}
    })),
    warnings: broken.map(({id}) => ({
      target: id,
      message: "The 'as' keyword should match the case of the 'from' keyword",
      place: {file: 'docker/cpu.Dockerfile', line: 1}
    }))
  };
};

/** The second repository refused its moving tags; gpu was not reached. */
export const partial = (): RunResult => {
  const [cpu] = plan().publications;
  if (!cpu) throw new Error('the plan has a first publication');
  const names = cpu.tags.map(({name}) => name);
  const half: PublishedRepository = {
    repository: 'acme/hello',
    digest: digest(`publication ${cpu.id}`),
    platforms: PLATFORMS,
    tags: names.filter(name => name.endsWith('1.2.3')),
    missing: names.filter(name => !name.endsWith('1.2.3'))
  };
  const done = written(cpu);
  return success({
    outcome: 'failure',
    publications: [
      {...done, status: 'partial', repositories: done.repositories.map((one, index) => (index === 1 ? half : one))}
    ],
    failures: [
      {
        code: 'publish-failed',
        target: 'hello/cpu',
        title: 'acme/hello:1.2 was not written: the registry answered 429 Too Many Requests',
        cause: 'The limit of requests to docker.io is used up.',
        remedy: 'Run the job again later: it writes what is missing.'
      }
    ]
  });
};

/** The registry took the tags of cpu, but tells of none, or only of some, what they point at. */
export const unconfirmed = (told: readonly string[] = []): RunResult => {
  const result = partial();
  return {
    ...result,
    publications: result.publications.map(one => ({
      ...one,
      repositories: one.repositories.map(({repository, digest, platforms, tags, missing}) => {
        const sent = [...tags, ...missing];
        const known = sent.filter(tag => told.includes(tag));
        return {
          ...{repository, platforms: known.length > 0 ? platforms : [], tags: known, missing: []},
          ...(digest && known.length > 0 ? {digest} : {}),
          unconfirmed: sent.filter(tag => !told.includes(tag))
        };
      })
    })),
    failures: [{code: 'publish-failed', title: 'acme/hello:1.2 cannot be read back', cause: 'it answers 500'}]
  };
};

export const cancelled = (): RunResult => {
  const {targets, ...rest} = success();
  return {
    ...rest,
    outcome: 'cancelled',
    targets: targets.map((target, index) => (index === 0 ? target : withStatus(target, 'cancelled'))),
    publications: plan().publications.map(notWritten),
    failures: [{code: 'cancelled', title: 'The run was cancelled'}],
    leftovers: ['container mab-42-gpu: the engine did not answer']
  };
};

/** A pull request from a fork: built and tried out locally, not pushed. */
export const fork = (): RunResult => {
  const reason = 'a pull request from the fork mallory/hello';
  const ofFork = plan({
    version: 'pr-7',
    push: {push: false, trusted: false, reason},
    publications: [publication('cpu', [moving('pr-7', 'pr')])],
    targets: PLATFORMS.map(platform => planTarget('cpu', platform)),
    notes: [`"push: true" is not followed: ${reason}, and untrusted code is never pushed.`]
  });
  return success({
    plan: ofFork,
    publications: [],
    targets: ofFork.targets.map(passed).map(({build, ...target}) => {
      if (!build) return target;
      const {manifest: _, ...loaded} = build;
      return {...target, build: loaded, measured: {startup: 850, 'unpacked-size': 41_200_000}};
    })
  });
};

/** Wrong inputs: there is no plan. */
export const beforePlan = (): RunResult => {
  const {plan: _, ...rest} = success({outcome: 'failure', targets: [], publications: [], durationMs: 120});
  return {
    ...rest,
    failures: [
      {
        code: 'invalid-input',
        title: '2 inputs are wrong',
        remedy: 'Correct them; nothing was started.',
        details: 'platforms: "linux/arm65" is not a platform\npush: "maybe" is none of auto, true, false'
      }
    ]
  };
};

/** Everything measured, on amd64 also of what `latest` points at; the arm64 image is the first one. */
export const measured = (): RunResult => {
  const {targets, ...rest} = success();
  const figures = {'unpacked-size': 41_200_000, layers: 9, memory: 31_400_000, cpu: 212};
  return {
    ...rest,
    outcome: 'failure',
    targets: targets.slice(0, 3).map((target, index) => ({
      ...target,
      status: index === 2 ? ('failed' as const) : target.status,
      measured: {...target.measured, ...figures},
      ...(target.platform === 'linux/arm64'
        ? {}
        : {
            before: {
              reference: 'ghcr.io/acme/hello:latest',
              created: '2026-11-18T10:30:00Z',
              measured: index === 0 ? {size: 11_680_000, layers: 9} : {size: 11_980_000, layers: 10, memory: 29_000_000}
            }
          })
    })),
    publications: plan().publications.map(notWritten),
    failures: [
      {
        code: 'over-budget',
        target: 'hello/gpu/linux/amd64',
        title: 'memory is 31.4 MB, +8.3 % against the 29 MB of ghcr.io/acme/hello:latest; the budget is +5 %',
        remedy: 'Let it load less, or later. Or raise the budget "memory".'
      }
    ],
    warnings: [{target: 'hello/cpu/linux/amd64', message: 'size is 12 MB, over the budget of 11.9 MB.'}],
    notes: [
      'Of hello/cpu, nothing is published yet to compare with: its limits of growth are judged from the next run on.'
    ]
  };
};

const GATES: Plan['gates'] = [
  {kind: 'trivy', name: 'cves', severity: ['HIGH'], ignoreUnfixed: false, sarif: 'cves.sarif', timeoutMs: 600_000},
  {kind: 'cosign', name: 'cosign', key: 'cosign.key', transparencyLog: true, timeoutMs: 600_000}
];
const SIGNED = `ghcr.io/acme/hello@${digest('publication hello/cpu')}`;

/** A scan that passed, and a signature. */
export const signed = (): RunResult =>
  success({
    plan: plan({gates: GATES}),
    gates: [
      {
        gate: 'cves',
        target: 'hello/cpu/linux/amd64',
        status: 'passed',
        summary: 'passed',
        durationMs: 61_000,
        sarif: 'cves-hello-cpu-linux-amd64.sarif'
      },
      {
        gate: 'cosign',
        target: SIGNED,
        status: 'passed',
        summary: 'signed',
        durationMs: 900,
        verify: `cosign verify --key cosign.pub ${SIGNED}`
      }
    ]
  });

/** A scan that found something: nothing is signed or published. */
export const closedGate = (): RunResult => ({
  ...signed(),
  outcome: 'failure',
  publications: plan().publications.map(notWritten),
  gates: [
    {gate: 'cves', target: 'hello/cpu/linux/amd64', status: 'failed', summary: '1 found', durationMs: 61_000},
    {gate: 'cves', target: 'hello/gpu/linux/amd64', status: 'not-run', summary: 'cancelled'}
  ],
  failures: [
    {
      code: 'gate-failed',
      target: 'hello/cpu/linux/amd64',
      title: 'gate "cves": trivy found something of HIGH',
      remedy: 'Update the packages or the base image.',
      details: 'CVE-2024-0001  Package: busybox, Severity: HIGH, Fixed Version: 1.37'
    }
  ]
});

/** To a registry of its own, which stands for two. */
export function rehearsed(over: Partial<RunResult> = {}): RunResult {
  const {plan: real = plan(), publications, ...rest} = success();
  const own = 'localhost:32768/acme/hello';
  return {
    ...rest,
    plan: {...real, publications: real.publications.map(one => ({...one, repositories: [own]}))},
    publications: publications.map(one => ({
      ...one,
      repositories: one.repositories.slice(0, 1).map(first => ({...first, repository: own}))
    })),
    rehearsed: {[own]: ['ghcr.io/acme/hello', 'quay.io/acme/hello']},
    ...over
  };
}

export const SCENARIOS = {
  'success, two variants, two platforms, two repositories': success,
  'crashed variant': crashed,
  'Dockerfile error with a place': dockerfileError,
  'partial publication': partial,
  'a publication that is not confirmed': () => unconfirmed(['1.2.3']),
  cancelled,
  'fork pull request, loaded only': fork,
  'failure before a plan': beforePlan,
  'measured and over budget': measured,
  'scanned and signed': signed,
  'a gate that did not pass': closedGate,
  'a rehearsal': rehearsed
} satisfies Record<string, () => RunResult>;
