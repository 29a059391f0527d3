import { z } from 'zod';
import { line, webAddress } from './drawn-text.ts';
import { fileReference, type FileReference } from './file-reference.ts';
import { rules } from './schema-rules.ts';
import type { Screen } from './screen.ts';

/** Where the code of the overlay sits; the slogan strip takes the same edge, top or bottom. */
export const corners = ['bottom-right', 'bottom-left', 'top-right', 'top-left'] as const;

export const overlaysSchema = z.looseObject({
  qr: z
    .looseObject({
      url: webAddress,
      caption: line(40).optional(),
      corner: z.enum(corners).default('bottom-right'),
      /** The name of a query parameter that carries the screen's id, so that scans per screen can be counted. */
      tag: z
        .string()
        .regex(/^[A-Za-z0-9_-]{1,32}$/, rules.parameter.en)
        .optional(),
      /** The code is on the screen at least once in every such stretch, whatever the items say. */
      dwellSeconds: z.number().min(5).max(86_400).optional(),
    })
    .optional(),
  slogan: z.looseObject({ text: line(120), link: line(60).optional() }).optional(),
  /** Short messages that run along the edge, one after the other. */
  ticker: z.looseObject({ texts: z.array(line(300)).min(1).max(50) }).optional(),
  agency: z.looseObject({ name: line(80), emblem: fileReference.optional() }).optional(),
  clock: z.boolean().optional(),
});

/**
 * What stands beside every item: a code to scan (at least 20 % of the short side, DECISIONS 33), a strip with the
 * slogan, running messages, who is speaking, the time. They take a frame of their own and never cover the picture.
 */
export type Overlays = z.infer<typeof overlaysSchema>;

/** The address that the code of the overlay leads to from this screen. */
export function qrAddress({ url, tag }: NonNullable<Overlays['qr']>, { id }: Pick<Screen, 'id'>): string {
  if (tag === undefined) return url;
  const [rest = '', ...fragment] = url.split('#');
  const query = `${tag}=${encodeURIComponent(id)}`;
  return [`${rest}${rest.includes('?') ? '&' : '?'}${query}`, ...fragment].join('#');
}

/** The files that overlays need. */
export function overlayFiles(overlays: Overlays | false | undefined): readonly FileReference[] {
  const emblem = overlays === false ? undefined : overlays?.agency?.emblem;
  if (emblem === undefined) return [];
  const { url, sha256, bytes } = emblem;
  return [{ url, ...(sha256 === undefined ? {} : { sha256 }), ...(bytes === undefined ? {} : { bytes }) }];
}
