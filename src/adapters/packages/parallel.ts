import pLimit from 'p-limit';

/** Requests for one repository at a time. */
const PARALLEL = 16;

export const createLimit = (): ReturnType<typeof pLimit> => pLimit(PARALLEL);
