import { html, LitElement, nothing } from 'lit';
import { displaySettings, type DisplaySettings } from '../../core/display-settings.ts';
import { hearingOf } from '../../core/heard.ts';
import type { FromPage } from '../../core/messages.ts';
import { hasPictureAt, next, startPlayback, type Playback, type PlaybackEvent } from '../../core/playback.ts';
import type { BesideZone } from '../../core/playlist.ts';
import type { Showing } from '../../core/showing.ts';
import type { ScreenProgramme } from '../../core/programme.ts';
import { isInterrupt } from '../../core/ranks.ts';
import type { Screen } from '../../core/screen.ts';
import { isFileWithdrawn } from '../../core/withdrawn.ts';
import { whyOn } from '../../core/why-on.ts';
import type { Words } from '../../core/words.ts';
import '../overlays/drill-band.ts';
import '../overlays/overlay-frame.ts';
import '../slides/slide-view.ts';
import { isCalm } from '../theme/calm.ts';
import { Announcer, DUCKED } from './announcer.ts';
import { isSameRoom, wholeOf, type Beside, type Room } from './beside.ts';
import { codeDoubts } from './code-check.ts';
import { DrawnClock } from './drawn-clock.ts';
import { Entrance } from './entrance.ts';
import { failureOf, preparedFact, preparingFact, shownFact } from './facts.ts';
import { animationFrame, ARM_MS, frameShownAt, until } from './frames.ts';
import { Glass, type Prepared } from './glass.ts';
import { JOIN_MS, joinAt } from './join.ts';
import type { KeptMemory } from './kept-memory.ts';
import { playedFact, progressOf, type OnScreen } from './on-screen.ts';
import type { Layer } from './layer.ts';
import { stageStyles } from './stage-styles.ts';
import { transitionInto } from './transition.ts';
import { atWallTime, wallTimeAt } from './wall-time.ts';
import { within } from './within.ts';

/**
 * The stage: shows what the playback says is watched, prepares what is coming behind it, and cuts from one to the
 * other so that no frame between them is neither. What plays next is decided in `core/playback`; when exactly one
 * picture gives way to the other is decided here, because only here the frames are known.
 *
 * @fires fact  what really happened, as a message for the player (`FromPage`)
 */
export class KioskStage extends LitElement {
  static override styles = stageStyles;

  /** Where it is kept what has been shown, for the next load of the page. */
  memory: KeptMemory | undefined;
  /** How the display hangs and is to be treated; set before anything is played on it. */
  display: DisplaySettings = displaySettings({});
  /** Whether the player has been away since an instant (`performance.now()`), so that nothing could be loaded. */
  wasAway: ((since: number) => Promise<boolean>) | undefined;
  /** Which zone this is, when it is one beside the main picture; set before it is drawn first. */
  zone: BesideZone | undefined;
  /** What plays beside it, when it is the main picture. */
  beside: Beside | undefined;
  readonly #entrance = new Entrance();
  #room: Room | undefined;
  #playback: Playback | undefined;
  #onScreen: OnScreen | undefined;
  #glass: Glass | undefined;
  #announcer: Announcer | undefined;
  readonly #drawn = new DrawnClock();
  /** Ends the bringing of a showing that is wanted no more. */
  #wanted = new AbortController();
  #bringing: Promise<void> = Promise.resolve();

  override render() {
    return html`
      <video class="layer" preload="auto" playsinline disableremoteplayback><track kind="captions" /></video>
      <video class="layer" preload="auto" playsinline disableremoteplayback><track kind="captions" /></video>
      <canvas class="layer" role="img"></canvas><canvas class="layer" role="img"></canvas>
      <slide-view class="layer"></slide-view><slide-view class="layer"></slide-view>
      ${
        this.zone === undefined
          ? html`<video class="signer" preload="auto" playsinline disableremoteplayback></video
              ><overlay-frame></overlay-frame><overlay-frame></overlay-frame><drill-band></drill-band>`
          : nothing
      }
      <audio preload="auto"></audio>
    `;
  }

  override firstUpdated() {
    this.#glass = new Glass(this, this.renderRoot);
    const audio = this.renderRoot.querySelector('audio') ?? new Audio();
    this.#announcer = new Announcer({
      audio,
      hearing: () => hearingOf(this.#playback, Date.now() + SOON_MS),
      onChange: () => this.#listen(),
      tell: (fact) => this.#tell(fact),
      onFailed: (n) => this.#happened({ type: 'failed', n }),
    });
    this.#drawn.start();
    setInterval(() => this.#tick(), 500);
  }

