import { describe, expect, it } from 'vitest';
import { entryLine, readJournalLine, sealLine } from '../../core/journal-lines.ts';
import { CHAIN_BEGINS, type HelpedRecord, type PlayRecord, type Seal } from '../../core/play-record.ts';

const play: PlayRecord = {
  ...{ v: 1, kind: 'play', seq: 7, eventId: 'page:3', screenId: 'lobby', venueType: '70101', playlistId: 'tinh' },
  ...{ revision: 12, campaignId: 'main', itemId: 'clip.mp4', zone: 'main', sha256: 'a'.repeat(64) },
  ...{ startedAt: '2026-11-22T01:02:03.456Z', shownMs: 9_980, plannedMs: 10_000, frames: 299, status: 'success' },
  ...{ reason: null, displayed: true, clockTrusted: true, playerVersion: '0.4.0', prevHash: 'b'.repeat(64) },
};
const helped: HelpedRecord = {
  ...{ v: 1, kind: 'helped', seq: 8, screenId: 'lobby', date: '2026-11-22', people: 31 },
  ...{ at: '2026-11-22T09:00:00.000Z', prevHash: CHAIN_BEGINS },
};
const seal: Seal = {
  ...{ v: 1, kind: 'seal', seq: 8, hash: 'c'.repeat(64), at: '2026-11-22T09:00:00.000Z' },
  ...{ key: 'k'.repeat(43), signature: 's'.repeat(86) },
};

describe('entryLine', () => {
  it.each([play, helped])('writes a $kind that is read as the same', (entry) => {
    expect(readJournalLine(entryLine(entry))).toEqual({ kind: 'entry', entry });
  });

  it('writes the same line whatever the order in which its fields were put together', () => {
    const backwards = Object.fromEntries(Object.entries(play).reverse()) as unknown as PlayRecord;

    expect(entryLine(backwards)).toBe(entryLine(play));
    expect(entryLine(play)).toMatch(/^\{"v":1,"kind":"play","seq":7,"eventId":"page:3",.*"prevHash":"b+"\}$/);
  });

  it('stays one line whatever an item is called', () => {
    const itemId = 'one\ntwo\r\u2028three\u2029"four"';
    const line = entryLine({ ...play, itemId });

    expect(line).not.toMatch(/[\n\r\u2028\u2029]/);
    expect(readJournalLine(line)).toMatchObject({ entry: { itemId } });
  });
});

describe('readJournalLine', () => {
  it.each(['seal', 'checkpoint'] as const)('reads a %s', (kind) => {
    expect(readJournalLine(sealLine({ ...seal, kind }))).toEqual({ kind: 'seal', seal: { ...seal, kind } });
  });

  it('leaves out what a later player has added', () => {
    const later = { ...play, lumens: 300 };

    expect(readJournalLine(JSON.stringify(later))).toEqual({ kind: 'entry', entry: play });
  });

  it.each([
    ['a line that was cut short', entryLine(play).slice(0, 90), 'no JSON'],
    ['a list', '[]', 'no JSON object'],
    ['a form of later', JSON.stringify({ ...play, v: 2 }), 'newer version'],
    ['another kind', JSON.stringify({ ...play, kind: 'pay' }), '"kind"'],
    ['a number that is none', JSON.stringify({ ...play, shownMs: '9980' }), '"shownMs"'],
    ['a count below nothing', JSON.stringify({ ...play, frames: -1 }), '"frames"'],
    ['no place in the chain', JSON.stringify({ ...play, seq: 0 }), '"seq"'],
    ['a day that is in no calendar', JSON.stringify({ ...helped, date: '2026-02-30' }), '"date"'],
    ['an instant that is none', JSON.stringify({ ...play, startedAt: '2026-13-45T99:00:00Z' }), '"startedAt"'],
    ['a field that only its prototype has', '{"v":1,"kind":"helped","__proto__":{"seq":1}}', '"seq"'],
    ['a seal without its signature', JSON.stringify({ ...seal, signature: '' }), '"signature"'],
  ])('says what is wrong with %s', (_what, text, why) => {
    const read = readJournalLine(text);

    expect(read).toMatchObject({ kind: 'fault' });
    expect(read.kind === 'fault' && read.why.en).toContain(why);
  });
});
