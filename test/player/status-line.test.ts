import { describe, expect, it } from 'vitest';
import { statusLine, type StatusLineFacts } from '../../player/status-line.ts';

function line(change: Partial<StatusLineFacts>): string | undefined {
  const nowPlaying = (id: string) => ({ itemId: `clip of ${id}`, since: 0, plannedMs: undefined, sha256: undefined });
  return statusLine({ screens: ['lobby'], nowPlaying, closed: () => false, faults: [], ...change });
}

describe('the line for systemd', () => {
  it('tells what is on, by screen where there are several', () => {
    expect(line({})).toBe('clip of lobby');
    expect(line({ screens: ['lobby', 'hall'], closed: (id) => id === 'hall' })).toBe(
      'lobby: clip of lobby, hall: dark',
    );
  });

  it('tells what is wrong in words, and a code that has none in those of the fault', () => {
    const at = '2026-11-22T00:00:00Z';
    const faults = [
      { code: 'STALE', message: 'nothing since noon', at },
      { code: 'OTHER', message: 'of its own', at },
    ];

    expect(line({ faults })).toBe(
      'clip of lobby; STALE: There has been no good playlist for a long time.; OTHER: of its own',
    );
  });

  it('is silent while nothing is on and nothing is wrong', () => {
    expect(line({ nowPlaying: () => undefined })).toBeUndefined();
  });

  it('is one line, and no longer than people read', () => {
    const screens = ['a\nREADY=1', ...Array.from({ length: 40 }, (_, index) => `screen ${index}`)];

    expect(line({ screens })).toMatch(/^a READY=1: .{200,230}…$/);
  });
});
