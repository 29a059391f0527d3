/** Whether a value of untrusted JSON is what a field of a line must be. */
export type Check = (value: unknown) => boolean;

export const isText: Check = (value) => typeof value === 'string' && value.length <= LONGEST_TEXT;
export const isTextOrNull: Check = (value) => value === null || isText(value);
export const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
export const isCountOrNull: Check = (value) => value === null || isCount(value);
export const isSeq: Check = (value) => isCount(value) && value !== 0;
export const isSwitch: Check = (value) => typeof value === 'boolean';
export const isHash: Check = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
export const isInstant: Check = (value) =>
  typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
/** Only a day that the calendar has comes back as it was. */
export const isDate: Check = (value) =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString().startsWith(value);
export const isBase64Url =
  (digits: number): Check =>
  (value) =>
    typeof value === 'string' && value.length === digits && /^[\w-]+$/.test(value);
export const isOneOf =
  (...words: readonly unknown[]): Check =>
  (value) =>
    words.includes(value);

/** RFC 3339, with at least seconds. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;
/** A little more than what a page may tell (core/messages.ts). */
const LONGEST_TEXT = 4_096;
