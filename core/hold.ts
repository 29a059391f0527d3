import { z } from 'zod';
import { placeOf } from './faults.ts';
import { plainWords } from './file-reference.ts';
import { isRecord } from './record.ts';

/** How long the words of a hold may be: what fits a screen and is read from across a hall. */
export const MOST_HOLD_LETTERS = 160;

const holdFile = z.object({
  formatVersion: z.literal(1),
  id: plainWords(200).min(1),
  epoch: z.int().min(0),
  /** Of the same count as the playlists', so that an old one cannot be played again (DECISIONS 21). */
  revision: z.int().min(1),
  publishedAt: z.iso.datetime({ offset: true }),
  /** What the screens say meanwhile. */
  text: plainWords(MOST_HOLD_LETTERS).regex(/\S/, 'must not be blank').optional(),
});

/** The word to take all content down until the next revision. It can show nothing but the player's own slide. */
export type Hold = z.infer<typeof holdFile>;

/** A hold from its JSON, or why it is none. */
export function parseHold(
  text: string,
): { readonly kind: 'hold'; readonly hold: Hold } | { readonly kind: 'refused'; readonly why: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'refused', why: 'not JSON' };
  }
  const hold = holdFile.safeParse(value);
  if (hold.success) return { kind: 'hold', hold: hold.data };
  return {
    kind: 'refused',
    why: hold.error.issues.map(({ path, message }) => `${placeOf(path)}: ${message}`).join('; '),
  };
}

/**
 * The playlist that a hold comes to: one slide of the player's own, on the screens' own hours.
 *
 * @param before  the text of the playlist in force, whose hours, zone and pace of asking go on
 */
export function playlistOfHold({ id, epoch, revision, publishedAt, text }: Hold, before: string | undefined): string {
  const file: unknown = before === undefined ? {} : JSON.parse(before.replace(/^\ufeff/, ''));
  const kept = isRecord(file)
    ? Object.fromEntries(KEPT.flatMap((name) => (name in file ? [[name, file[name]]] : [])))
    : {};
  const { locale } = kept;
  const isVietnamese = typeof locale !== 'string' || locale.startsWith('vi');
  const standing = isVietnamese ? 'Màn hình tạm ngừng phát' : 'Out of service for now';
  const words = text === undefined || text.length > LONGEST_TITLE ? { title: standing, text } : { title: text };
  return JSON.stringify({
    ...kept,
    ...{ formatVersion: 1, id, epoch, revision, publishedAt, overlays: false },
    items: [{ id: 'hold', durationSeconds: 60, slide: { kind: 'notice', ...words } }],
  });
}

/** Longer words stand under a title (notice, in slides.ts). */
const LONGEST_TITLE = 60;
const KEPT = ['locale', 'timeZone', 'holidays', 'dayparts', 'display', 'refresh'];
