import { z } from 'zod';
import { line, webAddress } from './drawn-text.ts';
import { fileReference } from './file-reference.ts';
import { rules } from './schema-rules.ts';

/** Where the code of the overlay sits; the slogan strip takes the same edge, top or bottom. */
const corners = ['bottom-right', 'bottom-left', 'top-right', 'top-left'] as const;

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
