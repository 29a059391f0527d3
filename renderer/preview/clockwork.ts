import type { ReactiveControllerHost } from 'lit';
import type { Viewport } from '../../core/choose-source.ts';
import type { Overlays } from '../../core/overlays.ts';
import type { Screen } from '../../core/screen.ts';
import { zoneLayout } from '../../core/zone-layout.ts';
import type { Gallery } from './gallery-of-pictures.ts';
import { describeWeek, edgesOf, lookAt, type Look, type Week, type WhyOfZone } from './look.ts';
import type { Rate } from './play-bar.ts';
import { advance, rehearse, turnsAhead, withLengths, type Rehearsal, type Turn } from './rehearsal.ts';
import { advancedZones, zonesInWeek, type ZoneRehearsals } from './zones.ts';

/** What is previewed: a playlist on a screen of some size. */
export interface Subject {
  readonly look: Look;
  readonly screen: Screen;
  readonly viewport: Viewport;
  /** Of the bundled campaign, for a playlist that says nothing about them. */
  readonly overlays: Overlays | false;
  /** On which weeks begin, from 1 for Monday to 7 for Sunday. */
  readonly firstDay: number;
}

/**
 * The clockwork of the preview: where the cursor is, the week around it, and the players rehearsed there, which play on
 * with every frame that is drawn. Its host is drawn anew whenever something of it has changed.
 */
export class Clockwork {
  /** The instant that is looked at, epoch milliseconds. */
  cursor = 0;
  week: Week | undefined;
  /** Of the main picture; `undefined` until it is begun. */
  rehearsal: Rehearsal | undefined;
  /** The zones beside what is rehearsed. */
  zones: ZoneRehearsals = new Map();
  turns: readonly Turn[] = [];
  /** Of the main picture, then of each zone. */
  why: readonly WhyOfZone[] = [];

  readonly #host: ReactiveControllerHost;
  readonly #gallery: Gallery;
  #subject: Subject | undefined;
  #isPlaying = false;
  #rate: Rate = 1;
  #panelsAwaited = false;
  /** The request of the next frame, while it plays. */
  #nextFrame: number | undefined;
  #lastFrameAt: number | undefined;

  constructor(host: ReactiveControllerHost, gallery: Gallery) {
    this.#host = host;
    this.#gallery = gallery;
  }

  get isPlaying(): boolean {
    return this.#isPlaying;
  }

  get rate(): Rate {
    return this.#rate;
  }

  set rate(rate: Rate) {
    this.#rate = rate;
    this.#host.requestUpdate();
  }

  /** Plays, or stands still. */
  toggle(): void {
    this.#isPlaying = !this.#isPlaying;
    this.#host.requestUpdate();
    this.#followFrames();
  }

  /** Takes another subject; its players start at the cursor. */
  take(subject: Subject): void {
    const before = this.#subject;
    this.#subject = subject;
    if (before?.look !== subject.look || before.screen !== subject.screen) this.#describe(subject);
    this.#restart();
  }

  seek(at: number): void {
    this.#goTo(at);
    this.#restart();
  }

  /** Goes to the end of what is on. */
  skip(): void {
    const { endsAt = Infinity } = this.rehearsal ?? {};
    if (!Number.isFinite(endsAt)) return;
    this.#advance(endsAt);
    this.#refreshPanels();
  }

  /** What is playing is not begun again for a clip whose length is known now; it is known the next time. */
  lengthFound(): void {
    if (this.#isPlaying) this.#host.requestUpdate();
    else this.#restart();
  }

  /** While it plays, and there is something to play, the cursor goes on with every frame that is drawn. */
  #followFrames(): void {
    if (this.#nextFrame !== undefined) cancelAnimationFrame(this.#nextFrame);
    this.#nextFrame = undefined;
    this.#lastFrameAt = undefined;
    if (this.#isPlaying && this.rehearsal !== undefined) this.#awaitFrame();
  }

  #awaitFrame(): void {
    this.#nextFrame = requestAnimationFrame((at) => this.#frame(at));
  }

  #frame(at: number): void {
    if (this.rehearsal === undefined) return;
    // A page that was in the background has not played meanwhile.
    const passedMs = Math.min(at - (this.#lastFrameAt ?? at), 250);
    this.#lastFrameAt = at;
    const before = this.rehearsal.playback.watched;
    this.#advance(this.cursor + passedMs * this.#rate);
    if (before !== this.rehearsal.playback.watched) this.#refreshPanels();
    this.#awaitFrame();
  }

  #advance(to: number): void {
    if (this.rehearsal === undefined) return;
    this.#goTo(to);
    this.rehearsal = advance(this.rehearsal, to);
    this.zones = advancedZones(this.zones, to);
  }

  #goTo(at: number): void {
    this.cursor = at;
    const isInWeek = this.week !== undefined && this.week.from <= at && at < this.week.until;
    if (!isInWeek && this.#subject !== undefined) this.#describe(this.#subject);
    this.#host.requestUpdate();
  }

  #describe({ look, screen, firstDay }: Subject): void {
    this.week = describeWeek(look.playlist, screen, this.cursor, firstDay);
    if (this.rehearsal !== undefined) this.rehearsal = { ...this.rehearsal, edges: this.week.edges };
    this.zones = zonesInWeek(this.zones, this.week);
  }

  /** A player that starts at the cursor. The timeline is on the glass before it is asked for the first time. */
  #restart(): void {
    if (this.rehearsal !== undefined) this.#begin();
    else requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => this.#begin())));
    this.#refreshPanels();
  }

  #begin(): void {
    if (this.#subject === undefined || this.week === undefined) return;
    const { look, screen, viewport, overlays } = this.#subject;
    const playlist = withLengths(look.playlist, this.#gallery.lengths);
    const emblem = this.#gallery.emblemOf(playlist.overlays ?? overlays);
    const production = { playlist, screen, viewport, overlays, emblem };
    this.rehearsal = rehearse({ ...production, edges: this.week.edges }, this.cursor);
    this.zones = new Map(
      this.week.beside.map((timeline) => {
        const { zone } = timeline;
        const size = zoneLayout({ left: 0, top: 0, ...viewport }, playlist.zones, [zone]).beside[zone] ?? viewport;
        return [zone, rehearse({ ...production, viewport: size, zone, edges: edgesOf(timeline) }, this.cursor)];
      }),
    );
    this.#host.requestUpdate();
    if (this.#nextFrame === undefined) this.#followFrames();
  }

  /** The lists follow a moment later: while the cursor is dragged or flies, they need not be drawn for every step. */
  #refreshPanels(): void {
    if (this.#panelsAwaited) return;
    this.#panelsAwaited = true;
    setTimeout(() => {
      this.#panelsAwaited = false;
      if (this.#subject === undefined || this.week === undefined) return;
      if (this.rehearsal === undefined) return this.#refreshPanels();
      this.turns = turnsAhead(this.rehearsal, TURNS_TOLD);
      this.why = lookAt(this.#subject.look.playlist, this.#subject.screen, this.week, this.cursor);
      this.#host.requestUpdate();
    }, PANELS_MS);
  }
}

const TURNS_TOLD = 10;
const PANELS_MS = 120;
