import { z } from 'zod';
import { overlaysSchema } from './overlays-schema.ts';

const words = z.object({ en: z.string(), vi: z.string() });
const instant = z.number();

/** A file of the playlist, as the preview has it. */
const previewFile = z.discriminatedUnion('kind', [
  /** Served under the page's own origin, or part of the page. */
  z.object({ kind: z.literal('here'), url: z.string() }),
  /** Its first picture only, as part of the page. */
  z.object({ kind: z.literal('poster'), url: z.string(), seconds: z.number().positive().optional() }),
  /** Not in the page: a clip, a sound or captions, or too big for what a letter carries, or not to be had. */
  z.object({ kind: z.literal('absent'), why: z.enum(['clip', 'room', 'missing']) }),
]);

/** What the page of the preview is given: by `bluezone-kiosk preview` over loopback, or inside an exported file. */
export const previewData = z.object({
  /** Counts what was saved while the page is served, from 0. */
  version: z.int().min(0),
  /** What the playlist is called: its file, folder or address. */
  name: z.string(),
  /** The newest playlist without a fault, as it is written. */
  text: z.string(),
  /** What is wrong with what has been saved since. */
  faults: z.array(z.object({ place: z.string(), words, line: z.int().min(1).optional() })).readonly(),
  /** Why the playlist cannot be read any more, and when what is shown was read. */
  unread: z.object({ words, readAt: instant }).optional(),
  /** By address as written in the playlist. */
  files: z.record(z.string(), previewFile),
  /** Of the bundled campaign: they stand where the playlist says nothing. */
  overlays: overlaysSchema.or(z.literal(false)),
  screen: z.object({ id: z.string(), tags: z.array(z.string()) }),
  /** When the machine is open, where the playlist does not say, as the settings `hours` and `outsideHours` have it. */
  hours: z.object({ text: z.string(), outside: z.enum(['black', 'off']) }).optional(),
  /** Where the cursor begins; now, if it is not said. Epoch milliseconds. */
  at: instant.optional(),
  lang: z.enum(['en', 'vi']).optional(),
  /** When the file was written; a page that is served follows the playlist instead. Epoch milliseconds. */
  exportedAt: instant.optional(),
});

export type PreviewData = z.infer<typeof previewData>;
export type PreviewFile = z.infer<typeof previewFile>;

/** The element of an exported page that holds its data. */
export const PREVIEW_DATA_ID = 'preview-data';
