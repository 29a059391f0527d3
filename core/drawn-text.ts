import { z } from 'zod';
import { rules } from './schema-rules.ts';

/** Text that people read from metres away: trimmed, on one line, short. */
export const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\u0000-\u001f\u007f]*$/, rules.oneLine.en);

/** An address that a drawn code leads to. */
export const webAddress = z
  .string()
  .max(2048)
  .regex(/^https?:\/\/[^\s\u0000-\u001f]+$/, rules.webAddress.en);
