import { z } from 'zod';
import { line, webAddress } from './drawn-text.ts';
import { rules } from './schema-rules.ts';

/**
 * Slides: posters that the player draws from data, sharp on every screen. Their words come from the playlist alone,
 * so the next campaign needs no new player.
 */

/** Pictograms a slide may name; the renderer draws each of them. */
const iconNames = [
  'battery',
  'bell',
  'bluetooth',
  'check',
  'code',
  'download',
  'eye-off',
  'family',
  'heart',
  'info',
  'location-off',
  'lock',
  'phone',
  'pin',
  'qr',
  'search',
  'shield',
  'users',
  'warning',
] as const;

const icon = z.enum(iconNames);
/** A calendar date as ISO 8601 writes it, `2020-08-18`. */
const date = z.iso.date(rules.date.en);
const qr = z.looseObject({ url: webAddress, caption: line(60).optional() });

/** A call to act with a code big enough to scan from 3 m: at least 55 % of the short side (DECISIONS 33). */
const slogan = z.looseObject({
  kind: z.literal('slogan'),
  /** The lines of the slogan, biggest first; at most four. */
  lines: z.array(line(48)).min(1).max(4),
  /** A quieter line under them. */
  note: line(90).optional(),
  qr,
});

/** A numbered guide, one step a card. */
const steps = z.looseObject({
  kind: z.literal('steps'),
  title: line(60),
  steps: z
    .array(z.looseObject({ title: line(48), detail: line(110).optional(), icon: icon.optional() }))
    .min(2)
    .max(6),
  qr: qr.optional(),
});

/**
 * A notice: a title and up to five short points; `warning` draws it in the colour of caution, `emergency` in that of
 * danger, with a title as large as it will go.
 */
const notice = z.looseObject({
  kind: z.literal('notice'),
  tone: z.enum(['info', 'warning', 'emergency']).default('info'),
  title: line(60),
  text: line(160).optional(),
  points: z
    .array(z.looseObject({ text: line(90), icon: icon.optional() }))
    .max(5)
    .default([]),
  qr: qr.optional(),
});

/** Right and wrong side by side, such as the genuine app beside the names that imitate it. */
const comparison = z.looseObject({
  kind: z.literal('comparison'),
  title: line(60),
  right: z.looseObject({ label: line(40), items: z.array(line(48)).min(1).max(4) }),
  wrong: z.looseObject({ label: line(40), items: z.array(line(48)).min(1).max(6) }),
  note: line(120).optional(),
  qr: qr.optional(),
});

/** Who helps here, page after page when they are many. Phones are drawn only with `showPhone` (DECISIONS 31). */
const supportPoint = z.looseObject({
  kind: z.literal('support-point'),
  title: line(80),
  place: line(90).optional(),
  hours: line(60).optional(),
  showPhone: z.boolean().default(false),
  people: z
    .array(
      z.looseObject({
        name: line(48),
        position: line(90).optional(),
        phone: line(24).optional(),
        district: line(48).optional(),
      }),
    )
    .max(200)
    .default([]),
  qr: qr.optional(),
});

const denominator = z.enum(['population', 'smartphone-users']);
const percent = z.number().min(0).max(100);

/**
 * How many have installed it. A share names what it is a share of, and the slide never mixes two (DECISIONS 32): the
 * earlier figures are shares of the same, a goal may be of another.
 */
const installRate = z.looseObject({
  kind: z.literal('install-rate'),
  title: line(60),
  place: line(60).optional(),
  percent,
  of: denominator,
  installs: z.int().min(0).optional(),
  date,
  previous: z.looseObject({ percent, date }).optional(),
  history: z.array(z.looseObject({ date, percent })).max(60).optional(),
  goal: z.looseObject({ percent, of: denominator, by: date.optional() }).optional(),
  qr: qr.optional(),
});

export const slideSchemas = {
  slogan,
  steps,
  notice,
  comparison,
  'support-point': supportPoint,
  'install-rate': installRate,
} as const;

export type SlideKind = keyof typeof slideSchemas;
export const slideKinds = Object.keys(slideSchemas) as readonly SlideKind[];

/** Whether this is the name of a kind of slide. */
export function isSlideKind(kind: unknown): kind is SlideKind {
  return (slideKinds as readonly unknown[]).includes(kind);
}

export type SloganSlide = z.infer<typeof slogan>;
export type StepsSlide = z.infer<typeof steps>;
export type NoticeSlide = z.infer<typeof notice>;
export type ComparisonSlide = z.infer<typeof comparison>;
export type SupportPointSlide = z.infer<typeof supportPoint>;
export type InstallRateSlide = z.infer<typeof installRate>;
export type Slide = SloganSlide | StepsSlide | NoticeSlide | ComparisonSlide | SupportPointSlide | InstallRateSlide;
export type SlideQr = z.infer<typeof qr>;
export type IconName = (typeof iconNames)[number];
