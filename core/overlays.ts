import { z } from 'zod';
import { line, webAddress } from './drawn-text.ts';

/** Where the code of the overlay sits; the slogan strip takes the same edge, top or bottom. */
export const corners = ['bottom-right', 'bottom-left', 'top-right', 'top-left'] as const;

export const overlaysSchema = z.looseObject({
  qr: z
    .looseObject({
      url: webAddress,
      caption: line(40).optional(),
      corner: z.enum(corners).default('bottom-right'),
    })
    .optional(),
  slogan: z.looseObject({ text: line(120), link: line(60).optional() }).optional(),
});

/**
 * What stands beside every item: a code to scan (at least 20 % of the short side, DECISIONS 33) and a strip with the slogan.
 * They take a frame of their own and never cover the picture.
 */
export type Overlays = z.infer<typeof overlaysSchema>;
