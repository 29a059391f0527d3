import { describe, expect, it } from 'vitest';
import type { ShowingFacts } from '../../../core/messages.ts';
import type { ConnectedPage } from '../../../player/page-link.ts';
import { createProof } from '../../../player/journal/proof.ts';

const first: ConnectedPage = { page: 'page-one', screenId: 'lobby', journals: true };
const second: ConnectedPage = { page: 'page-two', screenId: 'lobby', journals: true };
const showing = (n: number): ShowingFacts => ({
  ...{ n, playlistId: 'p', revision: 1, campaignId: 'main', itemId: `item-${n}`, startedAt: n * 1000 },
});
const beat = (n: number, shownMs: number) => ({
  ...{ type: 'beat' as const, animationFrames: 1, visible: true },
  showing: { ...showing(n), shownMs, frames: 30 },
});
const played = (n: number) => ({
  ...{ type: 'played' as const, endedAt: n * 1000 + 1000, result: 'complete' as const },
  showing: { ...showing(n), shownMs: 900, frames: 27 },
});

describe('createProof', () => {
  it('opens a row when the first frame was shown, and closes it when the next one was', () => {
    const proof = createProof({ now: () => 0 });

    expect(proof.of(first, { type: 'shown', showing: showing(1) }, true)).toMatchObject([
      { type: 'open', play: { id: 'page-one:1', itemId: 'item-1', result: 'playing', displayed: true } },
    ]);
    expect(proof.of(first, played(1), true)).toMatchObject([
      { type: 'close', play: { id: 'page-one:1', shownMs: 900, frames: 27, endedAt: 2000 } },
    ]);
  });

  it('knows what is on no more once its page has fallen silent', () => {
    let now = 0;
    const proof = createProof({ now: () => now });
    proof.of(first, { type: 'shown', showing: showing(1) }, true);
    now = 5_000;
    expect(proof.nowPlaying('lobby')?.itemId).toBe('item-1');

    now = 5_001;
    expect(proof.nowPlaying('lobby')).toBeUndefined();
  });

  it('interrupts the showing of a page that another load replaced, as far as it had come', () => {
    const proof = createProof({ now: () => 0 });
    proof.of(first, { type: 'shown', showing: showing(1) }, true);
    proof.of(first, beat(1, 700), true);

    expect(proof.newPage(second)).toEqual([
      { type: 'progress', id: 'page-one:1', shownMs: 700, frames: 30 },
      { type: 'interrupt', page: 'page-one:' },
    ]);
    expect(proof.newPage(second)).toEqual([]);
  });

  it('interrupts nothing when the same page comes back, as after a restart of the player', () => {
    const proof = createProof({ now: () => 0 });
    proof.of(first, { type: 'shown', showing: showing(1) }, true);

    expect(proof.newPage(first)).toEqual([]);
  });

  it('learns what is on from the beat of a page that it did not see begin', () => {
    const proof = createProof({ now: () => 0 });
    proof.of(first, beat(4, 700), true);

    expect(proof.nowPlaying('lobby')).toMatchObject({ itemId: 'item-4', since: 4000 });
  });

  it('writes the progress of what is on every ten seconds', () => {
    let now = 0;
    const proof = createProof({ now: () => now });
    proof.of(first, { type: 'shown', showing: showing(1) }, true);
    const written: number[] = [];
    for (now = 1000; now <= 25_000; now += 1000) if (proof.of(first, beat(1, now), true).length > 0) written.push(now);

    expect(written).toEqual([10_000, 20_000]);
  });

  it('knows of a showing what the machine knows, also where its end is the first that is heard of it', () => {
    const circumstances = () => ({ venueType: '70101', clockTrusted: true, playerVersion: '0.4.0' });
    const proof = createProof({ now: () => 0, circumstances });
    const announced = { ...played(5), type: 'announced' as const };

    expect(proof.of(first, played(4), true)).toMatchObject([{ type: 'close', play: circumstances() }]);
    expect(proof.of(first, announced, true)).toMatchObject([
      { type: 'open', play: circumstances() },
      { type: 'close', play: circumstances() },
    ]);
  });

  it('keeps how far a showing has come when its begin is told once more', () => {
    const proof = createProof({ now: () => 0 });
    proof.of(first, { type: 'shown', showing: showing(1) }, true);
    proof.of(first, beat(1, 700), true);
    proof.of(first, { type: 'shown', showing: showing(1) }, true);

    expect(proof.stopped()).toMatchObject([{ type: 'progress', shownMs: 700 }, { type: 'interrupt' }]);
  });

  describe('when another page tells of a screen, as one that was opened by hand while the first is loaded anew', () => {
    const takenOver = () => {
      const proof = createProof({ now: () => 0 });
      proof.of(first, { type: 'shown', showing: showing(1) }, true);
      proof.of(first, beat(1, 700), true);
      return proof;
    };

    it('interrupts what the first had on, as far as it had come', () => {
      expect(takenOver().of(second, beat(8, 300), true)).toEqual([
        { type: 'progress', id: 'page-one:1', shownMs: 700, frames: 30 },
        { type: 'interrupt', page: 'page-one:' },
      ]);
    });

    it('counts nothing that the other had begun before', () => {
      const proof = takenOver();
      proof.of(second, beat(8, 300), true);

      expect(proof.of(second, played(8), true)).toEqual([]);
      expect(proof.of(second, { type: 'shown', showing: showing(9) }, true)).toMatchObject([{ type: 'open' }]);
      expect(proof.of(second, played(9), true)).toMatchObject([{ type: 'close', play: { id: 'page-two:9' } }]);
    });

    it('interrupts that one again as soon as the first is back', () => {
      const proof = takenOver();
      proof.of(second, { type: 'shown', showing: showing(9) }, true);

      expect(proof.newPage({ ...first, page: 'page-three' })).toMatchObject([
        { type: 'progress', id: 'page-two:9' },
        { type: 'interrupt', page: 'page-two:' },
      ]);
    });
  });

  it('closes what is on when the player stops', () => {
    const proof = createProof({ now: () => 0 });
    proof.of(first, { type: 'shown', showing: showing(1) }, true);

    expect(proof.stopped()).toMatchObject([{ type: 'progress' }, { type: 'interrupt', page: 'page-one:' }]);
  });

  it('keeps each zone of a screen apart, though they count alike', () => {
    const proof = createProof({ now: () => 0 });
    const side: ShowingFacts = { ...showing(1), itemId: 'desk', zone: 'side' };
    proof.of(first, { type: 'shown', showing: showing(1) }, true);

    expect(proof.of(first, { type: 'shown', showing: side }, true)).toMatchObject([
      { type: 'open', play: { id: 'page-one:side:1', itemId: 'desk', zone: 'side' } },
    ]);
    expect([proof.nowPlaying('lobby')?.itemId, proof.nowPlaying('lobby', 'side')?.itemId]).toEqual(['item-1', 'desk']);
    expect(proof.newPage(second)).toMatchObject([
      ...[{ id: 'page-one:1' }, { type: 'interrupt' }],
      ...[{ id: 'page-one:side:1' }, { type: 'interrupt' }],
    ]);
  });

  it('writes down how far a zone has come, and knows nothing on in it once it is left', () => {
    let now = 0;
    const proof = createProof({ now: () => now });
    const side = { ...showing(1), zone: 'side' as const, shownMs: 900, frames: 0 };
    proof.of(first, { type: 'shown', showing: side }, true);
    now = 10_000;

    expect(proof.of(first, { ...beat(1, 10_000), zones: [side] }, true)).toEqual([
      { type: 'progress', id: 'page-one:side:1', shownMs: 900, frames: 0 },
    ]);
    proof.of(first, { type: 'played', showing: side, endedAt: now, result: 'partial' }, true);
    expect(proof.nowPlaying('lobby', 'side')).toBeUndefined();
  });

  it('knows which zones a screen leaves out, until it is dark or its page has fallen silent', () => {
    let now = 0;
    const proof = createProof({ now: () => now });
    const without = { ...beat(1, 10), zonesLeftOut: ['side' as const] };
    expect(proof.zonesLeftOut('lobby')).toEqual([]);
    proof.of(first, without, true);
    expect(proof.zonesLeftOut('lobby')).toEqual(['side']);
    proof.of(first, { ...without, closed: 'black' }, true);
    expect(proof.zonesLeftOut('lobby')).toEqual([]);
    proof.of(first, without, true);
    now = 6_000;
    expect(proof.zonesLeftOut('lobby')).toEqual([]);
    proof.of(first, beat(1, 20), true);
    expect(proof.zonesLeftOut('lobby')).toEqual([]);
  });

  it('tells of what could not be shown, with what the machine knows of the screen', () => {
    const circumstances = () => ({ venueType: '70101', clockTrusted: true, playerVersion: '0.4.0' });
    const proof = createProof({ now: () => 0, circumstances });
    const { n, playlistId, revision, campaignId } = showing(3);
    const failed = {
      ...{ type: 'failed' as const, itemId: 'item-3', reason: 'cannot be decoded', at: 3000 },
      showing: { n, playlistId, revision, campaignId, plannedMs: 8000 },
    };

    expect(proof.of(first, failed, true)).toEqual([
      {
        type: 'fail',
        play: {
          ...{ id: 'page-one:3:failed', screenId: 'lobby', playlistId, revision, campaignId, itemId: 'item-3' },
          ...{ startedAt: 3000, plannedMs: 8000, reason: 'cannot be decoded', displayed: true, ...circumstances() },
        },
      },
    ]);
  });

  it('says why what is on will not have been whole', () => {
    const proof = createProof({ now: () => 0 });
    proof.of(first, { type: 'shown', showing: showing(1) }, true);
    const { n, playlistId, revision, campaignId } = showing(1);
    const stuck = {
      ...{ type: 'failed' as const, itemId: 'item-1', reason: 'the clip stood still', at: 3000, stuck: true as const },
      showing: { n, playlistId, revision, campaignId },
    };

    expect(proof.of(first, stuck, true)).toEqual([
      { type: 'explain', id: 'page-one:1', reason: 'the clip stood still' },
    ]);
  });
});
