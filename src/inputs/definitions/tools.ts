import type {InputDefinition} from './types.ts';

export const CHECK_INPUTS = {
  smoke: {
    group: 'check',
    description:
      'How every image is started and checked before it is published: `auto`, `off`, or YAML with `checks` (`healthcheck`, `http`, `tcp`, `exec`, `run`, `log`, `no-log`), `port`, `timeout`, `restart` and options of the container (`command`, `env`, `volumes`, `memory`, `gpus`, …; see Checks). `auto` takes the HEALTHCHECK of the image, else `health-path` or `health-port`, else that it stays up.',
    fallback: 'auto'
  },
  'health-path': {
    group: 'check',
    description: 'Path that must answer over HTTP with a 2xx status, such as `/health`.'
  },
  'health-port': {
    group: 'check',
    description:
      'Port that the service listens on inside the container. Without `health-path`, any answer below 500 is good.'
  },
  'health-timeout': {
    group: 'check',
    description: 'Time until the service must be healthy, such as `90s` or `2m`. Emulated platforms get more.',
    fallback: '60s'
  },
  budgets: {
    group: 'check',
    description:
      'Limits of every image as YAML, such as `size: 300MB` or `size: +10%` against what is published: `size`, `unpacked-size`, `layers`, `startup`, `memory`, `cpu`, and `non-root: true`. Above one, nothing is published; `{warn: 300MB}` only warns.'
  },
  gates: {
    group: 'check',
    description:
      'What must pass after the checks and before any tag is written, a YAML list: `run: [command, …]`, `trivy`, `grype`, `cosign`.'
  }
} as const satisfies Readonly<Record<string, InputDefinition>>;

export const TOOL_INPUTS = {
  builder: {
    group: 'tools',
    description:
      'Name of an existing buildx builder to use and leave as it is. Empty creates one for the run and removes it.'
  },
  driver: {
    group: 'tools',
    description: 'Driver of the builder of the run: `docker-container` or `remote`.',
    fallback: 'docker-container'
  },
  'driver-opts': {
    group: 'tools',
    description: 'Options of the driver, one `name=value` per line, such as `network=host`.'
  },
  endpoint: {
    group: 'tools',
    description: 'Address of the BuildKit daemon for `driver: remote`, such as `tcp://buildkitd:1234`.'
  },
  'buildkitd-config-inline': {
    group: 'tools',
    description: 'Text of a `buildkitd.toml` for the builder of the run, for registry mirrors and the like.'
  },
  'buildx-version': {
    group: 'tools',
    description:
      'Version of buildx to install, such as `v0.36.1`, or the https URL of a binary. Empty takes the installed one.'
  },
  'buildkit-image': {
    group: 'tools',
    description:
      "Image of the BuildKit daemon, such as `moby/buildkit:buildx-stable-1`. Empty takes buildx's own choice."
  },
  'binfmt-image': {
    group: 'tools',
    description: 'Image that registers QEMU for platforms that the machine cannot run itself.',
    default: 'docker.io/tonistiigi/binfmt:latest'
  }
} as const satisfies Readonly<Record<string, InputDefinition>>;
