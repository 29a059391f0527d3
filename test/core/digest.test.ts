import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestText, LONGEST_DIGEST, readDigest, type Digest } from '../../core/digest.ts';
import { readJournalLine } from '../../core/journal-lines.ts';
import { digestLineOf, someDigest } from '../fakes/digest.ts';

const signed = { key: 'k'.repeat(43), signature: 's'.repeat(86) };
const read = (change: object) =>
  readDigest({ ...signed, text: JSON.stringify({ ...JSON.parse(digestText(someDigest)), ...change }) });

describe('readDigest', () => {
  it('reads what was written, as a line among those of journals', () => {
    expect(readJournalLine(digestLineOf(someDigest))).toMatchObject({ kind: 'digest', digest: someDigest });
  });

  it('reads whatever a machine may have to tell', () => {
    const count = fc.nat(1_000_000);
    const plays = fc.record({
      ...{ screen: fc.nat(2), item: fc.nat(1), success: count, partial: count, interrupted: count, failed: count },
      shownMs: fc.nat(90_000_000),
    });
    const day = fc.record({
      date: fc.constantFrom('2026-11-20', '2026-11-21'),
      plays: fc.uniqueArray(plays, { selector: ({ screen, item }) => screen * 2 + item }),
      helped: fc.uniqueArray(fc.record({ screen: fc.nat(2), people: fc.nat(9_999) }), {
        selector: ({ screen }) => screen,
      }),
    });
    const days = fc
      .uniqueArray(day, { selector: ({ date }) => date })
      .map((list) => list.toSorted((a, b) => (a.date < b.date ? -1 : 1)));
    fc.assert(
      fc.property(days, fc.tuple(fc.string(), fc.string(), fc.string()), (told, screens) => {
        const digest: Digest = { ...someDigest, screens, days: told };
        expect(readDigest({ ...signed, text: digestText(digest) })).toMatchObject({ digest });
      }),
    );
  });

  const [day = []] = (JSON.parse(digestText(someDigest)) as { days: unknown[][] }).days;
  it.each([
    ['at', { at: 'yesterday' }],
    ['hash', { hash: 'zz' }],
    ['seq', { seq: -1 }],
    ['screens', { screens: 'lobby' }],
    ['screens', { screens: Array.from({ length: 201 }, String) }],
    ['items', { items: [['main', 'a']] }],
    ['items', { items: [['main', 'a', 'roof']] }],
    ['until', { until: '2026-11-19' }],
    ['days', { days: [['2026-11-19', [], []]] }],
    ['days', { days: [day, day] }],
    ['days', { days: [['2026-11-20', [[0, 9, 1, 0, 0, 0, 1]], []]] }],
    ['days', { days: [['2026-11-20', [[1, 0, 1, 0, 0, 0, 1]], []]] }],
    ['days', { days: [['2026-11-20', [[0, 0, -1, 0, 0, 0, 1]], []]] }],
    ['days', { days: [['2026-11-20', [[0, 0, 1, 0, 0, 0, 1e12]], []]] }],
    ['days', { days: [['2026-11-20', [[0, 0, 1e9, 0, 0, 0, 1]], []]] }],
    [
      'days',
      {
        days: [
          [
            '2026-11-20',
            [
              [0, 0, 1, 0, 0, 0, 1],
              [0, 0, 1, 0, 0, 0, 1],
            ],
            [],
          ],
        ],
      },
    ],
    ['days', { days: [['2026-11-20', [], [[7, 1]]]] }],
    ['days', { days: [['2026-02-31', [], []]] }],
  ])('says what is wrong with "%s" in %j', (name, change) => {
    const said = read(change);

    expect(said.kind).toBe('fault');
    expect(said.kind === 'fault' && said.why.en).toContain(`"${name}"`);
    expect(said.kind === 'fault' && said.why.vi).toContain(`"${name}"`);
  });

  it.each([
    ['key', { key: 'short' }],
    ['signature', { signature: 7 }],
    ['text', { text: '{' }],
    ['text', { text: '[]' }],
    ['text', { text: ' '.repeat(LONGEST_DIGEST + 1) }],
  ])('says what is wrong with "%s" around it', (name, change) => {
    expect(readDigest({ ...signed, text: digestText(someDigest), ...change })).toMatchObject({
      why: { en: expect.stringContaining(`"${name}"`) as string },
    });
  });

  it('never throws, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom(...Object.keys(JSON.parse(digestText(someDigest)) as object)),
        (value, name) => {
          expect(['digest', 'fault']).toContain(read({ [name]: value }).kind);
        },
      ),
    );
  });
});
