import type { Fault } from './faults.ts';
import { campaignsOf, placeOfItem, type Playlist } from './playlist.ts';

/** The domains that codes may lead to, as written: `bluezone.gov.vn, gov.vn`; `undefined` when one of them is none. */
export function readCodeDomains(written: string): readonly string[] | undefined {
  const domains = written.split(',').map((domain) => domain.trim().toLowerCase());
  return domains.every((domain) => DOMAIN.test(domain)) ? domains : undefined;
}

const DOMAIN = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/**
 * The codes of a playlist that lead to none of these domains nor to what is below them. A code is scanned by people who
 * trust the screen, and nobody can see where it leads.
 */
export function codeDomainFaults(playlist: Playlist, domains: readonly string[]): readonly Fault[] {
  return codesOf(playlist)
    .filter(({ url }) => !domains.some((domain) => isWithin(hostOf(url), domain)))
    .map(({ url, place }) => ({
      code: 'INVALID',
      place,
      words: {
        en: `the code leads to ${hostOf(url)}, and this screen shows only codes to ${domains.join(', ')} (codeDomains)`,
        vi: `mã dẫn đến ${hostOf(url)}, màn hình này chỉ hiện mã dẫn đến ${domains.join(', ')} (codeDomains)`,
      },
    }));
}

/** The address of every code that a playlist has drawn, with its place. */
function codesOf(playlist: Playlist): readonly { readonly url: string; readonly place: string }[] {
  const { overlays } = playlist;
  const overlay = overlays === false ? undefined : overlays?.qr?.url;
  const ofItems = campaignsOf(playlist).flatMap((campaign) =>
    campaign.items.flatMap((item, index) =>
      item.kind === 'slide' && item.slide.qr !== undefined
        ? [{ url: item.slide.qr.url, place: `${placeOfItem(campaign, index)}.slide.qr.url` }]
        : [],
    ),
  );
  return [...(overlay === undefined ? [] : [{ url: overlay, place: 'overlays.qr.url' }]), ...ofItems];
}

/** Of `http://user@Host:port/…` the host in lower case. What is before an `@` is no host, however it looks. */
function hostOf(url: string): string {
  const authority = /^https?:\/\/([^/?#\\]*)/i.exec(url)?.[1] ?? '';
  return authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d*$/, '')
    .replace(/\.$/, '')
    .toLowerCase();
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
