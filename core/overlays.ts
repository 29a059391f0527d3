import { z } from 'zod';

/** Where the code of the overlay sits; the slogan strip takes the same edge, top or bottom. */
export const corners = ['bottom-right', 'bottom-left', 'top-right', 'top-left'] as const;

export const overlaysSchema = z.looseObject({
  qr: z
    .looseObject({
      url: z
        .string()
        .max(2048)
        .regex(/^https?:\/\/[^\s\u0000-\u001f]+$/, 'must be an http or https address'),
      caption: z.string().trim().min(1).max(40).optional(),
      corner: z.enum(corners).default('bottom-right'),
    })
    .optional(),
  slogan: z
    .looseObject({ text: z.string().trim().min(1).max(120), link: z.string().trim().min(1).max(60).optional() })
    .optional(),
});

/**
 * What stands beside every item: a code to scan (at least 20 % of the short side, DECISIONS 33) and a strip with the slogan.
 * They take a frame of their own and never cover the picture.
 */
export type Overlays = z.infer<typeof overlaysSchema>;
