import * as z from 'zod/mini';

export const text = (): z.ZodMiniString => z.string();
export const scalar = () => z.union([z.string(), z.number(), z.boolean()]);
export const textOrNumber = () => z.union([z.string(), z.number()]);
export const textOrList = () => z.union([z.string(), z.array(z.string())]);
export const mapOrList = () => z.union([z.record(z.string(), z.nullable(scalar())), z.array(z.string())]);
/** Arguments of a program. */
export const words = () => z.union([z.string(), z.array(scalar())]);
export const port = () => z.int().check(z.minimum(1), z.maximum(65535));