  /** Plays this programme from the next boundary on; at once when nothing is on yet. */
  play(screen: Screen, programme: ScreenProgramme): void {
    if (this.#playback === undefined) this.#follow(startPlayback(screen, programme, Date.now(), this.memory?.recall()));
    else this.#happened({ type: 'programme', screen, programme });
    this.#listen(); // the setting may be another one now
  }

  /** What is on, as far as it has come, and whether the screen is closed, for the sign of life. */
  get nowShowing(): Pick<Extract<FromPage, { type: 'beat' }>, 'showing' | 'closed'> {
    const { closed, coming } = this.#playback ?? {};
    const on = this.#onScreen;
    const rest = { slot: this.#slot(), hasNext: coming !== undefined };
    return {
      ...(on === undefined ? {} : { showing: progressOf(on, this.#drawn.now(), rest) }),
      ...(closed === undefined ? {} : { closed }),
    };
  }

  /** Whether a picture of this zone is on the screen. */
  get isSeen(): boolean {
    return this.#onScreen !== undefined;
  }

  /** How long before it moves its coming picture must be told to, in milliseconds. */
  get leadMs(): number {
    return this.#entrance.leadMs;
  }

  /** Whether this zone has something to show at an instant, by `performance.now()`: one that has not takes no room. */
  hasPictureAt(at: number): boolean {
    if (this.#onScreen !== undefined && this.#endsAt() > at) return true;
    return this.#playback !== undefined && hasPictureAt(this.#playback, Date.now(), wallTimeAt(at));
  }

  /**
   * Has the zone ready to be seen first at an instant, by `performance.now()`, that may move. Resolves when it is, with
   * `false` when it has nothing to show after all.
   */
  invite(entersAt: () => number): Promise<boolean> {
    const ready = this.#entrance.open(entersAt);
    return this.isSeen ? Promise.resolve(true) : ready;
  }

  /** Takes the zone's room away: what is watched there is over, and what comes after it waits to be invited. */
  leave(): void {
    if (this.#entrance.close()) this.#happened({ type: 'left' });
  }

  /** Why that is on which is, for whoever stands there; `undefined` while nothing is. */
  get why(): Words | undefined {
    const { showing } = this.#onScreen ?? {};
    return showing === undefined || this.#playback === undefined ? undefined : whyOn(showing, this.#playback.programme);
  }

  #happened(event: PlaybackEvent) {
    if (this.#playback !== undefined) this.#follow(next(this.#playback, event, Date.now()));
  }

  /** Effects follow from comparing states: a new one coming is brought, and whatever was being brought before is not. */
  #follow(playback: Playback) {
    const before = this.#playback;
    this.#playback = playback;
    if (playback.volume !== before?.volume) this.#listen();
    if (playback.closed !== undefined) this.#close();
    else if (playback.watched === undefined) this.#clear();
    if (playback.programme !== before?.programme) {
      this.#announcer?.check();
      this.#takeBackSigner();
    }
    const { coming } = playback;
    if (coming === before?.coming) return;
    this.#entrance.changed(coming !== undefined);
    this.#wanted.abort();
    const { signal } = (this.#wanted = new AbortController());
    // One after the other: what is given up may hold the very layer that the next one needs.
    if (coming !== undefined) this.#bringing = this.#bringing.then(() => this.#bring(coming, signal));
  }

  /** Prepares a showing behind the one watched, and cuts to it when that one is over. */
  async #bring(showing: Showing, signal: AbortSignal): Promise<void> {
    const glass = this.#glass;
    if (glass === undefined) return;
    if (showing.cutIn) glass.settle();
    const boundary = () => (showing.cutIn ? -Infinity : this.#endsAt());
    await until(() => Math.max(glass.freeAt, boundary() - PREPARE_AHEAD_MS), signal);
    if (signal.aborted) return;
    this.#happened({ type: 'due', n: showing.n, startsAt: this.#turnsAt() });
    const layer = glass.idleLayer(showing.item.kind, this.#onScreen?.layer);
    if (signal.aborted || layer === undefined || this.#playback === undefined) return;
    // What the clock puts on may have to be joined in the middle: then at an appointed moment, to be there in time.
    let joinsAt = showing.slot === undefined || boundary() > now() ? undefined : now() + JOIN_MS;
    let prepared: Prepared;
    // No zone may be seen before this one, nor when it is wanted no more.
    let seenAt = () => (signal.aborted ? Infinity : Math.max(boundary(), now() + NOT_YET_MS));
    const begunAt = now();
    this.#tell(preparingFact(showing, this.zone));
    try {
      const { screen } = this.#playback;
      const preparing = glass.prepare(showing, layer, {
        ...{ screen, display: this.display, signal },
        roomIn: async (area) => (await this.beside?.roomFor(showing, area, () => seenAt(), signal)) ?? wholeOf(area),
        seenAt: joinsAt ?? boundary(),
      });
      prepared = await within(PREPARE_LIMIT_MS, preparing, signal);
      if (showing.slot !== undefined) {
        const due = joinsAt ?? boundary();
        const at = await joinAt(layer, due, PREPARE_LIMIT_MS, signal);
        if (at !== due) joinsAt = at;
      }
    } catch (error) {
      layer.release();
      if (signal.aborted) return;
      // Says nothing of the item while the player process starts again.
      const isBack = this.wasAway?.(begunAt) ?? Promise.resolve(false);
      if (await within(LONGEST_AWAY_MS, isBack, signal).catch(() => false)) return this.#bring(showing, signal);
      if (!signal.aborted) this.#failed(showing, error instanceof Error ? error.message : String(error));
      return;
    } finally {
      this.#tell(preparedFact(this.zone));
    }
    // Its time by the clock may have passed meanwhile.
    if ((showing.slot?.endsAt ?? Infinity) <= Date.now())
      this.#happened({ type: 'due', n: showing.n, startsAt: Date.now() });
    this.#checkCodes(prepared);
    this.#entrance.ready(layer.leadMs);
    const soonest = now() + Math.max(layer.leadMs, prepared.room.leadMs) + ARM_MS;
    const appointed = joinsAt === undefined ? soonest : Math.max(joinsAt, soonest);
    const isAppointed = showing.cutIn || joinsAt !== undefined;
    const awaitsZones = prepared.room.leadMs > 0;
    const cutsAt = isAppointed ? () => appointed : () => Math.max(this.#endsAt(), awaitsZones ? appointed : -Infinity);
    seenAt = () => (signal.aborted ? Infinity : cutsAt());
    const cut = await this.#cutTo(layer, cutsAt, signal);
    if (cut === undefined) {
      layer.release();
      return;
    }
    seenAt = () => cut;
    const onScreen: OnScreen = {
      ...{ showing, layer, zone: this.zone, startedAt: wallTimeAt(cut) },
      ...{ drawnFrom: this.#drawn.now(), broken: false },
    };
    this.#show(onScreen, prepared, cut);
    this.#happened({ type: 'shown', n: showing.n });
    if (this.#playback !== undefined) this.memory?.keep(this.#playback.memory);
    // Presented for certain once two more animation frames have come and gone (DECISIONS 37).
    await animationFrame();
    await animationFrame();
    if (this.#onScreen === onScreen)
      this.#tell(shownFact(showing, onScreen.startedAt, this.#playback?.memory, this.zone));
  }

  /** Waits for the frame that is on the screen when the one watched is over. `undefined` when it is wanted no more. */
  async #cutTo(layer: Layer, at: () => number, signal: AbortSignal): Promise<number | undefined> {
    await until(() => at() - layer.leadMs - ARM_MS, signal);
    this.#glass?.arm(layer);
    await until(() => at() - layer.leadMs, signal);
    if (!signal.aborted) {
      layer.begin(at());
      const frameAt = await frameShownAt(() => at() - EARLY_MS, signal);
      if (!signal.aborted) return frameAt;
    }
    this.#glass?.disarm(layer);
    return undefined;
  }

  #show(onScreen: OnScreen, prepared: Prepared, cut: number) {
    const { showing, layer } = onScreen;
    const before = this.#onScreen;
    const isCut = isCalm() || !isSameRoom(prepared.room, this.#room);
    this.#glass?.show(prepared, before?.layer, transitionInto(showing, before?.showing, isCut), cut);
    this.#takeBackSigner();
    this.#room = prepared.room;
    this.beside?.share(prepared.room);
    this.removeAttribute('closed');
    layer.watchedFrom(cut);
    layer.onBroken = (reason) => this.#failed(showing, reason);
    this.#onScreen = onScreen;
    if (before !== undefined) this.#over(before, onScreen.startedAt);
    if (isInterrupt(showing.rank)) this.#announcer?.giveWay(showing.rank);
    this.#announcer?.announce(showing.announcements);
  }

  /** Who signs may have been withdrawn since its clip was chosen. */
  #takeBackSigner() {
    const all = this.#playback?.programme;
    if (all !== undefined) this.#glass?.takeBackSigner((sha256) => isFileWithdrawn(all, sha256));
  }

  /** Outside its hours the screen is black, and silent. */
  #close() {
    this.toggleAttribute('closed', true);
    if (this.#onScreen !== undefined) this.#announcer?.stop();
    this.beside?.share(undefined);
    this.#clear();
  }

  /** Takes what is watched away, and nothing comes in its place. */
  #clear() {
    const watched = this.#onScreen;
    if (watched === undefined) return;
    this.#over(watched, Date.now());
    this.#onScreen = undefined;
    this.#glass?.clear(watched.layer);
  }

  #over(onScreen: OnScreen, endedAt: number) {
    onScreen.layer.onBroken = undefined;
    this.#tell(playedFact(onScreen, this.#drawn.now(), endedAt));
  }

  #failed(showing: Showing, reason: string, isStuck = false) {
    const watched = this.#onScreen?.showing.n === showing.n ? this.#onScreen : undefined;
    if (watched !== undefined) watched.broken = true;
    this.#tell({ ...failureOf(showing, reason, this.zone), ...(isStuck ? { stuck: true } : {}) });
    this.#happened({ type: 'failed', n: showing.n });
    // The one coming was for later: what is to be seen now?
    const coming = this.#playback?.coming;
    if (watched !== undefined && coming !== undefined)
      this.#happened({ type: 'due', n: coming.n, startsAt: Date.now() });
  }

  /** Twice a second: what does not show in any event. */
  #tick() {
    this.#happened({ type: 'tick' });
    this.#glass?.tellTime(Date.now());
    this.#announcer?.check();
    const watched = this.#onScreen;
    const reason = watched?.broken === false ? watched.layer.stuck(this.#drawn.now()) : undefined;
    if (watched !== undefined && reason !== undefined) this.#failed(watched.showing, reason, true);
  }

  /** When the one watched is over, by `performance.now()`; long ago when it broke. Without one, when a first may be seen. */
  #endsAt(): number {
    if (this.#onScreen === undefined) return this.zone === undefined ? -Infinity : this.#entrance.at;
    if (this.#onScreen.broken) return -Infinity;
    const slot = this.#slot();
    if (slot === undefined) return this.#onScreen.layer.endsAt();
    // A clock that was put back would hold it there until it has caught up.
    return slot.startsAt > Date.now() + CLOCK_SLACK_MS ? -Infinity : atWallTime(slot.endsAt);
  }

  /** From when to when the one watched is on by the clock, which another playlist may have cut short since it began. */
  #slot(): Showing['slot'] {
    const showing = this.#onScreen?.showing;
    const watched = this.#playback?.watched;
    return (watched?.n === showing?.n ? watched : showing)?.slot;
  }

  /** When the one coming takes the place of the one watched, epoch milliseconds. */
  #turnsAt(): number {
    const endsAt = this.#endsAt();
    if (endsAt <= now()) return Date.now();
    return this.#slot()?.endsAt ?? wallTimeAt(endsAt);
  }

  /** Everything is as loud as the screen may be, but quieter under an announcement. */
  #listen() {
    const share = ((this.#playback?.volume ?? 100) / 100) * (this.display.volumePercent / 100);
    this.#announcer?.setLoudness(share);
    this.#glass?.setLoudness(this.#announcer?.isHeard ? share * DUCKED : share);
  }

  /** A code that cannot be scanned is shown all the same, but somebody hears of it. */
  #checkCodes(prepared: Prepared) {
    const { clientWidth: width, clientHeight: height } = this.parentElement ?? this;
    const doubts = codeDoubts(prepared, { width, height }, this.display, this.zone);
    const { id: itemId } = prepared.showing.item;
    if (doubts.length > 0) this.#tell({ type: 'doubted', itemId, why: doubts.join('; '), at: Date.now() });
  }

  #tell(message: FromPage) {
    this.dispatchEvent(new CustomEvent('fact', { detail: message }));
  }
}

const now = () => performance.now();

/** An item is loaded this long before it is needed, not earlier: a waiting clip holds memory. */
const PREPARE_AHEAD_MS = 10_000;
/** What cannot be shown within this is skipped. */
const PREPARE_LIMIT_MS = 5_000;
/** While nobody knows when a showing will be seen, it is no sooner than this. */
const NOT_YET_MS = 1_000;
/** A player process that stays away for longer is not waited for: others may play without it. */
const LONGEST_AWAY_MS = 10_000;
/** Rather half a frame early than one late: the display takes the first frame after the instant. */
const EARLY_MS = 4;
/** What is on this soon may be heard: a picture may begin just before the instant that its announcements were chosen for. */
const SOON_MS = 50;
/** A clock that is off by less is waited for. */
const CLOCK_SLACK_MS = 2_000;

customElements.define('kiosk-stage', KioskStage);

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-stage': KioskStage;
  }
}
