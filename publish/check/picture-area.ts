import { frameInsets, type ScreenSize } from '../../core/frame-layout.ts';
import type { Overlays } from '../../core/overlays.ts';
import type { BesideZone, Campaign, Playlist } from '../../core/playlist.ts';
import { boxWithin, legibleZones, zoneLayout } from '../../core/zone-layout.ts';
import { zonesBeside } from '../../core/zones.ts';

/**
 * The part of a screen that the items of a campaign have beside the overlays and while every zone has something to show,
 * in pixels. An interrupt has the zones' room too; `undefined`: its zone is left out there.
 */
export function areaOf(
  campaign: Campaign,
  playlist: Playlist,
  overlays: Overlays | false,
  screen: ScreenSize,
): ScreenSize | undefined {
  const framed = boxWithin(screen, frameInsets(overlays, screen));
  if (campaign.interrupt !== undefined) return framed;
  const leftOut = zonesLeftOut(playlist, overlays, screen);
  const on = zonesBeside(playlist).filter((zone) => !leftOut.includes(zone));
  const { main, beside } = zoneLayout(framed, playlist.zones, on);
  return campaign.zone === undefined ? main : beside[campaign.zone];
}

/** The zones of a playlist that cannot be read on a screen. */
export function zonesLeftOut(
  playlist: Playlist,
  overlays: Overlays | false,
  screen: ScreenSize,
): readonly BesideZone[] {
  const framed = boxWithin(screen, frameInsets(overlays, screen));
  const legible = legibleZones(screen, framed, playlist.zones);
  return zonesBeside(playlist).filter((zone) => !legible.includes(zone));
}
