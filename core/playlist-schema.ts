import { z } from 'zod';
import { MOST_ITEMS } from './playlist.ts';
import { slideSchemas, type SlideKind } from './slides.ts';

/**
 * The shapes of a playlist file, field by field. Objects are loose: unknown fields are kept, and told by `strayFields`.
 * Items are checked one by one with `mediaItem` or `slideItem`, so that a fault names the kind of item it is about.
 */

const noControls = /^[^\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]*$/;
const words = (longest: number) => z.string().max(longest).regex(noControls, 'must not hold control characters');

/** Durations of 1 s to 24 h (PLAYLIST.md, limits). */
export const durationSeconds = z.number().min(1).max(86_400);
const fit = z.enum(['contain', 'cover', 'fill']);
const volume = z.number().min(0).max(100);
const transition = z.looseObject({
  type: z.enum(['cut', 'fade', 'slide']),
  seconds: z.number().min(0).max(5).optional(),
});
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits');
const bytes = z
  .int()
  .min(1)
  .max(64 * 2 ** 30);
const url = words(2048)
  .min(1)
  .regex(/^[^\\]*$/, 'must not hold backslashes')
  .regex(/^(https?:|(?![a-z][a-z0-9+.-]*:))/i, 'must be a relative, http or https address');
const pixels = z.int().min(1).max(32_768);
const mime = z
  .string()
  .regex(/^(video|image)\/[a-z0-9.+-]+$/i, 'must be a video or image MIME type, such as video/mp4');

const source = z.looseObject({
  url,
  sha256: sha256.optional(),
  bytes: bytes.optional(),
  type: mime.optional(),
  width: pixels.optional(),
  height: pixels.optional(),
  orientation: z.enum(['landscape', 'portrait']).optional(),
});

const itemBase = {
  id: words(200).min(1).optional(),
  durationSeconds: durationSeconds.optional(),
  overlays: z.boolean().optional(),
  alt: words(500).optional(),
  transition: transition.optional(),
};

export const mediaItem = z
  .looseObject({
    ...itemBase,
    type: mime.or(z.enum(['video', 'image'])).optional(),
    src: url.optional(),
    sources: z.array(source).min(1).max(64).optional(),
    sha256: sha256.optional(),
    bytes: bytes.optional(),
    fit: fit.optional(),
    muted: z.boolean().optional(),
    volume: volume.optional(),
  })
  .refine(({ src, sources }) => (src === undefined) !== (sources === undefined), {
    message: 'must have either "src", "sources" or "slide", and only one of them',
  });

/** The schema of a slide item of this kind. */
export const slideItem = (kind: SlideKind) =>
  z.looseObject({ ...itemBase, type: z.literal('slide').optional(), slide: slideSchemas[kind] });

/** Everything of the file but what is inside its items. */
export const playlistFile = z.looseObject({
  formatVersion: z.literal(1),
  id: words(200).min(1).default('playlist'),
  revision: z.int().min(0).default(0),
  publishedAt: z.iso.datetime({ offset: true }).optional(),
  title: words(200).optional(),
  locale: z
    .string()
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'must be a BCP 47 language tag, such as vi or en')
    .default('vi'),
  timeZone: z
    .string()
    .refine(isTimeZone, { error: 'must be an IANA time zone, such as Asia/Ho_Chi_Minh' })
    .default('Asia/Ho_Chi_Minh'),
  refresh: z
    .looseObject({
      /** Asked every minute by default (DECISIONS 21); at least 10 s so that a slip does not become an attack. */
      intervalSeconds: z.number().min(10).max(86_400).default(60),
      jitterSeconds: z.number().min(0).max(86_400).optional(),
    })
    .prefault({}),
  defaults: z
    .looseObject({
      durationSeconds: durationSeconds.default(10),
      transition: transition.optional(),
      fit: fit.default('contain'),
      muted: z.boolean().default(true),
      volume: volume.default(100),
    })
    .prefault({}),
  overlays: z.unknown().optional(),
  items: z.array(z.unknown()).min(1).max(MOST_ITEMS),
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false; // Intl knows no other way to answer
  }
}
