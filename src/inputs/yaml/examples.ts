/** What a list or a map of a name looks like, for whoever wrote something else there. */
const EXAMPLES: Readonly<Record<string, string>> = {
  budgets: '{size: 300MB, startup: 10s}',
  checks: '[{http: /health}]',
  compose: '{file: compose.yaml, service: web}',
  gates: '[trivy]',
  images: '{app: {repositories: [ghcr.io/acme/app]}}',
  'registry-auths': '[{registry: ghcr.io, username: octocat, password: …}]',
  retention: '{rules: [{match: "pr-*", keep-days: 14}]}',
  rules: '[{match: "pr-*", keep-days: 14}]',
  variants: '{cpu: {default: true}, gpu: {file: gpu.Dockerfile}}'
};

/** @param name of a place: `smoke › compose` */
export function exampleFor(name: string): string | undefined {
  const key = name.split(' › ').at(-1) ?? '';
  return Object.hasOwn(EXAMPLES, key) ? `Write it like this: ${EXAMPLES[key]}` : undefined;
}
