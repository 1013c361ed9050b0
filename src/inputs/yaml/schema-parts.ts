import * as z from 'zod/mini';

/** A strict object; an unknown key's issue carries the right keys in its message (see explain.ts). */
export function strict<Shape extends z.core.$ZodLooseShape>(shape: Shape): z.ZodMiniObject<Shape, z.core.$strict> {
  const keys = Object.keys(shape).join(' ');
  return z.strictObject(shape, {error: issue => (issue.code === 'unrecognized_keys' ? keys : undefined)});
}

export const described = <T extends z.ZodMiniType>(schema: T, text: string): z.ZodMiniOptional<T> =>
  z.optional(schema.check(z.describe(text)) as T);

export const text = (): z.ZodMiniString => z.string();
export const scalar = () => z.union([z.string(), z.number(), z.boolean()]);
export const textOrNumber = () => z.union([z.string(), z.number()]);
export const textOrList = () => z.union([z.string(), z.array(z.string())]);
export const mapOrList = () => z.union([z.record(z.string(), z.nullable(scalar())), z.array(z.string())]);
/** Arguments of a program. */
export const words = () => z.union([z.string(), z.array(scalar())]);
export const port = () => z.int().check(z.minimum(1), z.maximum(65535));
