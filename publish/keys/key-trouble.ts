import type { Words } from '../../core/words.ts';

/** What was asked of keys and cannot be done. */
export class KeyTrouble extends Error {
  readonly words: Words;

  constructor(words: Words) {
    super(words.en);
    this.words = words;
  }
}
