import { chooseCaptions } from '../core/choose-captions.ts';
import { chooseSigner } from '../core/choose-signer.ts';
import { chooseSource, type Audience, type Viewport } from '../core/choose-source.ts';
import { downloadsFrom } from '../core/download-window.ts';
import type { Fault } from '../core/faults.ts';
import type { FileReference } from '../core/file-reference.ts';
import { overlayFiles, type Overlays } from '../core/overlays.ts';
import {
  campaignsOf,
  filesOf,
  itemsOf,
  type Captions,
  type Conditions,
  type Item,
  type Playlist,
  type SignLanguage,
  type Source,
} from '../core/playlist.ts';
import { filesWithPlaces } from '../core/playlist-files.ts';
import type { Programme, ReadyMedia } from '../core/programme.ts';
import { languagesOf, type Screen } from '../core/screen.ts';
import type { WantedAsset } from '../core/sync-plan.ts';
import { isFor, playlistFor } from '../core/targets.ts';
import { typeOfName } from '../core/media-type.ts';
import { zoneLayout } from '../core/zone-layout.ts';
import { zoneOfItem } from '../core/zones.ts';
import type { Verdict } from './network-policy.ts';

/** A playlist with the means to turn the addresses written in it into absolute ones. */
export interface HeldPlaylist {
  readonly playlist: Playlist;
  /** SHA-256 of the bytes it came as. */
  readonly digest: string;
  readonly resolve: (written: string) => Verdict;
  /** It takes all other content down. */
  readonly isHold?: boolean;
  /** The stick or folder that it was brought by hand from. */
  readonly broughtFrom?: string;
}

/** A screen and a size that it has, or may have. */
export interface ScreenView {
  readonly screen: Screen;
  readonly viewport: Viewport;
}

/** The addresses of a playlist that may not be asked, each a fault with its place. */
export function addressFaults({ playlist, resolve }: HeldPlaylist): readonly Fault[] {
  const mirrors = (playlist.refresh.mirrors ?? []).map((mirror, index) => ({
    address: folderOf(mirror),
    place: `refresh.mirrors[${index}]`,
  }));
  const files = filesWithPlaces(playlist).map(({ file: { url }, place }) => ({ address: url, place }));
  return [...mirrors, ...files].flatMap(({ address, place }) => {
    const verdict = resolve(address);
    if (verdict.kind === 'allowed') return [];
    const words = { en: verdict.reason, vi: `địa chỉ không được phép: ${verdict.reason}` };
    return [{ code: 'INVALID' as const, place, words }];
  });
}

/** The file that an item needs on this screen; nothing for what needs none, or may not be seen any more. */
export function assetOf(
  item: Item,
  held: HeldPlaylist,
  view: ScreenView,
  withdrawn: ReadonlySet<string>,
): WantedAsset | undefined {
  return filesFor(item, held, view, withdrawn).media?.asset;
}

/**
 * All files that a playlist needs on these screens, what plays next first: nothing for other screens, nothing whose
 * flight is over, and nothing withdrawn.
 */
export function assetsOf(
  held: HeldPlaylist,
  views: readonly ScreenView[],
  { nextItems, soonItems, now, withdrawn }: Wishes,
): readonly WantedAsset[] {
  const { playlist } = held;
  const isOver = ({ flight }: Conditions) => now >= (flight.until ?? Infinity);
  const forScreen = new Map<Item, readonly ScreenView[]>();
  for (const campaign of campaignsOf(playlist)) {
    for (const item of isOver(campaign) ? [] : campaign.items) {
      const on = views.filter(({ screen }) => isFor(campaign.screens, screen) && isFor(item.screens, screen));
      if (on.length > 0 && !isOver(item)) forScreen.set(item, on);
    }
  }
  const inOrder = new Set([...nextItems.filter((item) => forScreen.has(item)), ...forScreen.keys()]);
  const soon = new Set([...(soonItems ?? nextItems), ...playlist.interrupts.flatMap(({ items }) => items)]);
  const opensAt = downloadsFrom(playlist, now) ?? now;
  const ofItems = [...inOrder].flatMap((item) => {
    const assets = (forScreen.get(item) ?? []).flatMap((view) => {
      const { media, captions, signLanguage } = filesFor(item, held, view, withdrawn);
      return [media, captions, signLanguage].flatMap((chosen) => chosen?.asset ?? []);
    });
    return opensAt <= now || soon.has(item) ? assets : assets.map((asset) => ({ ...asset, notBefore: opensAt }));
  });
  return [
    ...ofItems,
    ...overlayFiles(playlist.overlays).flatMap((file) => chosenAs('overlays', file, held, withdrawn)?.asset ?? []),
  ];
}

export interface Wishes {
  /** Those of the next hour, in the order of play. */
  readonly nextItems: readonly Item[];
  /** Those that are fetched at any hour, interrupts besides; those of the next hour unless said otherwise. */
  readonly soonItems?: readonly Item[];
  /** Epoch milliseconds. */
  readonly now: number;
  /** SHA-256s and item ids. */
  readonly withdrawn: ReadonlySet<string>;
}

/** Every address that a playlist names, for whoever must not forget what came from it. */
export function addressesOf(held: HeldPlaylist): ReadonlySet<string> {
  const files = [...itemsOf(held.playlist).flatMap(filesOf), ...overlayFiles(held.playlist.overlays)];
  return new Set(
    files.flatMap(({ url }) => {
      const verdict = held.resolve(url);
      return verdict.kind === 'refused' ? [] : [verdict.url];
    }),
  );
}

