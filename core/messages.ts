import { z } from 'zod';
import type { DisplaySettings } from './display-settings.ts';
import type { Rung } from './ladder.ts';
import type { MachineHours } from './machine-hours.ts';
import { readMemory, type Memory } from './memory.ts';
import type { RestartRule } from './planned-restart.ts';
import type { ProvidedSetting } from './play-options.ts';
import { besideZones } from './playlist.ts';
import type { ScreenProgramme } from './programme.ts';
import type { RememberedZones } from './remembered.ts';
import type { Reporting } from './reporting.ts';
import type { HostedScreen } from './screen.ts';
import type { PowerWay } from './setting-rows/hours-rows.ts';
import type { Sight } from './sights.ts';
import type { HostKind } from './status.ts';
import type { Cure } from './vitals.ts';

/**
 * All that the page, the player process and the host say to one another. Requests are imperatives, facts are in the past
 * tense. What comes from the page is checked like anything from the net; host and player process are one program.
 */

// ── player → page, over the WebSocket ────────────────────────────────────────────────────────────────────────────────

export type ToPage =
  /** Play this from the next boundary on. Sent on connecting, and whenever playlist or readiness change. */
  | {
      readonly type: 'play';
      readonly screen: HostedScreen;
      readonly displaySettings: DisplaySettings;
      /** Nobody has set this machine up yet, and whoever stands there may. */
      readonly isNew?: true;
      readonly programme: ScreenProgramme;
      /** What the screen has shown, in this life of the page or one before; on connecting alone. */
      readonly remembered?: RememberedZones;
    }
  /** Say which screen this is, over the picture, for so long. */
  | { readonly type: 'identify'; readonly plate: Plate }
  /** Keep the first so many words of this connection, the hello among them, no longer: what they tell is written down. */
  | { readonly type: 'forget'; readonly words: number };

export type ToPagePlay = Extract<ToPage, { type: 'play' }>;

/** What a screen says of itself. */
export interface Plate {
  readonly id: string;
  readonly tags: readonly string[];
  /** Of the player. */
  readonly version: string;
  /** Of the playlist in force. */
  readonly revision: number;
  readonly seconds: number;
}

// ── page → player ────────────────────────────────────────────────────────────────────────────────────────────────────

const instant = z.number().min(0).max(8.64e15);
const count = z.int().min(0);
const ms = z.number().min(0).max(1e10);
const text = z.string().max(2100);

const besideZone = z.enum(besideZones);

/** Which showing a message is about, and all that the journal keeps of it. */
const showing = z.object({
  /** Counts the showings of one page from 1. */
  n: z.int().min(1),
  playlistId: text,
  revision: count,
  campaignId: text,
  itemId: text,
  sha256: z.string().max(64).optional(),
  startedAt: instant,
  /** How long it is meant to be; absent where nobody knows, as of a stream. */
  plannedMs: ms.optional(),
  /** The zone that it is in, beside the main picture, with a count of its own; absent: it is the main picture. */
  zone: besideZone.optional(),
});
/** What the screen has shown so far: where in its loops it is. */
const memory = z.custom<Memory>((value) => readMemory(value) !== undefined);
const presented = { shownMs: ms, frames: count };
/** Of video: frames that were dropped. */
const dropped = count.optional();

