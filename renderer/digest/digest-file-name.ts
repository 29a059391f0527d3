/**
 * What the file is called in which digests are saved: after the day on which they were.
 *
 * @param timeZone  IANA; that of the phone unless said
 */
export function digestFileName(at: Date, timeZone?: string): string {
  // Swedish writes dates as ISO 8601 does.
  const date = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(at);
  return `bao-cao-${date}.jsonl`;
}
