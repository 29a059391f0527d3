import { LitElement } from 'lit';
import { displaySettings, type DisplaySettings } from '../../core/display-settings.ts';
import { hearingOf } from '../../core/heard.ts';
import type { FromPage } from '../../core/messages.ts';
import { hasPictureAt, next, startPlayback, type Playback, type PlaybackEvent } from '../../core/playback.ts';
import type { BesideZone } from '../../core/playlist.ts';
import type { Showing } from '../../core/showing.ts';
import type { ScreenProgramme } from '../../core/programme.ts';
import { isInterrupt } from '../../core/ranks.ts';
import type { Screen } from '../../core/screen.ts';
import type { Words } from '../../core/words.ts';
import { Announcer, DUCKED } from './announcer.ts';
import type { Beside } from './beside.ts';
import { codeDoubts } from './code-check.ts';
import { Cut } from './cut.ts';
import { DrawnClock } from './drawn-clock.ts';
import { Entrance } from './entrance.ts';
import { doubtedFact, failureOf, preparedFact, preparingFact, shownFact } from './facts.ts';
import { animationFrame, until } from './frames.ts';
import { Glass, type Prepared } from './glass.ts';
import type { KeptMemory } from './kept-memory.ts';
import { Latest } from './latest.ts';
import { OnScreen } from './on-screen.ts';
import { PREPARE_AHEAD_MS, PREPARE_LIMIT_MS, preparedInTime, playerWasAway } from './prepare-limits.ts';
import { stageParts } from './stage-parts.ts';
import { stageStyles } from './stage-styles.ts';
import { StandIns } from './stand-ins.ts';
import { wallTimeAt } from './wall-time.ts';

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
  wasAway: (since: number) => Promise<boolean> = () => Promise.resolve(false);
  /** Which zone this is, when it is one beside the main picture; set before it is drawn first. */
  zone: BesideZone | undefined;
  /** How its first picture comes on. */
  readonly entrance = new Entrance();
  /** What plays beside it, when it is the main picture. */
  beside: Beside | undefined;
  #playback: Playback | undefined;
  #onScreen: OnScreen | undefined;
  #glass: Glass | undefined;
  #announcer: Announcer | undefined;
  readonly #drawn = new DrawnClock();
  readonly #standIns = new StandIns();
  /** Brings what is coming: one after the other, for what is given up may hold the very layer that the next one needs. */
  readonly #bringing = new Latest();

  override render() {
    return stageParts(this.zone);
  }

  override firstUpdated() {
    this.#glass = new Glass(this, this.renderRoot);
    this.#announcer = new Announcer({
      audio: this.renderRoot.querySelector('audio') ?? new Audio(),
      hearing: () => hearingOf(this.#playback, Date.now() + SOON_MS),
      onChange: () => this.#listen(),
      tell: (fact) => this.#tell(fact),
      onFailed: (n) => this.#happened({ type: 'failed', n }),
    });
    this.#drawn.start();
    // A zone's size changes with its box only, and whoever places that says so.
    if (this.zone === undefined) new ResizeObserver(() => this.layOut()).observe(this);
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
    const showing = this.#playback && this.#onScreen?.progress(this.#playback);
    const closed = this.#playback?.closed;
    return { ...(showing && { showing }), ...(closed && { closed }) };
  }

  /** Whether a picture of this zone is on the screen. */
  get isSeen(): boolean {
    return this.#onScreen !== undefined;
  }

  /** Whether this zone has something to show at an instant, by `performance.now()`: one that has not takes no room. */
  hasPictureAt(at: number): boolean {
    if (this.#onScreen !== undefined && this.#endsAt() > at) return true;
    return this.#playback !== undefined && hasPictureAt(this.#playback, Date.now(), wallTimeAt(at));
  }

  /** Takes the zone's room away: what is watched there is over, and what comes after it waits to be invited. */
  leave(): void {
    if (this.entrance.close()) this.#happened({ type: 'left' });
  }

  /** Lays everything out anew if the size has changed, or how fine the display is: what is on stays on, and a clip goes on. */
  layOut(): void {
    void this.#glass?.layOut().then((on) => on && this.#checkCodes(on));
  }

  /** Why that is on which is, for whoever stands there; `undefined` while nothing is. */
  get why(): Words | undefined {
    return this.#playback && this.#onScreen?.why(this.#playback);
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
      this.#glass?.takeBackSigner(playback.programme);
    }
    const { coming } = playback;
    if (coming === before?.coming) return;
    this.entrance.changed(coming !== undefined);
    this.#bringing.begin(coming && ((signal) => this.#bring(coming, signal)));
  }

  /** Prepares a showing behind the one watched, and cuts to it when that one is over. */
  async #bring(wanted: Showing, signal: AbortSignal): Promise<void> {
    const glass = this.#glass;
    if (glass === undefined) return;
    const showing = this.#standIns.of(wanted, Date.now());
    if (showing.cutIn) glass.settle();
    const boundary = () => (showing.cutIn ? -Infinity : this.#endsAt());
    await until(() => Math.max(glass.freeAt, boundary() - PREPARE_AHEAD_MS), signal);
    if (signal.aborted) return;
    this.#happened({ type: 'due', n: showing.n, startsAt: this.#turnsAt() });
    const layer = glass.idleLayer(showing.item.kind);
    if (signal.aborted || layer === undefined || this.#playback === undefined) return;
    const cut = new Cut({ showing, layer, boundary, signal });
    const begunAt = performance.now();
    let prepared: Prepared;
    try {
      prepared = await this.#prepare(glass, this.#playback.screen, cut);
    } catch (error) {
      glass.giveUp(layer);
      if (await playerWasAway(() => this.wasAway(begunAt), signal)) return this.#bring(showing, signal);
      if (signal.aborted) return;
      const reason = error instanceof Error ? error.message : String(error);
      if (!this.#standIns.failed(showing, Date.now())) return this.#failed(showing, reason);
      this.#tell(failureOf(showing, reason, this.zone));
      return this.#bring(wanted, signal);
    }
    // A page may break while it waits, and must not be seen then.
    if (showing.item.kind === 'web') layer.onBroken = (reason) => this.#failed(showing, reason);
    // Its time by the clock may have passed meanwhile.
    if ((showing.slot?.endsAt ?? Infinity) <= Date.now())
      this.#happened({ type: 'due', n: showing.n, startsAt: Date.now() });
    this.#checkCodes(prepared);
    this.entrance.ready(layer.leadMs);
    cut.appoint(prepared.room.leadMs);
    const cutAt = await cut.fall();
    if (cutAt === undefined) glass.giveUp(layer);
    else await this.#show(glass, prepared, cutAt);
  }

  /**
   * Loads a showing behind the one watched, to be seen when it is cut to.
   *
   * @throws when it cannot be shown, or is wanted no more
   */
  async #prepare(glass: Glass, screen: Screen, cut: Cut): Promise<Prepared> {
    this.#tell(preparingFact(cut.showing, this.zone));
    try {
      const preparing = glass.prepare(cut, { screen, display: this.display, beside: this.beside });
      const prepared = await preparedInTime(preparing, cut);
      await cut.catchUp(PREPARE_LIMIT_MS);
      return prepared;
    } finally {
      this.#tell(preparedFact(this.zone));
    }
  }

  /** Puts what is prepared in the place of the one watched, in the frame that has this time; the rest follows from that. */
  async #show(glass: Glass, prepared: Prepared, cutAt: number): Promise<void> {
    const { showing, layer } = prepared;
    const before = this.#onScreen;
    glass.show(prepared, cutAt);
    this.removeAttribute('closed');
    layer.watchedFrom(cutAt);
    layer.onBroken = (reason) => this.#failed(showing, reason);
    const onScreen = (this.#onScreen = new OnScreen(prepared, cutAt, this.#drawn, this.zone));
    if (before !== undefined) this.#tell(before.end(onScreen.startedAt));
    if (isInterrupt(showing.rank)) this.#announcer?.giveWay(showing.rank);
    this.#announcer?.announce(showing.announcements);
    this.#standIns.shown(showing);
    this.#happened({ type: 'shown', n: showing.n });
    // Presented for certain once two more animation frames have come and gone (DECISIONS 37).
    await animationFrame();
    await animationFrame();
    if (this.#onScreen !== onScreen || this.#playback === undefined) return;
    const { memory } = this.#playback;
    this.memory?.keep(memory, onScreen.startedAt);
    this.#tell(shownFact(onScreen.facts(), memory));
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
    this.#tell(watched.end(Date.now()));
    this.#onScreen = undefined;
    this.#glass?.clear();
  }

  #failed(showing: Showing, reason: string, isStuck = false) {
    const watched = this.#onScreen?.showing.n === showing.n ? this.#onScreen : undefined;
    watched?.break();
    this.#tell({ ...failureOf(showing, reason, this.zone), ...(isStuck ? { stuck: true } : {}) });
    this.#happened({ type: 'failed', n: showing.n });
    // The one coming was for later: what is to be seen now?
    const n = this.#playback?.coming?.n;
    if (watched !== undefined && n !== undefined) this.#happened({ type: 'due', n, startsAt: Date.now() });
  }

  /** Twice a second: what does not show in any event. */
  #tick() {
    this.#happened({ type: 'tick' });
    this.layOut(); // of finer pixels in the same size nothing tells (measured)
    this.#glass?.tellTime(Date.now());
    this.#announcer?.check();
    const watched = this.#onScreen;
    const reason = watched?.stuck();
    if (watched !== undefined && reason !== undefined) this.#failed(watched.showing, reason, true);
  }

  /** When the one watched is over, by `performance.now()`. Without one, when a first may be seen. */
  #endsAt(): number {
    return (this.#playback && this.#onScreen?.endsAt(this.#playback)) ?? this.entrance.at;
  }

  /** When the one coming takes the place of the one watched, epoch milliseconds. */
  #turnsAt(): number {
    const entersAt = Math.max(Date.now(), wallTimeAt(this.#endsAt()));
    return (this.#playback && this.#onScreen?.turnsAt(this.#playback)) ?? entersAt;
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
    if (doubts.length > 0) this.#tell(doubtedFact(prepared.showing, doubts));
  }

  #tell(message: FromPage) {
    this.dispatchEvent(new CustomEvent('fact', { detail: message }));
  }
}

/** What is on this soon may be heard: a picture may begin just before the instant that its announcements were chosen for. */
const SOON_MS = 50;

customElements.define('kiosk-stage', KioskStage);

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-stage': KioskStage;
  }
}