export const fromPage = z.discriminatedUnion('type', [
  /** I am here. `page` names this load of the page; `screen` is the one it was opened for. */
  z.object({
    type: z.literal('hello'),
    page: z.string().regex(/^[0-9a-z-]{8,64}$/),
    screen: text,
    viewport: z.object({ width: z.int().min(1).max(65_536), height: z.int().min(1).max(65_536) }),
  }),
  /**
   * Once a second: counters since the page was loaded, and what is on. Only counters that grow prove life. Of animation
   * frames one is asked for each second: to ask for all of them would make a still picture cost as much as a moving one.
   */
  z.object({
    type: z.literal('beat'),
    animationFrames: count,
    visible: z.boolean(),
    /** With the time that it is meant to be on, when that is known and something comes after it; and where its clip is. */
    showing: showing.extend({ ...presented, dropped, dueMs: ms.optional(), mediaTimeMs: ms.optional() }).optional(),
    /** What is on beside the main picture. */
    zones: z.array(showing.extend(presented)).max(2).optional(),
    /** The zones that would have a picture beside it, and are left out because nobody could read it there. */
    zonesLeftOut: z.array(besideZone).max(2).optional(),
    /** Of JavaScript, where the browser tells. */
    heapBytes: count.optional(),
    /** The screen is dark, because it is outside its opening hours. */
    closed: z.enum(['black', 'off']).optional(),
  }),
  /** The first frame of a showing was presented. `memory` is left out when it is too long for a message. */
  z.object({ type: z.literal('shown'), showing, memory: memory.optional() }),
  /** A showing is over: the next one's first frame was presented. */
  z.object({
    type: z.literal('played'),
    showing: showing.extend({ ...presented, dropped }),
    endedAt: instant,
    result: z.enum(['complete', 'partial']),
    /** The clip said that it was over before it can have been: its file may be cut short. */
    endedEarly: z.literal(true).optional(),
  }),
  /** An announcement is over; what was seen while it was heard is told on its own. It was on for `shownMs`, in no frame. */
  z.object({
    type: z.literal('announced'),
    showing: showing.extend(presented),
    endedAt: instant,
    result: z.enum(['complete', 'partial']),
  }),
  /** An item could not be shown, or an announcement not be heard, and was skipped. */
  z.object({
    type: z.literal('failed'),
    itemId: text,
    sha256: z.string().max(64).optional(),
    reason: text,
    at: instant,
    zone: besideZone.optional(),
    /** It was on, and stood still where it should have moved. */
    stuck: z.literal(true).optional(),
    /** Which showing it was to be, for the journal. */
    showing: showing.pick({ n: true, playlistId: true, revision: true, campaignId: true, plannedMs: true }).optional(),
  }),
  /**
   * The file of this item is being made ready behind what is watched; without an item: that is over. Told before it is
   * begun, for it may be the last that the page does.
   */
  z.object({
    type: z.literal('preparing'),
    item: z.object({ itemId: text, sha256: z.string().max(64) }).optional(),
    zone: besideZone.optional(),
  }),
  /** This load of the page ends in order: it is reloaded, or closed. One that ends without this word has died. */
  z.object({ type: z.literal('left') }),
  /** An item was shown, but people cannot make use of it as they should: its code is too small to scan. */
  z.object({ type: z.literal('doubted'), itemId: text, why: text, at: instant }),
  /** Somebody has pressed a key, or touched the screen; at most every few seconds. */
  z.object({ type: z.literal('touched') }),
]);

export type FromPage = z.infer<typeof fromPage>;
export type ShowingFacts = z.infer<typeof showing>;

// ── host → player process, over its IPC channel ──────────────────────────────────────────────────────────────────────