/** What a screen can play of a playlist now. */
export function programmeOf(
  held: HeldPlaylist,
  view: ScreenView,
  { hereAs, overlays, withdrawn, webOrigins }: Here,
): Programme {
  const served = <File, Told extends object>(chosen: Chosen<File> | undefined, tell: (file: File) => Told) => {
    const sha256 = chosen === undefined ? undefined : hereAs(chosen.asset);
    return chosen === undefined || sha256 === undefined
      ? undefined
      : { url: `/media/${sha256}`, sha256, ...tell(chosen.file) };
  };
  const playlist = playlistFor(held.playlist, view.screen);
  const media = itemsOf(playlist).flatMap((item) => {
    const files = filesFor(item, held, view, withdrawn);
    const file = served(files.media, ({ type }) => ({ type }));
    const captions = served(files.captions, ({ lang }) => ({ lang }));
    const signLanguage = served(files.signLanguage, ({ type }) => ({ type }));
    if (file === undefined) return [];
    const ready: ReadyMedia = {
      ...file,
      ...(captions === undefined ? {} : { captions }),
      ...(signLanguage === undefined ? {} : { signLanguage }),
    };
    return [[item.id, ready] as const];
  });
  const [emblemFile] = overlayFiles(held.playlist.overlays);
  const emblem = served(chosenAs('overlays', emblemFile, held, withdrawn), ({ url }) => ({
    type: typeOfName(url) ?? 'image/png',
  }));
  return {
    playlist,
    digest: held.digest,
    ...(held.isHold === true ? { isHold: true } : {}),
    ...(webOrigins.length === 0 ? {} : { webOrigins }),
    overlays: held.playlist.overlays ?? overlays,
    ...(emblem === undefined ? {} : { emblem }),
    media: Object.fromEntries(media),
  };
}

export interface Here {
  /** The SHA-256 under which an asset is here, whole and verified. */
  readonly hereAs: (asset: WantedAsset) => string | undefined;
  /** Those of the bundled campaign, for a playlist that says nothing of its own. */
  readonly overlays: Overlays | false;
  /** SHA-256s and item ids. */
  readonly withdrawn: ReadonlySet<string>;
  /** The origins whose web pages may be shown. */
  readonly webOrigins: readonly string[];
}

/** A file of a playlist, with the addresses to ask for it. */
interface Chosen<File> {
  readonly file: File;
  readonly asset: WantedAsset;
}

/** What a screen shows an item from; nothing of what it needs not, or of what may not be seen any more. */
interface ItemFiles {
  readonly media: Chosen<Source> | undefined;
  readonly captions: Chosen<Captions> | undefined;
  readonly signLanguage: Chosen<SignLanguage> | undefined;
}

function filesFor(item: Item, held: HeldPlaylist, view: ScreenView, withdrawn: ReadonlySet<string>): ItemFiles {
  const audience = audienceOf(view, held.playlist, item);
  const chosen = <File extends FileReference>(file: File | undefined) => chosenAs(item.id, file, held, withdrawn);
  return {
    media: chosen(sourceFor(item, audience, withdrawn)),
    captions: chosen(chooseCaptions(item, held.playlist, view.screen)),
    signLanguage: chosen(chooseSigner(item, held.playlist, view.screen)),
  };
}

function sourceFor(item: Item, audience: Audience, withdrawn: ReadonlySet<string>): Source | undefined {
  if (item.kind === 'slide' || withdrawn.has(item.id)) return undefined;
  const sources = item.kind !== 'web' ? item.sources : item.fallback === undefined ? [] : [item.fallback];
  const seen = sources.filter(({ sha256 }) => sha256 === undefined || !withdrawn.has(sha256));
  return seen.length === 0 ? undefined : chooseSource(seen, audience);
}

/** Beside the main picture an item is watched in the size of its zone; the frame around all of it changes little. */
function audienceOf({ screen, viewport }: ScreenView, playlist: Playlist, item: Item): Audience {
  const zone = zoneOfItem(playlist, item.id);
  const languages = languagesOf(screen, playlist.locale);
  if (zone === 'main') return { viewport, languages };
  const { beside } = zoneLayout({ left: 0, top: 0, ...viewport }, playlist.zones, [zone]);
  return { viewport: beside[zone] ?? viewport, languages };
}

function chosenAs<File extends FileReference>(
  itemId: string,
  file: File | undefined,
  { resolve, playlist }: HeldPlaylist,
  withdrawn: ReadonlySet<string>,
): Chosen<File> | undefined {
  if (file === undefined) return undefined;
  const { url, sha256, bytes } = file;
  const { mirrors = [] } = playlist.refresh;
  const verdict = resolve(url);
  if (verdict.kind === 'refused' || (sha256 !== undefined && withdrawn.has(sha256))) return undefined;
  const asset: WantedAsset = {
    ...{ itemId, url: verdict.url },
    ...(sha256 === undefined ? { withdrawn } : { sha256 }),
    ...(bytes === undefined ? {} : { bytes }),
    ...(sha256 === undefined || mirrors.length === 0 ? {} : { mirrors: mirrorsOf(url, mirrors, resolve) }),
  };
  return { file, asset };
}

/** Where a relative address leads from each mirror; an absolute one names its server, and has none. */
function mirrorsOf(url: string, mirrors: readonly string[], resolve: HeldPlaylist['resolve']): readonly string[] {
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) return [];
  return mirrors.flatMap((mirror) => {
    const base = resolve(folderOf(mirror));
    const there = base.kind === 'refused' ? base : resolve(new URL(url, base.url).href);
    return there.kind === 'refused' ? [] : [there.url];
  });
}

/** A base address is a folder, with a slash at its end or not. */
function folderOf(mirror: string): string {
  return mirror.endsWith('/') ? mirror : `${mirror}/`;
}
