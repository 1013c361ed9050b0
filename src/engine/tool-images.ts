/** Images of the tools of gates where they are not on PATH, each with its program as entrypoint. */
export const TOOL_IMAGES = {
  trivy: 'docker.io/aquasec/trivy:0.72.0',
  grype: 'docker.io/anchore/grype:v0.121.2',
  cosign: 'ghcr.io/sigstore/cosign/cosign:v3.1.3'
} as const;

export type Tool = keyof typeof TOOL_IMAGES;

/** How each tool is asked whether it is there. */
export const VERSION_ARGS: Readonly<Record<Tool, readonly string[]>> = {
  trivy: ['--version'],
  grype: ['version'],
  cosign: ['version']
};
