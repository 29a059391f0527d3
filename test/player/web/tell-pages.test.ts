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

it.each(['chromium', 'electron'] as const)('names each origin that %s may not show, until it may', (host) => {
  const faults = createFaultBoard(() => 0);
  tellRefusedPages(faults, playlist, { host, webOrigins: ['https://b.example'] });
  expect(faults.list()).toMatchObject([
    { code: 'WEB_NOT_ALLOWED', message: expect.stringMatching(/ of https:\/\/a\.example, .*webOrigins/) as string },
  ]);

  tellRefusedPages(faults, playlist, { host, webOrigins: allowed });
  expect(faults.list()).toEqual([]);
});

it('says that a host would show them', () => {
  const faults = createFaultBoard(() => 0);
  tellRefusedPages(faults, playlist, { host: 'none', webOrigins: [] });

  expect(faults.list()[0]?.message).toMatch(
    /a player without a host shows none: use --host electron or --host chromium$/,
  );
});

it('has nothing to tell of a playlist without web pages', () => {
  const faults = createFaultBoard(() => 0);
  tellRefusedPages(faults, undefined, { host: 'chromium', webOrigins: [] });

  expect(faults.list()).toEqual([]);
});
