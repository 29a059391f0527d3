import { describe, expect, it } from 'vitest';
import { codeDomainFaults, readCodeDomains } from '../../core/code-domains.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';

const playlistWith = (overlay: string, ...slides: readonly string[]) => {
  const parsed = parsePlaylist(
    JSON.stringify({
      formatVersion: 1,
      overlays: { qr: { url: overlay } },
      items: [
        { src: 'a.png' },
        ...slides.map((url) => ({ slide: { kind: 'slogan', lines: ['a'], qr: { url } }, durationSeconds: 8 })),
      ],
    }),
  );
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.faults));
  return parsed.playlist;
};
const placesOf = (domains: string, overlay: string, ...slides: readonly string[]) =>
  codeDomainFaults(playlistWith(overlay, ...slides), readCodeDomains(domains) ?? []).map(({ place }) => place);

describe('codeDomainFaults', () => {
  const own = 'https://www.bluezone.gov.vn/cai-dat?man-hinh=1';

  it('lets codes lead to the domains and to what is below them', () => {
    expect(placesOf('bluezone.gov.vn', own, 'http://BLUEZONE.gov.vn.:8080')).toEqual([]);
    expect(placesOf('example.org, gov.vn', own, own)).toEqual([]);
  });

  it('names each code that leads elsewhere, and where', () => {
    expect(placesOf('bluezone.gov.vn', own, own, 'https://evil.example/')).toEqual(['items[2].slide.qr.url']);
    expect(placesOf('example.org', own)).toEqual(['overlays.qr.url']);
    expect(codeDomainFaults(playlistWith(own), ['example.org'])[0]?.words.vi).toContain('www.bluezone.gov.vn');
  });

  it.each([
    'https://bluezone.gov.vn@evil.example/',
    'https://evil.example/?bluezone.gov.vn',
    'https://evil.example#.bluezone.gov.vn',
    'https://evilbluezone.gov.vn/',
    'https://bluezone.gov.vn.evil.example/',
    'https://evil.example\\.bluezone.gov.vn/',
  ])('is not deceived by %s', (url) => {
    expect(placesOf('bluezone.gov.vn', url)).toEqual(['overlays.qr.url']);
  });
});

describe('readCodeDomains', () => {
  it('takes a list of names, and nothing else', () => {
    expect(readCodeDomains('Bluezone.gov.vn , gov.vn')).toEqual(['bluezone.gov.vn', 'gov.vn']);
    for (const written of ['', 'https://gov.vn', 'gov.vn/', '*.gov.vn', 'gov..vn', 'gov vn', 'a,,b'])
      expect(readCodeDomains(written)).toBeUndefined();
  });
});
