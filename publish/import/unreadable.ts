import type { Words } from '../../core/words.ts';

/** Why a file cannot be read at all; there is nothing else to say of it. */
export type Unreadable = { readonly kind: 'unreadable'; readonly words: Words; readonly line?: number };

export function unreadable(words: Words, line?: number): Unreadable {
  return { kind: 'unreadable', words, ...(line === undefined ? {} : { line }) };
}
