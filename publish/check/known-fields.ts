import { overlaysSchema } from '../../core/overlays.ts';
import {
  campaign,
  captions,
  daypartWindow,
  displayRule,
  interrupt,
  mediaItem,
  playlistDocument,
  screens,
  slideItems,
  source,
} from '../../core/playlist-schema.ts';

/** Every field name of the playlist language outside slides, for telling what a misspelt one was meant to be. */
export const knownFields: readonly string[] = [
  ...new Set(
    [
      playlistDocument.shape,
      playlistDocument.shape.refresh.unwrap().shape,
      playlistDocument.shape.defaults.unwrap().shape,
      overlaysSchema.shape,
      overlaysSchema.shape.qr.unwrap().shape,
      overlaysSchema.shape.slogan.unwrap().shape,
      campaign.shape,
      campaign.shape.flight.unwrap().shape,
      interrupt.shape,
      screens.shape,
      screens.shape.tags.unwrap().shape,
      daypartWindow.shape,
      displayRule.shape,
      mediaItem.shape,
      slideItems.notice.shape,
      source.shape,
      captions.shape,
    ].flatMap((shape) => Object.keys(shape)),
  ),
];
