import type { z } from 'zod';
import type { Fault } from './faults.ts';
import { isRecord } from './record.ts';
import { faultsOf } from './schema-faults.ts';

/**
 * An object of a file by its definition. What is wrong with it is added to `faults`; the fields that are sound are given
 * all the same, so that what they say goes on being checked. `undefined` when it is no object at all.
 */
export function parseObject<Schema extends z.ZodObject>(
  schema: Schema,
  written: unknown,
  path: readonly PropertyKey[],
  faults: Fault[],
): Partial<z.output<Schema>> | undefined {
  const parsed = schema.safeParse(written, { reportInput: true });
  if (parsed.success) return parsed.data;
  faults.push(...faultsOf(parsed.error.issues, path));
  return isRecord(written) ? soundFields(schema, written) : undefined;
}

/** The fields of an object that are what they must be, or have a default. */
export function soundFields<Schema extends z.ZodObject>(
  schema: Schema,
  written: Readonly<Record<string, unknown>>,
): Partial<z.output<Schema>> {
  const sound = Object.entries<z.ZodType>(schema.shape).flatMap(([key, field]) => {
    const { data } = field.safeParse(written[key]);
    return data === undefined ? [] : [[key, data] as const];
  });
  return Object.fromEntries(sound) as Partial<z.output<Schema>>;
}
