import { z } from 'zod';
import { commandKinds, MOST_COMMANDS, restartables } from './commands.ts';
import { bytes, fileReference, plainWords, sha256, url } from './file-reference.ts';
import { overlaysSchema } from './overlays-schema.ts';
import { days, MOST_ITEMS, zones } from './playlist.ts';
import { isRecord } from './record.ts';
import { rules } from './schema-rules.ts';
import { slideSchemas, type SlideKind } from './slides.ts';
import { isCalendarMoment, isTimeZone } from './wall-clock.ts';
import type { Words } from './words.ts';
import { USUAL_ZONES } from './zones.ts';

/**
 * The shapes of a playlist file, field by field. Objects are loose: unknown fields are kept, and told by `strayFields`.
 * The parts of the file are checked one by one, so that a fault names the kind of thing it is about; `playlistDocument`
 * is all of them together, for the JSON Schema.
 */

/** An id, or the name of a daypart. */
export const name = plainWords(200).min(1);
/** Durations of 1 s to 24 h (PLAYLIST.md, limits). */
const durationSeconds = z.number().min(1).max(86_400);
const percent = z.number().min(0).max(100);
const fit = z.enum(['contain', 'cover', 'fill']);
const transition = z.looseObject({
  type: z.enum(['cut', 'fade', 'slide']),
  seconds: z.number().min(0).max(5).optional(),
});
const language = z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, rules.language.en);
const pixels = z.int().min(1).max(32_768);
const mime = z.string().regex(/^(video|image|audio)\/[a-z0-9.+-]+$/i, rules.mime.en);
const orientation = z.enum(['landscape', 'portrait']);

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, rules.clockTime.en);
const clockEnd = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, rules.clockEnd.en);
const moment = z.string().refine(isCalendarMoment, { error: rules.moment.en });
const dateTime = z.iso.datetime({ offset: true, error: rules.dateTime.en });

/** A rule about an object as a whole: told even when fields of it are wrong too. */
function whole({ en }: Words): { readonly error: string; readonly when: (payload: { value: unknown }) => boolean } {
  return { error: en, when: ({ value }) => isRecord(value) };
}

const flight = z
  .looseObject({ from: moment.optional(), until: moment.optional() })
  .refine(({ from, until }) => from !== undefined || until !== undefined, whole(rules.emptyFlight));

const tags = z
  .array(z.string().regex(/^\s*[^=\s]+=\s*[^=\s][^=]*$/, rules.tag.en))
  .min(1)
  .optional();
export const screens = z
  .looseObject({
    ids: z.array(name.regex(/\S/, rules.screenId.en)).min(1).optional(),
    tags: z
      .looseObject({ all: tags, any: tags, none: tags })
      .refine(
        ({ all, any, none }) => all !== undefined || any !== undefined || none !== undefined,
        whole(rules.emptyTags),
      )
      .optional(),
  })
  .refine(({ ids, tags }) => ids !== undefined || tags !== undefined, whole(rules.emptyTarget));

const conditions = {
  flight: flight.optional(),
  dayparts: z.array(name).min(1).optional(),
  screens: screens.optional(),
};

/** One window of a daypart; without days on all of them, without times for the whole day. */
export const daypartWindow = z
  .looseObject({
    days: z.array(z.enum(days)).min(1).optional(),
    from: clockTime.default('00:00'),
    to: clockEnd.default('24:00'),
  })
  .refine(({ from, to }) => from !== to, whole(rules.emptyWindow));

export const source = fileReference.extend({
  type: mime.optional(),
  width: pixels.optional(),
  height: pixels.optional(),
  orientation: orientation.optional(),
  lang: language.optional(),
});

export const captions = fileReference.extend({ lang: language.optional() });

export const signLanguage = fileReference.extend({ type: mime.optional(), lang: language.optional() });

const itemBase = {
  id: name.optional(),
  durationSeconds: durationSeconds.optional(),
  overlays: z.boolean().optional(),
  optional: z.boolean().optional(),
  transition: transition.optional(),
  lang: language.optional(),
  alt: plainWords(500).optional(),
  ...conditions,
};

export const mediaItem = z
  .looseObject({
    ...itemBase,
    type: mime.or(z.enum(['video', 'image', 'audio'])).optional(),
    src: url.optional(),
    sources: z.array(source).min(1).max(64).optional(),
    sha256: sha256.optional(),
    bytes: bytes.optional(),
    fit: fit.optional(),
    muted: z.boolean().optional(),
    volume: percent.optional(),
    captions: z.array(captions).max(32).optional(),
    signLanguage: z.array(signLanguage).min(1).max(32).optional(),
  })
  .refine(({ src, sources }) => (src === undefined) !== (sources === undefined), whole(rules.oneSource));

/** A picture in the place of a web page that cannot be had. */
export const webFallback = fileReference.extend({ type: mime.optional() });

