import { z } from 'zod';
import { overlaysSchema } from '../../core/overlays-schema.ts';
import {
  campaign,
  captions,
  command,
  daypartWindow,
  displayRule,
  interrupt,
  mediaItem,
  playlistDocument,
  screens,
  signLanguage,
  slideItems,
  source,
  webItem,
} from '../../core/playlist-schema.ts';

const fieldsOf = (...shapes: readonly object[]): ReadonlySet<string> => new Set(shapes.flatMap(Object.keys));

const fields = {
  playlist: new Set([...fieldsOf(playlistDocument.shape), 'proofOfPlay']),
  refresh: fieldsOf(playlistDocument.shape.refresh.unwrap().shape),
  defaults: fieldsOf(playlistDocument.shape.defaults.unwrap().shape),
  overlays: fieldsOf(overlaysSchema.shape),
  qr: fieldsOf(overlaysSchema.shape.qr.unwrap().shape),
  slogan: fieldsOf(overlaysSchema.shape.slogan.unwrap().shape),
  ticker: fieldsOf(overlaysSchema.shape.ticker.unwrap().shape),
  agency: fieldsOf(overlaysSchema.shape.agency.unwrap().shape),
  daypart: fieldsOf(daypartWindow.shape),
  display: fieldsOf(displayRule.shape),
  commands: fieldsOf(command.shape),
  campaigns: fieldsOf(campaign.shape),
  interrupts: fieldsOf(interrupt.shape),
  flight: fieldsOf(campaign.shape.flight.unwrap().shape),
  screens: fieldsOf(screens.shape),
  tags: fieldsOf(screens.shape.tags.unwrap().shape),
  source: fieldsOf(source.shape),
  captions: fieldsOf(captions.shape),
  signLanguage: fieldsOf(signLanguage.shape),
  media: fieldsOf(mediaItem.shape),
  slide: fieldsOf(slideItems.notice.shape),
  web: fieldsOf(webItem.shape),
} as const;

/** The field names of the larger parts of the language, for telling what a strange one was meant to be. */
export const knownFields: Readonly<Record<keyof typeof fields, ReadonlySet<string>>> = fields;

/** The field names that an object may have at a place such as `items[3].slide.people[0]`; none where no object stands. */
export function fieldsAt(place: string): readonly string[] {
  const steps = place === '' ? [] : place.replace(/\[\d+\]/g, '').split('.');
  const objects = steps.reduce<readonly z.ZodObject[]>(
    (at, step) =>
      at.flatMap(({ shape }) => objectsIn(Object.entries<z.ZodType>(shape).find(([field]) => field === step)?.[1])),
    [playlistDocument],
  );
  return [...new Set(objects.flatMap(({ shape }) => Object.keys(shape)))];
}

/** The objects that a value may be, or be a list of. */
function objectsIn(schema: z.core.$ZodType | undefined): readonly z.ZodObject[] {
  if (schema instanceof z.ZodObject) return [schema];
  if (schema instanceof z.ZodArray) return objectsIn(schema.element);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(objectsIn);
  const isAround = [z.ZodOptional, z.ZodDefault, z.ZodPrefault].some((around) => schema instanceof around);
  return isAround ? objectsIn((schema as z.ZodOptional).unwrap()) : [];
}
