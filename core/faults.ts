import type { Lang, Words } from './words.ts';

/**
 * What is wrong with something that came from outside, in a form that can be listed, translated and acted on.
 * `place` is the path in the document (`items[3].durationSeconds`), empty for the document as a whole;
 * `words` say what must be, and what was found.
 */
export interface Fault {
  readonly code: FaultCode;
  readonly place: string;
  readonly words: Words;
}

export type FaultCode =
  | 'TOO_LARGE'
  | 'NOT_UTF8'
  | 'EMPTY'
  | 'NOT_JSON'
  | 'TOO_DEEP'
  | 'NEED_UPDATE'
  | 'NOT_USED'
  | 'UNKNOWN_FIELD'
  | 'UNKNOWN_DAYPART'
  | 'DUPLICATE_ID'
  | 'TOO_MANY_ITEMS'
  | 'UNSIGNED'
  | 'BAD_ENVELOPE'
  | 'BAD_SIGNATURE'
  | 'WRONG_CHANNEL'
  | 'WRONG_EPOCH'
  | 'ROLLBACK'
  | 'EQUIVOCATION'
  | 'UNHASHED'
  | 'INVALID';

/**
 * The code under which a refused playlist stands in `/status`: what is wrong with the file as a whole has its own name,
 * slips inside it share one.
 */
export function refusalCode(faults: readonly Fault[]): RefusalCode {
  return refusalCodes.find((known) => faults.some(({ code }) => code === known)) ?? 'PLAYLIST_REFUSED';
}

export type RefusalCode = (typeof refusalCodes)[number];
export const refusalCodes = [
  ...([
    'UNSIGNED',
    'BAD_ENVELOPE',
    'BAD_SIGNATURE',
    'WRONG_CHANNEL',
    'WRONG_EPOCH',
    'ROLLBACK',
    'EQUIVOCATION',
  ] as const),
  ...([
    'UNHASHED',
    'TOO_LARGE',
    'NOT_UTF8',
    'EMPTY',
    'NOT_JSON',
    'TOO_DEEP',
    'NEED_UPDATE',
    'PLAYLIST_REFUSED',
  ] as const),
] as const satisfies readonly (FaultCode | 'PLAYLIST_REFUSED')[];

/** `items[3].durationSeconds` from the path `['items', 3, 'durationSeconds']`. */
export function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((place, step) => {
    if (typeof step === 'number') return `${place}[${step}]`;
    // Names come from the file: one that could break a line or turn the text around is quoted.
    const name = /^[\p{L}\p{M}\p{N}_$ -]{1,60}$/u.test(String(step)) ? String(step) : quoted(String(step));
    return place === '' ? name : `${place}.${name}`;
  }, '');
}

/**
 * One line for a log or a terminal: `items[3].durationSeconds: must be at least 1, got -5`; where the line of the file
 * is known, `items[3].durationSeconds (line 12): …`.
 */
export function describeFault(
  { place, words, line }: Pick<Fault, 'place' | 'words'> & { readonly line?: number | undefined },
  lang: Lang = 'en',
): string {
  if (place === '') return words[lang];
  const at = line === undefined ? '' : ` (${lang === 'vi' ? 'dòng' : 'line'} ${line})`;
  return `${place}${at}: ${words[lang]}`;
}

/** A value as it may stand in a message: short, on one line, and without control characters. */
export function quoted(value: unknown): string {
  if (value === undefined) return 'nothing';
  // JSON has no word for what 1e999 is read as.
  const json = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? typeof value);
  return onOneLine(json, 60);
}

/** Text from outside, short, on one line, and without control characters. */
export function onOneLine(text: string, longest: number): string {
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '·');
  return plain.length > longest ? `${plain.slice(0, longest - 3)}…` : plain;
}

/** The fault of a list that is longer than anybody needs. */
export function tooMany(place: string, most: number, count: number): Fault {
  return {
    code: 'TOO_MANY_ITEMS',
    place,
    words: {
      en: `must have at most ${most} in all, got ${count}`,
      vi: `chỉ được có tối đa ${most}, nhưng ở đây có ${count}`,
    },
  };
}

/** The faults of a refused playlist, a line each; of very many the first twenty, and how many more there are. */
export function describeFaults(faults: readonly Fault[], lang: Lang = 'en'): string {
  const more = faults.length - MOST_TOLD;
  const lines = faults.slice(0, MOST_TOLD).map((fault) => describeFault(fault, lang));
  return [...lines, ...(more > 0 ? [lang === 'vi' ? `và ${more} lỗi nữa` : `and ${more} more`] : [])].join('\n');
}

const MOST_TOLD = 20;