export const webItem = z.looseObject({
  ...itemBase,
  type: z.literal('web'),
  /** Whole, and its host as browsers write it: settings allow pages by their origins. */
  src: plainWords(2048).regex(
    /^https?:\/\/(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:[0-9]{1,5})?([/?#]|$)/i,
    rules.pageAddress.en,
  ),
  fallback: webFallback.optional(),
});

/** The schema of a slide item of this kind. */
const slideItem = (kind: SlideKind) =>
  z.looseObject({ ...itemBase, type: z.literal('slide').optional(), slide: slideSchemas[kind] });

export const slideItems = {
  slogan: slideItem('slogan'),
  steps: slideItem('steps'),
  notice: slideItem('notice'),
  comparison: slideItem('comparison'),
  'support-point': slideItem('support-point'),
  'install-rate': slideItem('install-rate'),
} as const satisfies Record<SlideKind, unknown>;

/** A slide whose kind is not known: what every item has. */
export const slideOfNoKind = z.looseObject({
  ...itemBase,
  type: z.literal('slide').optional(),
  slide: z.unknown(),
});

/** A campaign but for what is inside its items. */
export const campaign = z.looseObject({
  id: name,
  title: plainWords(200).optional(),
  zone: z.enum(zones).default('main'),
  priority: z.int().min(-1_000_000).max(1_000_000).default(0),
  weight: z.int().min(1).max(100).default(1),
  maxPlaysPerHour: z.int().min(1).max(3600).optional(),
  at: z.array(clockTime).min(1).max(1440).optional(),
  everyMinutes: z.int().min(1).max(1440).optional(),
  overlays: z.boolean().default(true),
  contract: z.looseObject({ plays: z.int().min(1), from: moment.optional(), until: moment.optional() }).optional(),
  ...conditions,
  items: z.array(z.unknown()).min(1),
});

/** An interrupt but for what is inside its items. */
export const interrupt = z.looseObject({
  id: name,
  title: plainWords(200).optional(),
  class: z.enum(['emergency', 'notice']).default('notice'),
  drill: z.boolean().default(false),
  overlays: z.boolean().optional(),
  ...conditions,
  items: z.array(z.unknown()).min(1),
});

export const displayRule = z.looseObject({
  screens: screens.optional(),
  hours: z.array(name).min(1).optional(),
  outside: z.enum(['black', 'off']).default('black'),
  volume: z
    .array(z.looseObject({ dayparts: z.array(name).min(1).optional(), percent }))
    .min(1)
    .optional(),
});

export const command = z
  .looseObject({
    id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, rules.commandId.en),
    do: z.enum(commandKinds),
    from: moment.optional(),
    until: moment,
    screens: screens.optional(),
    what: z.enum(restartables).default('player'),
    percent: percent.optional(),
    seconds: z.number().min(5).max(600).default(30),
  })
  .refine((written) => written.do !== 'volume' || written.percent !== undefined, whole(rules.volumePercent));

/** How the zones beside the main picture lie: together they leave it half of the width, and more of the height. */
export const zonesSchema = z.looseObject({
  side: z
    .looseObject({
      edge: z.enum(['right', 'left']).default(USUAL_ZONES.side.edge),
      percent: z.number().min(15).max(50).default(USUAL_ZONES.side.percent),
    })
    .prefault({}),
  strip: z
    .looseObject({
      edge: z.enum(['bottom', 'top']).default(USUAL_ZONES.strip.edge),
      percent: z.number().min(8).max(40).default(USUAL_ZONES.strip.percent),
    })
    .prefault({}),
});

/** Everything of the file's head: all but dayparts, campaigns, interrupts and items. */
export const playlistHead = z.looseObject({
  formatVersion: z.literal(1),
  id: name.default('playlist'),
  epoch: z.int().min(0).default(0),
  revision: z.int().min(0).default(0),
  activateAt: moment.optional(),
  trust: z.int().min(1).optional(),
  publishedAt: dateTime.optional(),
  title: plainWords(200).optional(),
  staleAfter: moment.optional(),
  locale: language.default('vi'),
  timeZone: z.string().refine(isTimeZone, { error: rules.timeZone.en }).default('Asia/Ho_Chi_Minh'),
  sync: z.enum(['none', 'clock']).default('none'),
  refresh: z
    .looseObject({
      /** Asked every minute by default (DECISIONS 21); at least 10 s so that a slip does not become an attack. */
      intervalSeconds: z.number().min(10).max(86_400).default(60),
      jitterSeconds: z.number().min(0).max(86_400).optional(),
      downloadWindow: z
        .looseObject({ from: clockTime, to: clockEnd })
        .refine(({ from, to }) => from !== to, whole(rules.emptyWindow))
        .optional(),
      maxRateKbps: z.number().min(8).max(10_000_000).optional(),
      mirrors: z.array(url).max(16).optional(),
    })
    .prefault({}),
  defaults: z
    .looseObject({
      durationSeconds: durationSeconds.default(10),
      transition: transition.optional(),
      fit: fit.default('contain'),
      muted: z.boolean().default(true),
      volume: percent.default(100),
    })
    .prefault({}),
  overlays: z.union([z.literal(false), overlaysSchema]).optional(),
  zones: zonesSchema.prefault({}),
  holidays: z.array(z.iso.date(rules.date.en)).max(4000).default([]),
  withdrawn: z.array(name).max(MOST_ITEMS).default([]),
  commands: z.array(command).max(MOST_COMMANDS).default([]),
});

/** An item of any kind. */
export const playlistItem = z.union([mediaItem, ...Object.values(slideItems), webItem]);

/** The whole file, for the JSON Schema and stray fields; `parsePlaylist` checks it part by part with the same definitions. */
export const playlistDocument = (() => {
  const items = z.array(playlistItem).min(1).max(MOST_ITEMS);
  return playlistHead.extend({
    $schema: z.string().optional(),
    dayparts: z.record(z.string(), z.union([daypartWindow, z.array(daypartWindow).min(1)])).optional(),
    items: items.optional(),
    campaigns: z.array(campaign.extend({ items })).optional(),
    interrupts: z.array(interrupt.extend({ items })).optional(),
    display: z.union([displayRule, z.array(displayRule)]).optional(),
  });
})();
