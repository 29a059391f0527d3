import { generateKeyPairSync, hash, type KeyObject } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { entryLine, sealLine } from '../../../core/journal-lines.ts';
import { CHAIN_BEGINS, type HelpedRecord, type JournalEntry, type PlayRecord } from '../../../core/play-record.ts';
import { publicTextOf, sealOf } from '../../../player/journal/seals.ts';
import { keyIdOf } from '../../../player/trust/public-key.ts';

type Said =
  | ({ readonly kind?: 'play' } & Partial<Omit<PlayRecord, 'kind'>>)
  | ({ readonly kind: 'helped' } & Pick<HelpedRecord, 'date' | 'people'> & Partial<HelpedRecord>);

/** A machine that hands out what it has shown, in a chain that its own key seals. */
export function machine({ privateKey }: { readonly privateKey: KeyObject } = generateKeyPairSync('ed25519')) {
  const publicKey = publicTextOf(privateKey);
  const id = keyIdOf(publicKey);
  const lines: string[] = [];
  let last = CHAIN_BEGINS;

  function add(said: Said): void {
    const seq = lines.length + 1;
    const link = { v: 1 as const, seq, prevHash: last };
    const entry: JournalEntry =
      said.kind === 'helped'
        ? { screenId: 'lobby', at: '2026-11-20T08:00:00.000Z', ...said, ...link }
        : { ...aPlay, eventId: `page-${id}:${seq}`, ...said, kind: 'play', ...link };
    const line = entryLine(entry);
    last = hash('sha256', line);
    lines.push(line);
  }

  /** The seal of all so far, as a line. */
  const seal = () => sealLine(sealOf({ seq: lines.length, hash: last }, privateKey, Date.UTC(2026, 10, 20)));

  return {
    ...{ id, key: privateKey, publicKey, lines, add, seal },
    /** Brings entries with the seal, as deliveries are; those from one number to another, all unless told otherwise. */
    async deliver(folder: string, from = 1, to = lines.length): Promise<string> {
      const at = path.join(folder, id);
      await mkdir(at, { recursive: true });
      const digits = (seq: number) => String(seq).padStart(12, '0');
      const file = path.join(at, `${digits(from)}-${digits(to)}.jsonl.gz`);
      await writeFile(file, gzipSync([...lines.slice(from - 1, to), seal(), ''].join('\n')));
      return file;
    },
  };
}

const aPlay: Omit<PlayRecord, 'seq' | 'prevHash' | 'eventId'> = {
  v: 1,
  kind: 'play',
  screenId: 'lobby',
  venueType: null,
  playlistId: 'tinh',
  revision: 12,
  campaignId: 'main',
  itemId: 'huong-dan.mp4',
  zone: 'main',
  sha256: 'ab'.repeat(32),
  startedAt: '2026-11-20T01:00:00.000Z',
  shownMs: 15_000,
  plannedMs: 15_000,
  frames: 450,
  status: 'success',
  reason: null,
  displayed: true,
  clockTrusted: true,
  playerVersion: '0.7.0',
};
