import { describe, expect, it } from 'vitest';
import { decideAdoption, itemsAhead, type ItemAhead, type Readiness } from '../../core/adoption.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';

const item = (itemId: string, readiness: Readiness, more: Partial<ItemAhead> = {}): ItemAhead => ({
  itemId,
  readiness,
  durationSeconds: 600,
  ...more,
});

describe('decideAdoption', () => {
  it('adopts when everything of the next hour is ready', () => {
    expect(decideAdoption([item('a', 'ready'), item('b', 'ready')])).toEqual({ kind: 'adopt' });
  });

  it('waits while bytes arrive, even when others have failed', () => {
    const cycle = [item('a', 'ready'), item('b', 'failed'), item('c', 'on-its-way')];

    expect(decideAdoption(cycle)).toEqual({ kind: 'wait', waitingFor: ['c'] });
  });

  it('does not wait for what plays only after an hour', () => {
    const hour = Array.from({ length: 6 }, (_, n) => item(`ready-${n}`, 'ready'));

    expect(decideAdoption([...hour, item('later', 'on-its-way')])).toEqual({ kind: 'adopt' });
  });

  it('waits for the item that begins in the last second of the hour', () => {
    const cycle = [item('long', 'ready', { durationSeconds: 3599 }), item('next', 'on-its-way')];

    expect(decideAdoption(cycle)).toEqual({ kind: 'wait', waitingFor: ['next'] });
  });

  it('counts a video of unknown length as a short one', () => {
    const films = Array.from({ length: 100 }, (_, n) => item(`film-${n}`, 'ready', { durationSeconds: undefined }));

    expect(decideAdoption([...films, item('last', 'on-its-way')])).toEqual({ kind: 'wait', waitingFor: ['last'] });
  });

  it('goes on without what failed for good once one item is ready, and lists it', () => {
    const cycle = [item('a', 'failed'), item('b', 'ready'), item('c', 'failed')];

    expect(decideAdoption(cycle)).toEqual({ kind: 'adopt-incomplete', missing: ['a', 'c'] });
  });

  it('keeps the old playlist when nothing of the new one can be shown', () => {
    const cycle = [item('a', 'failed'), item('b', 'failed')];

    expect(decideAdoption(cycle)).toEqual({ kind: 'wait', waitingFor: ['a', 'b'] });
  });

  it('never waits for an optional item', () => {
    const cycle = [item('a', 'ready'), item('b', 'on-its-way', { optional: true })];

    expect(decideAdoption(cycle)).toEqual({ kind: 'adopt' });
  });

  it('wants at least one item ready when all are optional', () => {
    expect(decideAdoption([item('a', 'on-its-way', { optional: true })])).toEqual({ kind: 'wait', waitingFor: ['a'] });
  });
});

describe('itemsAhead', () => {
  it('calls a slide ready, for it needs no media', () => {
    const parsed = parsePlaylist(
      JSON.stringify({
        formatVersion: 1,
        items: [{ slide: { kind: 'notice', title: 'Cài Bluezone' } }, { src: 'clip.mp4' }],
      }),
    );
    if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.faults));

    expect(itemsAhead(parsed.playlist, () => 'failed').map(({ readiness }) => readiness)).toEqual(['ready', 'failed']);
  });
});
