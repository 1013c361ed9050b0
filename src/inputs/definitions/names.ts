import type {InputDefinition} from './types.ts';

export const NAME_INPUTS = {
  tags: {
    group: 'names',
    description:
      'How tags are made, a line each: strategies (`latest`, `branch`, `sha`, `semver`, `pr`, `edge`, `nightly`) and rules of docker/metadata-action (`type=semver,pattern={{version}}`). `latest=branch` moves `latest` with the default branch although `semver` is there; `edge=BRANCH` names another branch than the default one.',
    fallback: 'latest, branch, sha, semver, pr'
  },
  flavor: {
    group: 'names',
    description:
      'What holds for all tags, in the syntax of docker/metadata-action: `latest=auto|true|false`, `prefix=TEXT`, `suffix=TEXT`, the last two with `,onlatest=true` for `latest` too. With a `flavor` and no `tags`, the default tags are those of docker/metadata-action.'
  },
  'tag-format': {
    group: 'names',
    description:
      'How the tag of a variant is put together from `{tag}` and `{variant}`, such as `{variant}-{tag}`. The default variant gets the bare tags as well. A second format without `{tag}`, as in `{tag}-{variant}, {variant}`, is one more name of `latest`.',
    fallback: '{tag}-{variant}'
  },
  labels: {
    group: 'names',
    description:
      'Labels of every image, one `key=value` per line, over the standard ones (`org.opencontainers.image.*`). Expressions (`{{branch}}`) may stand anywhere in a line.'
  },
  annotations: {
    group: 'names',
    description:
      'Annotations of every image, one `key=value` per line, optionally with levels in front: `index,manifest:key=value`. Expressions may stand in key and value.'
  },
  guard: {
    group: 'names',
    description:
      '`on` keeps tags from going backwards: `latest`, `1` and `1.2` stay with the highest version, a branch tag with the newest commit, and a version tag with its commit. `off` writes every tag.',
    default: 'on'
  },
  'overwrite-version-tags': {
    group: 'names',
    flag: true,
    description: '`true` lets a version tag such as `1.2.3` move to another commit.',
    default: 'false'
  },
  'sep-tags': {
    group: 'names',
    description: 'Text between the tags in the outputs `tags` and `tag-names`.',
    fallback: 'a newline'
  },
  'sep-labels': {
    group: 'names',
    description: 'Text between the labels in the output `labels`.',
    fallback: 'a newline'
  },
  'sep-annotations': {
    group: 'names',
    description: 'Text between the annotations in the output `annotations`.',
    fallback: 'a newline'
  }
} as const satisfies Readonly<Record<string, InputDefinition>>;

export const PUBLISH_INPUTS = {
  push: {
    group: 'publish',
    flag: true,
    description:
      '`auto` publishes, except on pull requests from forks, which are built and tested only. `true` or `false` decides it.',
    default: 'auto'
  },
  from: {
    group: 'publish',
    description:
      'What `mode: promote` publishes again: a tag such as `1.1.0`, a digest, or either of another repository (`ghcr.io/acme/staging@sha256:…`).'
  },
  to: {
    group: 'publish',
    description:
      'Tags that `mode: promote` writes, separated by newlines or commas, such as `latest`. Every variant gets its own form of them.'
  },
  reuse: {
    group: 'publish',
    description:
      '`auto` tags the tested images of an earlier run instead of building again, where they were built from the same commit with the same inputs, as for a release of a commit that was pushed to the default branch before, and the GitHub Actions cache has it on record. `never` always builds.',
    default: 'auto'
  },
  'base-check': {
    group: 'publish',
    description:
      '`on` makes a run on a schedule, or one that is started by hand, build only what needs it: images of the same commit are published again while their base images are what they were. Tags that were moved away from this commit, as by a rollback, stay where they are. `off` builds everything on a schedule.',
    default: 'off'
  },
  comment: {
    group: 'publish',
    description:
      'Comment on the pull request that says how to run its preview, kept up to date. `auto` writes it when a preview is published and the job has `pull-requests: write`, `on` also without a preview, `off` never.',
    default: 'auto'
  },
  notify: {
    group: 'publish',
    description:
      'Webhooks that are told how a run ended, as a YAML list of `{url-env, url, on, format, secret-env, timeout}`. They get the result as JSON.'
  },
  metrics: {
    group: 'publish',
    description:
      '`on` draws run time, success and image sizes of the last runs in the summary, and as an SVG file (output `metrics`). The history is carried in the cache of GitHub Actions.',
    default: 'off'
  },
  registry: {
    group: 'publish',
    description: 'Registry that `username` and `password` belong to. Empty means Docker Hub.'
  },
  username: {
    group: 'publish',
    description: 'User name for `registry`. ghcr.io needs none: it is logged in to with `github-token`.'
  },
  password: {
    group: 'publish',
    description: 'Password or token for `registry`.'
  },
  'registry-auths': {
    group: 'publish',
    description: 'Logins to several registries as a YAML list of `{registry, username, password}`.'
  },
  retention: {
    group: 'publish',
    description:
      'What `mode: cleanup` removes, as YAML: `{dry-run, rules: [{match, keep-days, keep-last, include-versions}]}`. A dry run unless `dry-run: false` is there.'
  },
  cache: {
    group: 'cache',
    description:
      '`registry` keeps the build cache next to the image, one tag for each build target; `off` keeps none. `cache-from` and `cache-to` work with both.',
    default: 'registry'
  },
  'cache-repository': {
    group: 'cache',
    description: "Repository for the build cache instead of the image's own first one."
  },
  'cache-mode': {
    group: 'cache',
    description: '`max` caches the steps of all stages, `min` only those that are in the image.',
    default: 'max'
  },
  'cache-from': {
    group: 'cache',
    description: 'Further sources of cache, one per line, such as `type=registry,ref=ghcr.io/acme/app:cache`.'
  },
  'cache-to': {
    group: 'cache',
    description:
      'Destinations of the cache instead of the registry cache, one per line, such as `type=registry,ref=ghcr.io/acme/cache:app,mode=max`.'
  },
  'cache-paths': {
    group: 'cache',
    description:
      'Files of the workspace that GitHub carries from one run to the next, a YAML list of `{path, key, files, url, sha256}`: restored before the builds, and saved after a run that succeeds.'
  }
} as const satisfies Readonly<Record<string, InputDefinition>>;
