import { z } from 'zod';
import { campaign, interrupt, mediaItem, playlistDocument, slideItems, webItem } from '../../core/playlist-schema.ts';
import { MOST_ITEMS } from '../../core/playlist.ts';
import { slideSchemas } from '../../core/slides.ts';

/**
 * The file as one definition, of the same parts that validate it. Slides are told apart inside `slide`, by their
 * `kind`, so that an editor knows which of them is being written and underlines what that one lacks.
 */

export const slideItem = slideItems.notice.extend({ slide: z.union(Object.values(slideSchemas)) });

export const item = z.union([mediaItem, slideItem, webItem]);

const items = z.array(item).min(1).max(MOST_ITEMS);

export const campaignWithItems = campaign.extend({ items });
export const interruptWithItems = interrupt.extend({ items });

export const document = playlistDocument.extend({
  // For editors: the player reads past it.
  $schema: z.unknown().optional(),
  items: items.optional(),
  campaigns: z.array(campaignWithItems).optional(),
  interrupts: z.array(interruptWithItems).optional(),
});
