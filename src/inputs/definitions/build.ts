import type {InputDefinition} from './types.ts';

export const BUILD_INPUTS = {
  images: {
    group: 'what',
    description:
      'Repositories to publish to, one per line, such as `ghcr.io/acme/app` or `name=ghcr.io/acme/app,enable=true`. They all get the same image. Several different images need `config`.',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub
    fallback: 'ghcr.io/${{ github.repository }}'
  },
  platforms: {
    group: 'what',
    description:
      'Platforms to build for, separated by commas or newlines. An image or variant of the config file that names its own is built for those that both name.',
    fallback: 'linux/amd64,linux/arm64'
  },
  variants: {
    group: 'what',
    description:
      'Variants of the image as YAML: name → `{file, target, context, build-args, build-contexts, platforms, labels, annotations, smoke, budgets, default}`. Each variant gets tags of its own; the one with `default: true` also gets the bare tags.'
  },
  context: {
    group: 'what',
    description: 'Directory or Git URL that the build reads its files from.',
    fallback: '.'
  },
  file: {
    group: 'what',
    description: 'Path of the Dockerfile, from the root of the workspace.',
    fallback: '{context}/Dockerfile'
  },
  target: {
    group: 'what',
    description: 'Stage of the Dockerfile to build. Empty builds the last one.'
  },
  'test-target': {
    group: 'what',
    description:
      'Stage of the Dockerfile that holds the tests: built before each image, for its platform and with its build arguments; when it fails, nothing is published.'
  },
  'build-args': {
    group: 'what',
    description:
      'Build arguments, one `KEY=value` per line; a value of several lines goes in quotes. Values may have expressions (`{{commit_date}}`). Provenance records them, so secrets belong in `secrets`.'
  },
  'build-contexts': {
    group: 'what',
    description: 'Additional build contexts, one `name=path` per line.'
  },
  secrets: {
    group: 'what',
    description:
      'Secrets for `RUN --mount=type=secret`, one `id=value` per line; a value of several lines goes in quotes.'
  },
  'secret-envs': {
    group: 'what',
    description: 'Secrets from environment variables, `id=VARIABLE`, separated by newlines or commas.'
  },
  'secret-files': {
    group: 'what',
    description: 'Secrets from files, one `id=path` per line.'
  },
  ssh: {
    group: 'what',
    description: 'SSH agents or keys for `RUN --mount=type=ssh`, such as `default`, separated by newlines or commas.'
  },
  network: {
    group: 'what',
    description:
      'Network of `RUN` instructions: `default`, `none` or `host` (which also needs `allow: network.host`, and is not given to untrusted code).'
  },
  'add-hosts': {
    group: 'what',
    description: 'Additional host names during the build, `name:address`, separated by newlines or commas.'
  },
  allow: {
    group: 'what',
    description: 'Extra privileges of the build: `network.host`, `security.insecure`, separated by newlines or commas.'
  },
  'shm-size': {
    group: 'what',
    description: 'Size of `/dev/shm` during the build, such as `2g`.'
  },
  ulimit: {
    group: 'what',
    description: 'Limits of processes during the build, one `name=soft:hard` per line, such as `nofile=1024:1024`.'
  },
  'no-cache': {
    group: 'what',
    flag: true,
    description: 'Build every step again instead of taking it from the cache.',
    default: 'false'
  },
  'no-cache-filters': {
    group: 'what',
    description: 'Stages of the Dockerfile that are never taken from the cache, separated by newlines or commas.'
  },
  pull: {
    group: 'what',
    flag: true,
    description: 'Always look for a newer version of the base images.',
    default: 'false'
  },
  provenance: {
    group: 'what',
    flag: true,
    description:
      'Provenance attestation: `true`, `false`, or attributes such as `mode=max`. Empty leaves it to buildx, which adds `mode=min`.'
  },
  sbom: {
    group: 'what',
    flag: true,
    description: 'SBOM attestation: `true`, `false`, or attributes such as `generator=docker/scout-sbom-indexer`.'
  },
  'source-date-epoch': {
    group: 'what',
    description:
      'Time that images and their newer files carry, so that two builds of a commit are the same byte for byte: `commit`, seconds since 1970, or `off` for the time of the build. Empty takes SOURCE_DATE_EPOCH of the job, else `commit`.',
    fallback: 'commit'
  }
} as const satisfies Readonly<Record<string, InputDefinition>>;
