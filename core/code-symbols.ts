import type { Words } from './words.ts';

/**
 * Bytes as people type them, or as a scanner of QR codes types them like a keyboard: groups of six characters, the last
 * of which proves the other five. The 23 characters have no vowel, no D and no W, so that no Vietnamese input method
 * (Telex, VNI) makes anything else of them; no A, Q, W, Y and Z, which keyboards of other countries exchange; and of
 * those that look alike one at most: the others are read as it. Upper and lower case are the same.
 *
 * 23 is prime, so a sum weighted with the places finds every single wrong character, and every two that were exchanged,
 * within a group and across its border; the number of the group in it finds groups that were exchanged.
 */
export const codeSymbols = '0123456789CFGHJKMNPRTVX';

/** Characters of a group; the last is the check. */
export const GROUP_LENGTH = 6;

export type ReadSymbols =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** `groups`: those that are wrong, from 1; none where it is the whole. */
  | { readonly kind: 'refused'; readonly groups: readonly number[]; readonly words: Words };

/** Groups with hyphens between them. */
export function writeSymbols(bytes: Uint8Array): string {
  let number = 1n; // keeps leading zeros
  for (const byte of bytes) number = number * 256n + BigInt(byte);
  const digits: number[] = [];
  for (; number > 0n; number /= BASE) digits.unshift(Number(number % BASE));
  while (digits.length % DATA_LENGTH !== 0) digits.unshift(0);
  const groups: string[] = [];
  for (let at = 0; at < digits.length; at += DATA_LENGTH) {
    const data = digits.slice(at, at + DATA_LENGTH);
    groups.push([...data, checkOf(data, groups.length + 1)].map((digit) => codeSymbols[digit]).join(''));
  }
  return groups.join('-');
}

/** What was written, whatever stands between the groups; or which group is wrong. */
export function readSymbols(written: string): ReadSymbols {
  const parts = written.toUpperCase().match(/[^\s\-–—.,:;_]+/g) ?? [];
  const plain = [...parts.join('')].map((character) => LOOKALIKES[character] ?? character);
  if (plain.length === 0) return refused([], { en: 'there is no code', vi: 'chưa có mã' });
  const stray = plain.findIndex((character) => !codeSymbols.includes(character));
  if (stray >= 0) {
    const group = Math.floor(stray / GROUP_LENGTH) + 1;
    const character = [...parts.join('')][stray] ?? '';
    return refused([group], {
      en: `group ${group}: there is no “${character}” in set-up codes`,
      vi: `nhóm ${group}: mã cài đặt không có ký tự “${character}”`,
    });
  }
  // Where groups are parted by something, the one that lacks a character is known.
  const short = parts.slice(0, -1).findIndex((part) => part.length !== GROUP_LENGTH);
  if (parts.length > 1 && short >= 0) return wrongLength(short + 1, parts[short]?.length ?? 0);
  const left = plain.length % GROUP_LENGTH;
  const digits = plain.map((character) => codeSymbols.indexOf(character));
  const groups = Array.from({ length: Math.floor(digits.length / GROUP_LENGTH) }, (_, n) =>
    digits.slice(n * GROUP_LENGTH, (n + 1) * GROUP_LENGTH),
  );
  const wrong = groups.flatMap((group, n) =>
    checkOf(group.slice(0, DATA_LENGTH), n + 1) === group[DATA_LENGTH] ? [] : [n + 1],
  );
  if (wrong.length > 0)
    return refused(wrong, {
      en: `mistyped in group ${wrong.join(', ')}`,
      vi: `gõ sai ở nhóm ${wrong.join(', ')}`,
    });
  if (left > 0) return wrongLength(groups.length + 1, left);
  const data = groups.flatMap((group) => group.slice(0, DATA_LENGTH));
  let number = data.reduce((sum, digit) => sum * BASE + BigInt(digit), 0n);
  const bytes: number[] = [];
  for (; number > 1n; number /= 256n) bytes.unshift(Number(number % 256n));
  return number === 1n ? { kind: 'bytes', bytes: Uint8Array.from(bytes) } : refused([], CUT_SHORT);
}

/** The character that makes the sum of a group its number: each counts as often as its place says. */
function checkOf(data: readonly number[], group: number): number {
  const sum = data.reduce((total, digit, place) => total + digit * (place + 1), 0);
  // The check stands in the sixth place, and 6 · 4 = 24 is 1 more than 23.
  return ((((group - sum) * 4) % 23) + 23) % 23;
}

function wrongLength(group: number, length: number): ReadSymbols {
  return refused([group], {
    en: `group ${group} has ${length} characters in the place of ${GROUP_LENGTH}`,
    vi: `nhóm ${group} có ${length} ký tự, phải đủ ${GROUP_LENGTH}`,
  });
}

function refused(groups: readonly number[], words: Words): ReadSymbols {
  return { kind: 'refused', groups, words };
}

const BASE = 23n;
const DATA_LENGTH = GROUP_LENGTH - 1;
const LOOKALIKES: Readonly<Record<string, string>> = { O: '0', Q: '0', D: '0', I: '1', L: '1', Z: '2', S: '5', B: '8' };
const CUT_SHORT: Words = { en: 'the code is not whole', vi: 'mã chưa đủ' };
