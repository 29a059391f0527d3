import type { z } from 'zod';
import type { Words } from '../../core/words.ts';

/** What each field of an object means, in a sentence or two; the compiler asks for all of them. */
export type FieldWords<Schema extends z.ZodObject> = { readonly [Field in keyof Schema['shape']]: Words };

/** An object of the language: its name among the definitions, and what it and each of its fields mean. */
export interface DescribedObject {
  readonly schema: z.ZodObject;
  /** The name of its definition; without one it is written where it stands. */
  readonly id?: string;
  readonly words?: Words;
  readonly fields: Readonly<Record<string, Words>>;
}

/** Words for an object, checked against its shape. */
export function describes<Schema extends z.ZodObject>(
  schema: Schema,
  fields: FieldWords<Schema>,
  definition: Pick<DescribedObject, 'id' | 'words'> = {},
): DescribedObject {
  return { schema, fields, ...definition };
}
