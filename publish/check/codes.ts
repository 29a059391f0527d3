import { legibilityCodes } from './legibility-codes.ts';
import { mediaCodes } from './media-codes.ts';
import { playlistCodes } from './playlist-codes.ts';
import { scheduleCodes } from './schedule-codes.ts';
import type { Definition } from './definition.ts';

/** Every code that `check` can tell, by subject; docs/check.md is made from it. */
export const subjects = {
  playlist: playlistCodes,
  schedule: scheduleCodes,
  media: mediaCodes,
  legibility: legibilityCodes,
} as const;

export type CheckCode =
  keyof typeof playlistCodes | keyof typeof scheduleCodes | keyof typeof mediaCodes | keyof typeof legibilityCodes;

export const definitions: Readonly<Record<CheckCode, Definition>> = {
  ...playlistCodes,
  ...scheduleCodes,
  ...mediaCodes,
  ...legibilityCodes,
};
