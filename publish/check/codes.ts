import { commandCodes } from './command-codes.ts';
import { legibilityCodes } from './legibility-codes.ts';
import { mediaCodes } from './media-codes.ts';
import { playlistCodes } from './playlist-codes.ts';
import { scheduleCodes } from './schedule-codes.ts';
import { trustCodes } from './trust-codes.ts';
import type { Definition } from './definition.ts';

/** Every code that `check` and `verify` can tell, by subject; docs/check.md is made from it. */
export const subjects = {
  playlist: playlistCodes,
  schedule: scheduleCodes,
  commands: commandCodes,
  media: mediaCodes,
  legibility: legibilityCodes,
  trust: trustCodes,
} as const;

export type CheckCode =
  | keyof typeof playlistCodes
  | keyof typeof scheduleCodes
  | keyof typeof commandCodes
  | keyof typeof mediaCodes
  | keyof typeof legibilityCodes
  | keyof typeof trustCodes;

export const definitions: Readonly<Record<CheckCode, Definition>> = {
  ...playlistCodes,
  ...scheduleCodes,
  ...commandCodes,
  ...mediaCodes,
  ...legibilityCodes,
  ...trustCodes,
};
