/** For an example's step and its test: base images, packages and emulated builds, on a machine that may be busy. */
export const PATIENCE_MS = 900_000;
