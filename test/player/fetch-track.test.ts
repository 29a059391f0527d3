import { describe, expect, it } from 'vitest';
import type { DownloadOutcome } from '../../player/download.ts';
import { afterOutcome, UNTRIED, type Track } from '../../player/fetch-track.ts';

const MINUTE_MS = 60_000;
const after = (...outcomes: DownloadOutcome[]): Track | undefined =>
  outcomes.reduce<Track | undefined>((track, outcome) => afterOutcome(track ?? UNTRIED, outcome, 0, 0.999), UNTRIED);
const wrong: DownloadOutcome = { kind: 'wrong-hash', got: 'f'.repeat(64) };

describe('afterOutcome', () => {
  it('forgets a file that is here', () => {
    expect(after(wrong, { kind: 'adopted', sha256: '', bytes: 1 })).toBeUndefined();
  });

  it('counts wrong bytes as failed the third time, then rests 10 minutes up to 6 hours', () => {
    expect(after(wrong, wrong)).toMatchObject({ failed: false, wrong: 2 });
    expect(after(wrong, wrong, wrong)).toMatchObject({ failed: true, retryAt: 10 * MINUTE_MS });
    expect(after(...Array<DownloadOutcome>(4).fill(wrong))).toMatchObject({ retryAt: 20 * MINUTE_MS });
    expect(after(...Array<DownloadOutcome>(60).fill(wrong))).toMatchObject({ retryAt: 360 * MINUTE_MS });
  });

  it('counts a missing file as failed at once, and asks again like after any failure', () => {
    const missing: DownloadOutcome = { kind: 'missing', reason: 'the server answered 404' };

    expect(after(missing)).toMatchObject({ failed: true, why: 'the server answered 404' });
    expect(after(missing)?.retryAt).toBeLessThan(5_000);
    expect(after(...Array<DownloadOutcome>(40).fill(missing))?.retryAt).toBeLessThan(15 * MINUTE_MS);
  });

  it('looks every ten minutes whether something else stands where something withdrawn stood', () => {
    const withdrawn = Array<DownloadOutcome>(9).fill({ kind: 'withdrawn' });

    expect(after(...withdrawn)).toMatchObject({ failed: true, retryAt: 10 * MINUTE_MS });
  });

  it('backs off from a lost server, but not while bytes keep coming', () => {
    const lost = (gained: number): DownloadOutcome => ({ kind: 'unreachable', reason: 'cut', gained });

    expect(after(...Array<DownloadOutcome>(20).fill(lost(0)))?.retryAt).toBeGreaterThan(10 * MINUTE_MS);
    expect(after(...Array<DownloadOutcome>(20).fill(lost(1)))?.retryAt).toBeLessThan(5_000);
    expect(after({ ...lost(0), retryAfterMs: 9 * MINUTE_MS } as DownloadOutcome)?.retryAt).toBe(9 * MINUTE_MS);
  });

  it('says why in words for an officer', () => {
    const why = (outcome: DownloadOutcome) => after(outcome)?.why;

    expect(why(wrong)).toContain('not the one the playlist means');
    expect(why({ kind: 'wrong-size', got: 3 })).toContain('3 bytes');
    expect(why({ kind: 'wrong-type' })).toContain('neither a video nor a picture');
    expect(why({ kind: 'too-big' })).toContain('larger');
    expect(why({ kind: 'disk-error', reason: 'EIO' })).toBe('EIO');
  });

  it('stays failed through a failure that says less', () => {
    const busy: DownloadOutcome = { kind: 'unreachable', reason: 'busy', gained: 0 };

    expect(after({ kind: 'missing', reason: '' }, busy)).toMatchObject({ failed: true });
    expect(after({ kind: 'disk-full', neededBytes: 5 })).toMatchObject({ failed: false, total: 5 });
  });
});
