import { beforeEach, expect, it } from 'vitest';
import { parsePlaylist } from '../../../core/parse-playlist.ts';
import type { HostKind } from '../../../core/status.ts';
import { createFaultBoard } from '../../../player/fault-board.ts';
import { allowedPages } from '../../../player/web/allowed-pages.ts';
import { tellRefusedPages } from '../../../player/web/tell-pages.ts';

const parsed = parsePlaylist(
  JSON.stringify({
    formatVersion: 1,
    items: ['https://a.example/1', 'https://a.example/2', 'https://b.example/'].map((src) => ({ type: 'web', src })),
  }),
);
const playlist = parsed.kind === 'playlist' ? parsed.playlist : undefined;
const allowed = ['https://a.example', 'https://b.example'];

/** What is up when a machine allows these, and its trust file those. */
function told(host: HostKind, webOrigins: readonly string[], byTrust?: readonly string[]) {
  tellRefusedPages(faults, playlist, { host, pages: allowedPages({ host, webOrigins }, () => byTrust) });
  return faults.list().map(({ code, message }) => `${code}: ${message}`);
}

let faults: ReturnType<typeof createFaultBoard>;
beforeEach(() => {
  faults = createFaultBoard(() => 0);
});

it.each(['chromium', 'electron'] as const)('names each origin that %s may not show, until it may', (host) => {
  expect(told(host, ['https://b.example'])).toEqual([
    expect.stringMatching(/^WEB_NOT_ALLOWED: .* of https:\/\/a\.example, .*webOrigins/),
  ]);
  expect(told(host, allowed)).toEqual([]);
});

it('says that a host would show them', () => {
  expect(told('none', allowed)).toEqual([
    expect.stringMatching(/a player without a host shows none: use --host electron or --host chromium$/),
  ]);
});

it('tells apart what the machine and what the trust file does not allow', () => {
  expect(told('electron', ['https://a.example'], [])).toEqual([
    expect.stringMatching(
      /of https:\/\/b\.example, which this machine may not show: .*; and of https:\/\/a\.example, which the trust file/,
    ),
  ]);
  expect(told('electron', allowed, ['https://b.example', 'https://c.example'])).toEqual([
    expect.stringMatching(/of https:\/\/a\.example, which the trust file does not name: .*keys rotate --web-origins/),
  ]);
  expect(told('electron', allowed, allowed)).toEqual([]);
});

it('has nothing to tell of a playlist without web pages', () => {
  tellRefusedPages(faults, undefined, { host: 'chromium', pages: allowedPages({ host: 'chromium' }, () => []) });

  expect(faults.list()).toEqual([]);
});
