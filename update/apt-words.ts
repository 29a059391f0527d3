import type { Asked } from './packages.ts';

/** A record of apt's lists or of a package: its fields by their names. */
export type Fields = Readonly<Record<string, string>>;

/** Reads records of Debian's form, one after the other; of fields of several lines the first. */
export function readRecords(text: string): readonly Fields[] {
  return text
    .split(/\n{2,}/)
    .map((record) =>
      Object.fromEntries(
        record.split('\n').flatMap((line) => {
          const [, name, value = ''] = /^([\w-]+):\s*(.*?)\s*$/.exec(line) ?? [];
          return name === undefined ? [] : [[name, value]];
        }),
      ),
    )
    .filter((fields) => Object.keys(fields).length > 0);
}

/**
 * What it means that `apt-get update` failed. Some of it passes by itself; a log-in page in the repository's place
 * (“NOSPLIT”) says that somebody has to log in to the network, and that it is not the repository that is wrong. A list that
 * is “not valid yet” says that the machine's clock is behind, as on a Raspberry Pi until it has asked for the time.
 */
export function unheard(stderr: string): Exclude<Asked, { kind: 'offers' }> {
  const why = complaintOf(stderr);
  if (/NOSPLIT|Could not get lock|Unable to lock/.test(stderr)) return { kind: 'unreachable', why };
  return { kind: REFUSED.test(stderr) ? 'refused' : 'unreachable', why };
}

/** Not signed, not by the key that is believed, not valid any more, no repository at all, or no room for it. */
const REFUSED =
  /NO_PUBKEY|BADSIG|EXPKEYSIG|REVKEYSIG|is not signed|signatures? (?:was|were|couldn|could not|is|are) |signature verification|[Mm]issing key|is expired|is no longer valid|does not have a Release file|No space left|Malformed|not understood/;

/** The last two things that apt or dpkg complains of, on one line. */
export function complaintOf(stderr: string): string {
  const lines = stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const complaints = lines.filter((line) => /^(E|W|Err|dpkg)\b/.test(line));
  const told = (complaints.length > 0 ? complaints : lines).slice(-2).join('; ');
  return told.length > MOST_TOLD ? `${told.slice(0, MOST_TOLD)}…` : told;
}

const MOST_TOLD = 400;
