import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGathering, framesOf, MOST_FRAMES } from '../../core/digest-frames.ts';
import { codeSize } from '../../core/qr-modules.ts';

const some = (length: number, seed = 1) =>
  Uint8Array.from({ length }, (_, at) => (at * 31 + seed * 7919 + (at >> 3)) & 255);
const framesIn = (bytes: Uint8Array) => framesOf(bytes) ?? [];

describe('framesOf', () => {
  it('is read whole in any order, with any of them repeated', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 3_000 }),
        fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
        (bytes, seen) => {
          const frames = framesIn(bytes);
          const gathering = createGathering();
          const order = [...seen.map((at) => at % frames.length), ...frames.keys()];
          const whole = order.map((at) => gathering.take(frames[at] ?? '')).find(({ kind }) => kind === 'whole');
          expect(whole).toMatchObject({ bytes });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('makes codes of one size, with squares that a phone tells apart across a room', () => {
    const sizes = new Set([some(265), some(1_000), some(20_000)].map((bytes) => codeSize(framesIn(bytes)[0] ?? '')));

    expect(Math.max(...[...sizes].map((size) => size ?? 999))).toBe(65);
    expect(new Set(framesIn(some(20_000)).map(codeSize)).size).toBe(1);
  });

  it('takes only what is read in half a minute', () => {
    expect(framesOf(some(264 * MOST_FRAMES))).toHaveLength(MOST_FRAMES);
    expect(framesOf(some(264 * MOST_FRAMES + 1))).toBeUndefined();
  });
});

describe('createGathering', () => {
  it('tells how far it is, and what it has seen before', () => {
    const [first = '', second = '', third = ''] = framesIn(some(700));
    const gathering = createGathering();

    expect(gathering.take(second)).toEqual({ kind: 'part', read: 1, total: 3, isNew: true });
    expect(gathering.take(second)).toEqual({ kind: 'part', read: 1, total: 3, isNew: false });
    expect(gathering.take(first)).toMatchObject({ read: 2 });
    expect(gathering.take(third)).toMatchObject({ kind: 'whole', bytes: some(700) });
  });

  it('does not mix what two screens show', () => {
    const [ours, theirs] = [framesIn(some(700, 1)), framesIn(some(700, 2))];
    const gathering = createGathering();
    gathering.take(ours[0] ?? '');
    gathering.take(ours[1] ?? '');
    gathering.take(theirs[2] ?? '');
    gathering.take(theirs[0] ?? '');

    expect(gathering.take(theirs[1] ?? '')).toMatchObject({ kind: 'whole', bytes: some(700, 2) });
  });

  it('passes over codes of something else, and whatever a camera has misread', () => {
    const gathering = createGathering();
    const [first = ''] = framesIn(some(700));

    expect(gathering.take('https://bluezone.gov.vn')).toEqual({ kind: 'foreign' });
    for (let at = 4; at < first.length; at++) {
      const misread = first.slice(0, at) + (first[at] === 'A' ? 'B' : 'A') + first.slice(at + 1);
      expect(gathering.take(misread)).toEqual({ kind: 'damaged' });
    }
    expect(gathering.take(first.slice(0, -20))).toEqual({ kind: 'damaged' });
    expect(gathering.take(`BZK:.`)).toEqual({ kind: 'damaged' });
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789ABCXYZ $%*+-./:'), maxLength: 600 }), (text) => {
        expect(['damaged', 'newer', 'part', 'whole']).toContain(createGathering().take(`BZK:${text}.`).kind);
      }),
    );
  });
});
