/** Annotation of what stands under a tag for the moment between moving it off its manifest and deleting it. */
export const PLACEHOLDER = 'io.multiarch-build.removes';
