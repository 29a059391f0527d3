import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptPlaylist } from '../../../player/playlist-store.ts';
import { keptOf } from '../../../player/read-playlist.ts';
import { TRUST_FILE } from '../../../player/trust/kept-trust.ts';
import { openTrust, type TrustKeeper } from '../../../player/trust/trust-keeper.ts';
import type { Channel } from '../../fakes/channel.ts';
import { logbook } from '../../fakes/logbook.ts';
import { tempDir } from '../../fakes/temp-dir.ts';

export type Answer = Awaited<ReturnType<TrustKeeper['reader']['read']>>;

/** A data directory that outlives its keepers, and a web folder with trust files. */
export async function machine() {
  const dir = await tempDir();
  const web = new Map<string, string>();
  const clock = { now: Date.parse('2026-11-20T08:00:00+07:00') };
  const asked: string[] = [];
  const renewed: number[] = [];
  const log = logbook();
  const kept: KeptPlaylist[] = [];
  return {
    ...{ dir, web, clock, asked, renewed, log, kept, file: join(dir, TRUST_FILE) },
    async given(channel: Channel) {
      const path = join(dir, 'given.json');
      await writeFile(path, channel.anchor);
      return path;
    },
    async start(anchor?: string) {
      const keeper = await openTrust({
        ...{ path: join(dir, TRUST_FILE), anchor, kept, log },
        before: () => kept.at(-1),
        now: () => clock.now,
        onRenewed: () => void renewed.push(clock.now),
      });
      const read = (text: string) =>
        keeper.reader.read(Buffer.from(text), (path) => {
          asked.push(path);
          return Promise.resolve(web.get(path));
        });
      return { ...keeper, read };
    },
  };
}

/** The codes of an answer's faults, or its kind when it has none. */
export const codes = (answer: { readonly kind: string }) =>
  'faults' in answer ? (answer.faults as readonly { code: string }[]).map(({ code }) => code) : answer.kind;

/** What a hold of a channel says. */
export function holdOf({ trust }: Channel, revision: number): object {
  const { channel: id, epoch } = trust;
  return { formatVersion: 1, id, epoch, revision, publishedAt: '2026-11-20T08:00:00+07:00' };
}

/** A playlist that was read, as a player keeps it. */
export function keptFrom(answer: Answer): KeptPlaylist {
  if (answer.kind !== 'playlist') throw new Error(JSON.stringify(answer));
  return { ...keptOf(answer), source: 'x', baseUrl: 'x', validators: {}, fetchedAt: 0 };
}

/** What the first slide of a playlist that was read says. */
export function titleOf(answer: Answer): string | undefined {
  const { items } = JSON.parse(keptFrom(answer).text) as { items: { slide: { title: string } }[] };
  return items[0]?.slide.title;
}
