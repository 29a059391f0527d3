import type { Status } from '../../../core/status.ts';

/** A machine with two screens, one of which has nobody to show to. */
export const someStatus: Status = {
  player: { version: '1.2.3', host: 'chromium', startedAt: '2026-11-22T00:00:00.000Z' },
  playlist: {
    ...{ id: 'tinh "A"\\B', revision: 12, state: 'current', stale: false },
    ...{ source: 'https://a.vn/playlist.json', publishedAt: '2026-11-21T00:00:00+07:00' },
  },
  sync: { wanted: 7, ready: 6, bytesLeft: 1_048_576 },
  screens: [
    {
      ...{ id: 'sảnh-1', tags: [], display: 'HDMI-1', state: 'playing', zones: [], zonesLeftOut: [] },
      nowPlaying: { itemId: 'clip-1', since: '2026-11-22T01:00:00.500Z' },
      plays: { today: 340, total: 9000 },
    },
    {
      ...{ id: 'door', tags: [], display: null, state: 'no-display', zones: [], zonesLeftOut: [] },
      nowPlaying: null,
      plays: { today: 0, total: 10 },
    },
  ],
  commands: [],
  faults: [
    { code: 'ITEM_FAILED a\nb', message: '', at: '2026-11-22T00:00:00.000Z' },
    { code: 'ITEM_FAILED c', message: '', at: '2026-11-22T00:00:00.000Z' },
    { code: 'STALE', message: '', at: '2026-11-22T00:00:00.000Z' },
  ],
  plannedRestart: { nextAt: null, lastAt: null },
  quiet: { now: false, until: null, timeZone: 'Asia/Ho_Chi_Minh' },
};