export interface PlayerOptions {
  readonly version: string;
  readonly host: HostKind;
  /** Absolute paths: the data directory, the bundled campaign, the built page. */
  readonly dataDir: string;
  readonly campaignDir: string;
  readonly pageDir: string;
  /** The port to serve the page on; taken by another program, the next free one serves unless `portRequired`. */
  readonly port: number | undefined;
  readonly portRequired: boolean;
  /** The launch's secret, 64 hexadecimal digits (DECISIONS 9). */
  readonly token: string;
  /** An http(s) URL, or the absolute path of a folder of clips and pictures. None: the bundled campaign plays. */
  readonly configUrl: string | undefined;
  /** The absolute path of the trust file that the operator has given, if any. */
  readonly trust: string | undefined;
  /** The address of an HTTP proxy, and the absolute path of a file of certificates, if they are set. */
  readonly proxy?: string | undefined;
  readonly caFile?: string | undefined;
  /** Where screenshots are brought that were asked for from afar, if that is set. */
  readonly screenshotUrl?: string | undefined;
  readonly lanSharing?: boolean | undefined;
  readonly mediaQuotaMiB?: number | undefined;
  /** What is kept of the operator's PIN, if one was set. */
  readonly operatorPin?: string | undefined;
  /** Where codes may lead; none: anywhere. */
  readonly codeDomains?: readonly string[] | undefined;
  /** What this machine tells of itself, and to whom. */
  readonly reporting?: Reporting | undefined;
  /** The origins whose web pages may be shown; none: no page is. */
  readonly webOrigins?: readonly string[] | undefined;
  /** What was set elsewhere than on this machine itself, and counts. */
  readonly provided?: readonly ProvidedSetting[] | undefined;
  /** What is wrong with what was set somewhere, and does not count. */
  readonly settingFaults?: readonly { readonly code: string; readonly message: string }[] | undefined;
  readonly screens: readonly HostedScreen[];
  /** Of all displays of this machine. */
  readonly displaySettings: DisplaySettings;
  /** When they are open where no playlist says, how they may be switched, and when all is begun anew. */
  readonly hours?: MachineHours | undefined;
  readonly power?: PowerWay | undefined;
  readonly restartAt?: RestartRule | undefined;
  /** When the host started, epoch milliseconds. */
  readonly startedAt: number;
  /** How the host draws; `normal` where it does not say. */
  readonly rung?: Rung | undefined;
}

export type ToPlayer =
  /** Begin; always the first message. */
  | { readonly type: 'start'; readonly options: PlayerOptions }
  /** The displays have changed. */
  | { readonly type: 'set-screens'; readonly screens: readonly HostedScreen[] }
  /** Something happened in the host that people should hear of in `/status`. */
  | { readonly type: 'host-fault'; readonly code: string; readonly message: string }
  /** The picture that was asked for under this number, as PNG in base64; or why there is none. */
  | { readonly type: 'picture'; readonly n: number; readonly png?: string; readonly reason?: string }
  /** What the host has seen on this screen. */
  | { readonly type: 'sight'; readonly screenId: string; readonly sight: Sight }
  /** Close the journal and end. */
  | { readonly type: 'stop' };

// ── player process → host ────────────────────────────────────────────────────────────────────────────────────────────

export type ToHost =
  /** The page is served here. `origin` is `http://127.0.0.1:<port>`; the cookie is `bzk_<port>` = token. */
  | { readonly type: 'ready'; readonly origin: string; readonly port: number }
  /** It cannot work like this, and starting it again will not help: say why, and end with this exit code. */
  | { readonly type: 'refused'; readonly exitCode: number; readonly message: string }
  /** The page of this screen gives no sign of life, or a false one. */
  | {
      readonly type: 'revive-page';
      readonly screenId: string;
      readonly how: Cure;
      readonly why: string;
    }
  /** Begin anew with page and browser of this screen, or of all where none is named, though nothing is wrong with them. */
  | { readonly type: 'refresh'; readonly screenId?: string; readonly why: string }
  /** A page of ours stands at the door without the cookie: give it to the browsers again. */
  | { readonly type: 'page-keyless' }
  /**
   * Once a second: every page was looked at; `ailing` is what keeps a picture from moving, if anything does, and `doing` what
   * is on and what is wrong, in words.
   */
  | { readonly type: 'watched'; readonly ailing?: string | undefined; readonly doing?: string | undefined }
  /** Take a picture of what is on this screen, and answer with `picture`. */
  | { readonly type: 'take-picture'; readonly screenId: string; readonly n: number }
  /** Start the player process again; pages keep their pictures meanwhile, and nothing has died. */
  | { readonly type: 'restart-player'; readonly why: string }
  /** Settings were changed at the screen: start the player process again with them. */
  | { readonly type: 'settings-changed' };
