import { describe, expect, it } from 'vitest';
import { firstAskDelayMs, nextAskDelayMs } from '../../player/ask-pace.ts';

describe('firstAskDelayMs', () => {
  const refresh = { intervalSeconds: 60, jitterSeconds: 12 };

  it('asks at once when nothing is kept, else anywhere within one interval and its jitter', () => {
    expect(firstAskDelayMs({ kept: false, refresh, random: () => 0.9 })).toBe(0);
    expect(firstAskDelayMs({ kept: true, refresh, random: () => 0.5 })).toBe(30_000);
    expect(firstAskDelayMs({ kept: true, refresh, random: () => 0.999 })).toBeLessThan(72_000);
  });
});

describe('nextAskDelayMs', () => {
  const delay = (more: Partial<Parameters<typeof nextAskDelayMs>[0]>) =>
    nextAskDelayMs({
      answer: { kind: 'unchanged' },
      kept: true,
      failures: 0,
      overloaded: false,
      refresh: { intervalSeconds: 60, jitterSeconds: 12 },
      random: 0.999,
      ...more,
    });
  const down = { kind: 'unreachable' } as const;

  it('keeps the interval while a bad playlist is being mended', () => {
    expect(delay({ answer: { kind: 'bad' }, random: 0.5 })).toBe(60_000);
  });

  it('asks a lost server as often as one that answers, so that it comes back to no crowd', () => {
    expect(delay({ answer: down, failures: 1, random: 0 })).toBe(48_000);
    expect(delay({ answer: down, failures: 50, random: 0 })).toBe(48_000);
  });

  it('asks a lost server sooner than a long interval says, and never rarer', () => {
    const refresh = { intervalSeconds: 86_400, jitterSeconds: 0 };

    expect(delay({ answer: down, failures: 1, refresh })).toBeLessThan(120_000);
    expect(delay({ answer: down, failures: 50, refresh })).toBeLessThan(15 * 60_000);
    expect(delay({ answer: down, failures: 50, refresh: { intervalSeconds: 120, jitterSeconds: 0 } })).toBe(120_000);
  });

  it('asks again within seconds while there is nothing to go on with', () => {
    expect(delay({ answer: down, kept: false, failures: 1 })).toBeLessThan(5_000);
    expect(delay({ answer: down, kept: false, failures: 50 })).toBeLessThan(72_000);
  });

  it('leaves a server that is overloaded alone for up to 15 minutes more', () => {
    expect(delay({ answer: down, failures: 1, overloaded: true, random: 0 })).toBe(48_000);
    expect(delay({ answer: down, failures: 50, overloaded: true })).toBeGreaterThan(15 * 60_000);
  });

  it('does not bring everyone back in the same second after a Retry-After', () => {
    const told = { ...down, retryAfterMs: 600_000 };
    expect(delay({ answer: told, failures: 1, random: 0 })).toBe(600_000);
    expect(delay({ answer: told, failures: 1, random: 0.5 })).toBe(660_000);
  });

  it('is never negative, however large the jitter', () => {
    expect(delay({ random: 0, refresh: { intervalSeconds: 60, jitterSeconds: 86_400 } })).toBe(0);
  });
});
