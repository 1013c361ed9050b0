/** Outputs of the action and their descriptions, in the order of action.yml. */
export const OUTPUTS = {
  version: 'Version of the run: the release, else the most telling tag.',
  tags: 'Full names of the tags that point at the images of this run, `repository:tag`, one per line: those that were written, of a failed run too. Where nothing is to be pushed, and with `mode: plan`, those that are planned.',
  'tag-names': 'Names of these tags without the repository, each once, one per line.',
  digest: 'Digest of the published index: of the only one, or of the default variant. Empty with several images.',
  digests: 'JSON object: `image` or `image/variant` → digest of its published index.',
  labels: 'Labels of the images, one `key=value` per line.',
  annotations: 'Annotations of the images, one `key=value` per line.',
  pushed: '`true` when tags were written, and all that were to be, else `false`.',
  plan: 'The plan as JSON: images, variants, platforms, tags, labels and build targets.',
  matrix: 'JSON for `strategy.matrix` of another job, one entry for each build target.',
  sarif: 'Paths of the SARIF reports that gates wrote, one per line.',
  metrics: 'Path of the SVG with the metrics of the last runs, with `metrics: on`.',
  json: 'The whole result as JSON: what was built, checked and published, with times, digests and failures.'
} as const satisfies Readonly<Record<string, string>>;
