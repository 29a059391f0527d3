import { generateKeyPairSync, hash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { entryLine, sealLine } from '../../core/journal-lines.ts';
import { CHAIN_BEGINS } from '../../core/play-record.ts';
import { publicTextOf, sealOf } from '../../player/journal/seals.ts';
import { keyIdOf } from '../../player/trust/public-key.ts';

export interface DeliveredPlays {
  readonly plays: number;
  readonly files: number;
  readonly packedBytes: number;
}

/** What a screen plays: an item every so many seconds, twenty of them in turn, for so many days. */
export interface PlayedMonth {
  readonly screen: number;
  readonly days: number;
  readonly everySeconds: number;
}

/** Writes what a screen delivers of it, in sealed batches. */
export function writeDelivered(folder: string, { screen, days, everySeconds }: PlayedMonth): DeliveredPlays {
  const { privateKey } = generateKeyPairSync('ed25519');
  const at = path.join(folder, keyIdOf(publicTextOf(privateKey)));
  mkdirSync(at, { recursive: true });
  let prevHash = CHAIN_BEGINS;
  let packedBytes = 0;
  let files = 0;
  const everyMs = everySeconds * 1000;
  const plays = (days * DAY_MS) / everyMs;
  for (let first = 1; first <= plays; first += BATCH) {
    const last = Math.min(plays, first + BATCH - 1);
    const lines: string[] = [];
    for (let seq = first; seq <= last; seq++) {
      const line = playLine(screen, { seq, prevHash, everyMs });
      prevHash = hash('sha256', line);
      lines.push(line);
    }
    lines.push(sealLine(sealOf({ seq: last, hash: prevHash }, privateKey, FIRST_DAY + last * everyMs)), '');
    const packed = gzipSync(lines.join('\n'), { level: 1 });
    const [from, to] = [first, last].map((seq) => String(seq).padStart(12, '0'));
    writeFileSync(path.join(at, `${from}-${to}.jsonl.gz`), packed);
    packedBytes += packed.length;
    files += 1;
  }
  return { plays, files, packedBytes };
}

/** Midnight in Vietnam, at the beginning of November 2026. */
export const FIRST_DAY = Date.UTC(2026, 9, 31, 17);
const DAY_MS = 86_400_000;
const BATCH = 500;

function playLine(
  screen: number,
  { seq, prevHash, everyMs }: { readonly seq: number; readonly prevHash: string; readonly everyMs: number },
): string {
  const item = seq % 20;
  const isStill = seq % 997 === 0;
  return entryLine({
    v: 1,
    kind: 'play',
    seq,
    eventId: `m3kx0-${screen}:${seq}`,
    screenId: `man-hinh-${screen}`,
    venueType: '70101',
    playlistId: 'tinh',
    revision: 12,
    campaignId: `chien-dich-${item % 4}`,
    itemId: `media/huong-dan-${item}.mp4`,
    zone: 'main',
    sha256: hash('sha256', String(item)),
    startedAt: new Date(FIRST_DAY + (seq - 1) * everyMs).toISOString(),
    shownMs: everyMs - 10 + (seq % 17),
    plannedMs: everyMs,
    frames: (30 * everyMs) / 1000,
    status: isStill ? 'partial' : 'success',
    reason: isStill ? 'the picture stood still' : null,
    displayed: true,
    clockTrusted: true,
    playerVersion: '0.7.0',
    prevHash,
  });
}
