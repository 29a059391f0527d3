import { describe, expect, it } from 'vitest';
import { downloadsFrom } from '../../core/download-window.ts';
import { playlistOf } from '../fakes/scheduled.ts';

const items = [{ slide: { kind: 'notice', title: 'A' } }];
/** When downloads may begin, asked at an instant; both RFC 3339. */
function opens(downloadWindow: { from: string; to: string } | undefined, at: string, timeZone = 'Asia/Ho_Chi_Minh') {
  const refresh = downloadWindow === undefined ? {} : { downloadWindow };
  const from = downloadsFrom(playlistOf({ items, timeZone, refresh }), Date.parse(at));
  return from === undefined ? undefined : new Date(from).toISOString();
}
const night = { from: '22:00', to: '05:00' };

describe('downloadsFrom', () => {
  it('is any time where the playlist names no hours', () => {
    expect(opens(undefined, '2026-11-20T12:00:00Z')).toBeUndefined();
  });

  it.each([
    ['2026-11-20T14:59:00Z', '2026-11-20T15:00:00.000Z'], // 21:59 on the clocks of Hồ Chí Minh City
    ['2026-11-20T15:00:00Z', '2026-11-20T15:00:00.000Z'],
    ['2026-11-20T21:59:59Z', '2026-11-20T21:59:59.000Z'], // 04:59:59
    ['2026-11-20T22:00:00Z', '2026-11-21T15:00:00.000Z'], // 05:00
  ])('reads the hours on the clocks of the playlist, over midnight: asked at %s, from %s', (at, from) => {
    expect(opens(night, at)).toBe(from);
  });

  it('waits for the next day where clocks are put forward over the whole window', () => {
    expect(opens({ from: '02:00', to: '03:00' }, '2026-03-29T00:30:00Z', 'Europe/Berlin')).toBe(
      '2026-03-30T00:00:00.000Z',
    );
  });
});
