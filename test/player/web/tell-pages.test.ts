import { expect, it } from 'vitest';
import { parsePlaylist } from '../../../core/parse-playlist.ts';
import { createFaultBoard } from '../../../player/fault-board.ts';
import { tellRefusedPages } from '../../../player/web/tell-pages.ts';

const parsed = parsePlaylist(
  JSON.stringify({
    formatVersion: 1,
    items: ['https://a.example/1', 'https://a.example/2', 'https://b.example/'].map((src) => ({ type: 'web', src })),
  }),
);
const playlist = parsed.kind === 'playlist' ? parsed.playlist : undefined;
const allowed = ['https://a.example', 'https://b.example'];

it('names each origin that may not be shown, until it may', () => {
  const faults = createFaultBoard(() => 0);
  tellRefusedPages(faults, playlist, { host: 'chromium', webOrigins: ['https://b.example'] });
  expect(faults.list()).toMatchObject([
    { code: 'WEB_NOT_ALLOWED', message: expect.stringMatching(/ of https:\/\/a\.example, .*webOrigins/) as string },
  ]);

  tellRefusedPages(faults, playlist, { host: 'chromium', webOrigins: allowed });
  expect(faults.list()).toEqual([]);
});

it('says where another host would show them', () => {
  const faults = createFaultBoard(() => 0);
  tellRefusedPages(faults, playlist, { host: 'electron', webOrigins: [] });

  expect(faults.list()[0]?.message).toMatch(/Electron shows none: use --host chromium$/);
});

it('has nothing to tell of a playlist without web pages', () => {
  const faults = createFaultBoard(() => 0);
  tellRefusedPages(faults, undefined, { host: 'chromium', webOrigins: [] });

  expect(faults.list()).toEqual([]);
});
