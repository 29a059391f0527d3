import type { FromPage } from './messages.ts';

/** Whether a fact is one for the journal: its page keeps it, and tells it again, until it knows that it is written down. */
export function isForJournal({ type }: FromPage): boolean {
  return type === 'shown' || type === 'played' || type === 'announced' || type === 'failed';
}
