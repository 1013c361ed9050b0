const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\/|^[\w.-]+@[\w.-]+:|^github\.com\//i;

/**
 * Whether a build context is an address, of a repository, an archive or an image, by its words alone: docker itself takes a
 * folder of that name, where there is one.
 */
export const isAddress = (context: string): boolean => ADDRESS.test(context);
