import { describe, expect, it } from 'vitest';
import { analyse } from './analyse.ts';
import { comparePlays, type PrintedPlay, type WatchedDisplay } from './compare-plays.ts';
import { BLACK } from './coded-picture.ts';
import { oneSecondItems, sampled, wholeShowing } from './synthetic.ts';

const items = oneSecondItems(['v1', 'v2', 'p1']);
const epochOffsetMs = 1.8e12;
const { showings } = analyse(sampled([0, 1, 2, 0, 1].flatMap((item) => wholeShowing(items, item))), items);
const display: WatchedDisplay = { showings, epochOffsetMs, fromAt: epochOffsetMs, toAt: epochOffsetMs + 5900 };

/** The journal that tells the truth about `display`, `late` by this much. */
const journal = (late = 0): PrintedPlay[] =>
  showings.map(({ item, fromMs, toMs }, index) => ({
    eventId: `page:${index + 1}`,
    revision: 1,
    itemId: item.id,
    zone: 'main',
    sha256: null,
    startedAt: new Date(epochOffsetMs + fromMs + late).toISOString(),
    endedAt: new Date(epochOffsetMs + toMs + late).toISOString(),
    shownMs: 1000,
    frames: item.frames,
    status: 'success',
  }));
const changed = (index: number, change: Partial<PrintedPlay>) =>
  journal().map((play, at) => (at === index ? { ...play, ...change } : play));

describe('comparePlays', () => {
  it('agrees with a journal that tells the truth, give or take a frame', () => {
    expect(comparePlays(display, journal(17))).toMatchObject({ agreed: 5, faults: [] });
  });

  it('finds a play that was made up', () => {
    const forged = { ...journal()[2]!, eventId: 'page:99', startedAt: new Date(epochOffsetMs + 4400).toISOString() };
    expect(comparePlays(display, [...journal(), forged]).faults).toEqual([
      expect.stringMatching(/^play page:99 of p1.* was not seen on the display$/),
    ]);
  });

  it('finds a showing that was written down twice', () => {
    const twice = [...journal(), { ...journal()[0]!, eventId: 'page:100' }];
    expect(comparePlays(display, twice).faults).toEqual([expect.stringContaining('has 2 plays')]);
  });

  it('finds a showing that is missing', () => {
    expect(comparePlays(display, journal().slice(1)).faults).toEqual([
      expect.stringContaining('is not in the journal'),
    ]);
  });

  it('finds another item in the place of the one that was on', () => {
    expect(comparePlays(display, changed(1, { itemId: 'v1' })).faults).toHaveLength(2);
  });

  it('finds a play that claims more time than was seen', () => {
    expect(comparePlays(display, changed(0, { shownMs: 2000 })).faults).toEqual([
      expect.stringContaining('was seen for less than the journal claims'),
    ]);
  });

  it('finds a success of an item that was cut off', () => {
    const cut = [...wholeShowing(items, 0).slice(0, 15), ...wholeShowing(items, 1), ...wholeShowing(items, 2)];
    const short = { ...display, showings: analyse(sampled(cut), items).showings, toAt: epochOffsetMs + 1400 };
    expect(comparePlays(short, [{ ...journal()[0]!, shownMs: 500 }]).faults).toEqual(
      expect.arrayContaining([expect.stringContaining('had not its whole 1000 ms but is a success')]),
    );
  });

  it('lets an interrupted play end up to a beat before what was seen', () => {
    const endedAt = new Date(epochOffsetMs + showings[1]!.toMs - 900).toISOString();
    const interrupted = changed(1, { status: 'interrupted', endedAt, shownMs: 100 });
    expect(comparePlays(display, interrupted)).toMatchObject({ agreed: 5, faults: [] });
  });

  it('finds a play that was never closed', () => {
    expect(comparePlays(display, changed(1, { status: 'playing', endedAt: null })).faults).toHaveLength(1);
  });

  it('needs no play of what flashed up for less than 200 ms', () => {
    const flash = [...wholeShowing(items, 0), ...wholeShowing(items, 1).slice(0, 4), { item: BLACK, forMs: 30 }];
    const flashed = analyse(sampled([...flash, ...wholeShowing(items, 2)]), items).showings;
    expect(
      comparePlays({ ...display, showings: flashed, toAt: epochOffsetMs + 2100 }, journal().slice(0, 1)).faults,
    ).toEqual([]);
  });

  describe('a picture that was lost with the graphics for a while, and drawn again', () => {
    const at = (ms: number) => new Date(epochOffsetMs + ms).toISOString();
    const fragmentOf = (item: number, fromMs: number, toMs: number) => ({
      ...{ item: items[item]!, fromMs, toMs, blankMs: 0 },
      newFrames: [],
    });
    const fragment = (fromMs: number, toMs: number) => fragmentOf(2, fromMs, toMs);
    const holed: WatchedDisplay = { ...display, showings: [fragment(0, 400), fragment(700, 1000)] };
    const play = (change: Partial<PrintedPlay>): PrintedPlay => ({
      ...journal()[2]!,
      ...{ startedAt: at(0), endedAt: at(1000) },
      ...change,
    });

    it('is one play, of the time that it was seen', () => {
      expect(comparePlays(holed, [play({ shownMs: 700, status: 'partial' })])).toMatchObject({ agreed: 1, faults: [] });
    });

    it('was not seen for the whole of it', () => {
      expect(comparePlays(holed, [play({})]).faults).toEqual([
        expect.stringContaining('had not its whole 1000 ms but is a success'),
        expect.stringContaining('was seen for less than the journal claims'),
      ]);
    });

    it('needs a play of its own when the one before was over', () => {
      expect(comparePlays(holed, [play({ shownMs: 400, status: 'partial', endedAt: at(400) })]).faults).toEqual([
        expect.stringContaining('is not in the journal'),
      ]);
    });

    it('may have been lost when it was to begin: what was before it stood so much longer', () => {
      const late = { ...display, showings: [fragmentOf(0, 0, 1400), fragmentOf(2, 1400, 2000)] };
      const first = { ...journal()[0]!, startedAt: at(0), endedAt: at(1000) };
      const second = play({ startedAt: at(1000), endedAt: at(2000), shownMs: 600, status: 'partial' });
      const lost = { ...late, lossesAt: [epochOffsetMs + 900] };
      expect(comparePlays(lost, [first, second])).toMatchObject({ agreed: 2, faults: [], startErrorsMs: [] });

      expect(comparePlays(lost, [first, { ...second, shownMs: 1000, status: 'success' }]).faults).toEqual([
        expect.stringContaining('had not its whole 1000 ms but is a success'),
        expect.stringContaining('was seen for less than the journal claims'),
      ]);
      expect(comparePlays(late, [first, second]).faults).toEqual([
        expect.stringContaining('was not seen on the display'),
        expect.stringContaining('ended 400 ms after what the journal says'),
        expect.stringContaining('is not in the journal'),
      ]);
    });

    it('may be told for less when the display kept it, at no other time', () => {
      const kept = { ...display, showings: [fragment(0, 1000)] };
      const less = play({ shownMs: 700, status: 'partial' });
      expect(comparePlays({ ...kept, lossesAt: [epochOffsetMs + 500] }, [less]).faults).toEqual([]);
      expect(comparePlays({ ...kept, lossesAt: [epochOffsetMs + 1100] }, [less]).faults).toEqual([
        expect.stringContaining('had its whole time but is partial'),
      ]);
    });
  });
});
