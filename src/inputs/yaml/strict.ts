import * as z from 'zod/mini';

/** A strict object; an unknown key's issue carries the right keys in its message (see explain.ts). */
export function strict<Shape extends z.core.$ZodLooseShape>(shape: Shape): z.ZodMiniObject<Shape, z.core.$strict> {
  const keys = Object.keys(shape).join(' ');
  return z.strictObject(shape, {error: issue => (issue.code === 'unrecognized_keys' ? keys : undefined)});
}

export const described = <T extends z.ZodMiniType>(schema: T, text: string): z.ZodMiniOptional<T> =>
  z.optional(schema.check(z.describe(text)) as T);
