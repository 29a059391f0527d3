import { z } from 'zod';
import type { Words } from '../../core/words.ts';
import type { Seen } from './fragments.ts';

export type SeenPlaces =
  { readonly kind: 'seen'; readonly seen: readonly Seen[] } | { readonly kind: 'refused'; readonly words: Words };

/**
 * What players have told of their chains, out of what `fleet --json` gives: of each screen the newest place, and the one from
 * which its record of plays went back or was begun anew. Screens of one machine tell the same, which is given once.
 */
export function seenPlaces(written: unknown): SeenPlaces {
  const read = fleetSchema.safeParse(written);
  if (!read.success) return { kind: 'refused', words: noFleet };
  const byPlace = new Map<string, { seq: number; hash: string; screens: string[] }>();
  for (const { id, journal } of read.data.screens)
    for (const { seq, hash } of journal === null
      ? []
      : [journal, ...(journal.trouble ? [journal.trouble.before] : [])]) {
      const place = `${seq}.${hash}`;
      const known = byPlace.get(place);
      if (known === undefined) byPlace.set(place, { seq, hash, screens: [id] });
      else known.screens.push(id);
    }
  return byPlace.size === 0 ? { kind: 'refused', words: nothingTold } : { kind: 'seen', seen: [...byPlace.values()] };
}

const place = z.object({ seq: z.int().positive(), hash: z.string().regex(/^[0-9a-f]{8,64}$/) });
const fleetSchema = z.object({
  screens: z.array(
    z.object({
      id: z.string(),
      journal: z.object({ ...place.shape, trouble: z.object({ before: place }).nullish() }).nullable(),
    }),
  ),
});

const noFleet: Words = {
  en: 'is not what fleet --json writes: "screens" with "id" and "journal" is needed',
  vi: 'không phải tệp do fleet --json ghi: cần có "screens" với "id" và "journal"',
};
const nothingTold: Words = {
  en: 'no screen in it tells how far its record of plays has come: older players do not, nor those with the state in User-Agent switched off',
  vi: 'không màn hình nào trong đó báo nhật ký phát đã đến đâu: trình phát bản cũ không báo, hoặc đã tắt trạng thái trong User-Agent',
};
