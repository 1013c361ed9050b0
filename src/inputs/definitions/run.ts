import type {InputDefinition} from './types.ts';

export const RUN_INPUTS = {
  mode: {
    group: 'run',
    description:
      'What to do: `run` builds, tests and publishes; `plan` only prints what a run would do; `promote` points the tags `to` at the published image `from` and builds nothing; `cleanup` removes the tags and caches of a closed pull request, and what `retention` names.',
    default: 'run'
  },
  config: {
    group: 'run',
    description:
      'Path of a YAML file that describes one or more images, usually `.github/multiarch.yml`. Inputs override what it says.'
  },
  only: {
    group: 'run',
    description:
      'Patterns of the build targets to keep, separated by newlines or commas, such as `backend/*` or `*/gpu/linux/amd64`. Empty keeps all.'
  },
  skip: {
    group: 'run',
    description: 'Patterns of the build targets to leave out, in the syntax of `only`.'
  },
  parallel: {
    group: 'run',
    description: 'How many build targets build at the same time.',
    default: '4'
  },
  retries: {
    group: 'run',
    description: 'How often a step is tried again after a temporary failure of the network or of a registry.',
    default: '2'
  },
  'log-dir': {
    group: 'run',
    description:
      'Folder of the workspace that gets a log file for each build target, such as `build-logs`: all of its build and its checks, also of a run that fails. Empty keeps none.'
  },
  'github-token': {
    group: 'run',
    description:
      "Token for ghcr.io and GitHub's API. The job needs `packages: write` to publish to ghcr.io with the default one.",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub
    default: '${{ github.token }}'
  }
} as const satisfies Readonly<Record<string, InputDefinition>>;
