import { z } from 'zod';
import { newRecord, type UpdateRecord } from '../core/update.ts';
import { keepFile, peekKeptFile, readKeptFile, type KeptFile } from '../player/kept-file.ts';

/** Where it is kept how an update stands, across power cuts and versions. */
export interface UpdateRecords {
  /** Where there is none, or none that can be read, nothing was begun. */
  read(): Promise<UpdateRecord>;
  /** When it resolves, it is on the disk. */
  keep(record: UpdateRecord): Promise<void>;
}

export function openUpdateRecords(file: string): UpdateRecords {
  return {
    read: async () => recordIn(await readKeptFile(file)),
    keep: (record) => keepFile(file, record),
  };
}

/** The same for whoever only wants to know. */
export async function peekUpdateRecord(file: string): Promise<UpdateRecord> {
  return recordIn(await peekKeptFile(file));
}

function recordIn(kept: KeptFile): UpdateRecord {
  return kept.kind === 'read' ? (record.safeParse(kept.value).data ?? newRecord) : newRecord;
}

const attempt = z.object({
  from: z.string(),
  to: z.string(),
  begunAt: z.number(),
  tries: z.number(),
  before: z.object({ isSafe: z.boolean(), hasDisplay: z.boolean() }),
});

const ended = { at: z.number(), from: z.string(), to: z.string() };

const record = z.object({
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('idle') }),
    z.object({ kind: z.literal('installing'), attempt }),
    z.object({ kind: z.literal('judging'), attempt }),
    z.object({ kind: z.literal('unseen'), attempt }),
    z.object({ kind: z.literal('going-back'), attempt, why: z.string().optional() }),
  ]),
  bad: z.array(z.string()),
  previous: z.string().optional(),
  last: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('updated'), ...ended }),
      z.object({ kind: z.literal('went-back'), ...ended, why: z.string().optional() }),
      z.object({ kind: z.literal('stuck'), ...ended, why: z.string() }),
    ])
    .optional(),
  looked: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('nothing'), at: z.number() }),
      z.object({ kind: z.enum(['taken', 'waits', 'bad', 'later']), at: z.number(), version: z.string() }),
      z.object({ kind: z.enum(['not-reached', 'not-taken']), at: z.number(), why: z.string() }),
    ])
    .optional(),
  screen: z.object({ id: z.string(), timeZone: z.string() }).optional(),
});
