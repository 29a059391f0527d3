import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlaylist } from '../../../core/parse-playlist.ts';
import { campaignsOf, itemsOf, MOST_ITEMS, type Playlist } from '../../../core/playlist.ts';
import { damaged } from './damage.ts';
import { patience, rounds } from './rounds.ts';
import { parsed } from './scenarios.ts';
import { wholeLanguage } from './whole-language.ts';

/** Reads a file, and says whether it is a playlist, having made sure that the answer is whole and nothing else changed. */
function read(text: string): 'playlist' | 'refused' {
  const prototype = Object.getOwnPropertyNames(Object.prototype).join();
  const result = parsePlaylist(text);
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(prototype);
  for (const { code, place, words } of [...result.warnings, ...(result.kind === 'refused' ? result.faults : [])]) {
    expect(code).toMatch(/^[A-Z0-9_]+$/);
    expect(typeof place).toBe('string');
    expect(words.en).not.toBe('');
    expect(words.vi).not.toBe('');
  }
  if (result.kind === 'refused') expect(result.faults.length).toBeGreaterThan(0);
  else expectBelievable(result.playlist);
  return result.kind;
}

/** What the rest of the player takes for granted. */
function expectBelievable(playlist: Playlist): void {
  const campaigns = campaignsOf(playlist);
  const items = itemsOf(playlist);
  expect(new Set(campaigns.map(({ id }) => id)).size).toBe(campaigns.length);
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  expect(items.length).toBeLessThanOrEqual(MOST_ITEMS);
  for (const { items, priority, weight, maxPlaysPerHour = 1, moments } of campaigns) {
    expect(items.length).toBeGreaterThan(0);
    expect([priority, weight, maxPlaysPerHour].every(Number.isInteger)).toBe(true);
    expect(weight >= 1 && weight <= 100 && maxPlaysPerHour >= 1).toBe(true);
    expect(moments?.atMinutes.every((minute) => minute >= 0 && minute < 1440) ?? true).toBe(true);
  }
  for (const { durationSeconds = 1 } of items) expect(durationSeconds >= 1 && durationSeconds <= 86_400).toBe(true);
  for (const { fromMinute, toMinute } of playlist.dayparts.flatMap(({ windows }) => windows)) {
    expect(fromMinute >= 0 && fromMinute < 1440 && toMinute >= 1 && toMinute <= 1440).toBe(true);
    expect(fromMinute).not.toBe(toMinute);
  }
  for (const { flight, dayparts } of [...campaigns, ...items]) {
    const { from = -Infinity, until = Infinity } = flight;
    expect(from).toBeLessThan(until);
    expect(dayparts.filter((name) => !playlist.dayparts.some((daypart) => daypart.name === name))).toEqual([]);
  }
}

describe('parsePlaylist, whatever it is given', patience, () => {
  it('knows a playlist that has every field', () => {
    const result = parsePlaylist(JSON.stringify(wholeLanguage));

    expect(result.kind).toBe('playlist');
    expect(itemsOf(parsed(wholeLanguage))).toHaveLength(12);
  });

  it('answers to any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void read(text)),
      rounds(500),
    );
  });

  it('answers to any JSON', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => void read(text)),
      rounds(500),
    );
  });

  it('answers to any JSON in the place of a part of the file', () => {
    const part = fc.constantFrom(...Object.keys(wholeLanguage));
    fc.assert(
      fc.property(part, fc.jsonValue(), (key, value) => void read(JSON.stringify({ ...wholeLanguage, [key]: value }))),
      rounds(500),
    );
  });

  it('answers to a playlist that was damaged', () => {
    fc.assert(
      fc.property(damaged(wholeLanguage), (text) => void read(text)),
      rounds(1500),
    );
  });

  it('refuses a playlist that was cut short', () => {
    const text = JSON.stringify(wholeLanguage);
    fc.assert(
      fc.property(fc.nat(text.length - 1), (length) => {
        expect(read(text.slice(0, length))).toBe('refused');
      }),
      rounds(200),
    );
  });

  it('answers to a playlist in which characters were lost, doubled or changed', () => {
    const text = JSON.stringify(wholeLanguage);
    const slip = fc.tuple(fc.nat(text.length), fc.nat(3), fc.string({ unit: 'binary-ascii', maxLength: 3 }));
    fc.assert(
      fc.property(slip, ([at, lost, put]) => void read(text.slice(0, at) + put + text.slice(at + lost))),
      rounds(500),
    );
  });
});
