import type {ManifestWriter} from '../../../src/adapters/registry-writer.ts';

/** Where nothing is to be written by HTTP. */
export const noWriter: ManifestWriter = {
  put: async reference => {
    throw new Error(`${reference} was not to be written`);
  }
};
