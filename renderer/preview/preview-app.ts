import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Viewport } from '../../core/choose-source.ts';
import type { PreviewData } from '../../core/preview-data.ts';
import type { Screen } from '../../core/screen.ts';
import { daysLater, weekdayOf } from '../../core/week.ts';
import { zoneLayout, type ZoneLayout } from '../../core/zone-layout.ts';
import type { Lang } from '../../core/words.ts';
import { appStyles } from './app-styles.ts';
import './fault-list.ts';
import { Gallery } from './gallery-of-pictures.ts';
import { keyMeaning } from './keys.ts';
import { viewports } from './look-bar.ts';
import './look-bar.ts';
import './play-bar.ts';
import type { Rate } from './play-bar.ts';
import './preview-header.ts';
import { previewWords } from './preview-words.ts';
import { advance, rehearse, turnsAhead, withLengths, type Rehearsal, type Turn } from './rehearsal.ts';
import './stage-preview.ts';
import type { BesidePicture } from './stage-preview.ts';
import { openingWords } from './opening-words.ts';
import { describeWeek, edgesOf, lookAt, parsed, type Look, type Week, type WhyOfZone } from './look.ts';
import './turn-list.ts';
import './why-list.ts';
import './week-timeline.ts';
import type { Zoom } from './week-timeline.ts';
import { styled } from './styled.ts';
import { advancedZones, layoutOn, Rooms, type ZoneRehearsals } from './zones.ts';

/** The whole page of the preview. It is given the playlist and the wall clock; everything else follows from core. */
export class PreviewApp extends LitElement {
  static override styles = appStyles;

  static override properties = {
    data: { attribute: false },
    lost: { type: Boolean },
    now: { type: Number },
    look: { state: true },
    screen: { state: true },
    cursor: { state: true },
    week: { state: true },
    zoom: { state: true },
    viewport: { state: true },
    rehearsal: { state: true },
    zones: { state: true },
    turns: { state: true },
    why: { state: true },
    playing: { state: true },
    rate: { state: true },
    lang: { state: true },
  };

  declare data: PreviewData | undefined;
  /** Whether the program that served the page has ended. */
  declare lost: boolean;
  /** The time of the wall clock, epoch milliseconds. */
  declare now: number;
  declare look: Look | undefined;
  declare screen: Screen;
  declare cursor: number;
  declare week: Week | undefined;
  declare zoom: Zoom;
  declare viewport: Viewport;
  declare rehearsal: Rehearsal | undefined;
  /** The zones beside what is rehearsed. */
  declare zones: ZoneRehearsals;
  declare turns: readonly Turn[];
  /** Of the main picture, then of each zone. */
  declare why: readonly WhyOfZone[];
  declare playing: boolean;
  declare rate: Rate;
  declare lang: Lang;

  #gallery = new Gallery(() => this.#lengthFound());
  #rooms = new Rooms();
  #text: string | undefined;
  /** On which weeks begin: Monday, or today when nobody asked for another instant. */
  #firstDay = 1;
  #panelsAwaited = false;
  #lastFrameAt = 0;

  constructor() {
    super();
    this.lost = false;
    this.now = Date.now();
    this.screen = { id: '', tags: [] };
    this.cursor = 0;
    this.zoom = 'week';
    this.viewport = viewports[0];
    this.turns = [];
    this.zones = new Map();
    this.why = [];
    this.playing = false;
    this.rate = 1;
    this.lang = 'vi';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#key);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('data') && this.data !== undefined) this.#take(this.data);
    if (this.look === undefined) return;
    const { playlist } = this.look;
    if (changed.has('look') || changed.has('screen') || !this.#isInWeek) {
      this.week = describeWeek(playlist, this.screen, this.cursor, this.#firstDay);
      if (this.rehearsal !== undefined) this.rehearsal = { ...this.rehearsal, edges: this.week.edges };
    }
    if (changed.has('look') || changed.has('screen') || changed.has('viewport')) {
      this.#gallery.hangOn(this.screen, this.viewport);
      this.#restart();
    }
  }

  override render() {
    const { look, week, data } = this;
    const words = previewWords[this.lang];
    if (look === undefined || week === undefined || data === undefined) return nothing;
    return html`<preview-header
        .heading=${look.title}
        .data=${data}
        .timeZone=${look.playlist.timeZone}
        .lost=${this.lost}
        .lang=${this.lang}
        @lang=${({ detail }: CustomEvent<Lang>) => (this.lang = detail)}
      ></preview-header>
      <fault-list
        .faults=${data.faults}
        .unread=${data.unread}
        .timeZone=${look.playlist.timeZone}
        .lang=${this.lang}
      ></fault-list>
      <look-bar
        .cursor=${this.cursor}
        .timeZone=${look.playlist.timeZone}
        .zoom=${this.zoom}
        .choices=${look.choices}
        .tags=${look.tags}
        .screen=${this.screen}
        .viewport=${this.viewport}
        .lang=${this.lang}
        @seek=${this.#sought}
        @now=${() => this.#seek(Date.now())}
        @zoom=${({ detail }: CustomEvent<Zoom>) => (this.zoom = detail)}
        @screen=${({ detail }: CustomEvent<Screen>) => (this.screen = detail)}
        @viewport=${({ detail }: CustomEvent<Viewport>) => (this.viewport = detail)}
      ></look-bar>
      <main>
        <section class="week" aria-label=${words.timeline}>
          <week-timeline
            .rows=${week.rows}
            .days=${week.days}
            .timeZone=${look.playlist.timeZone}
            .cursor=${this.cursor}
            .now=${this.now}
            .zoom=${this.zoom}
            .lang=${this.lang}
            @seek=${this.#sought}
          ></week-timeline>
          <ul class="legend">
            ${(['on', 'outranked', 'closed'] as const).map((state) => html`<li class=${state}>${words.states[state]}</li>`)}
            <li class="mark">${words.shortInterrupt}</li>
            <li class="tick">${words.kinds.moment}</li>
          </ul>
        </section>
        <section class="stage">${this.#stage(look, week)}</section>
        <section class="panel next" aria-label=${words.next}>
          <h2>${words.next}</h2>
          <turn-list
            .turns=${this.turns}
            .at=${this.rehearsal?.since ?? this.cursor}
            .timeZone=${look.playlist.timeZone}
            .viewport=${this.viewport}
            .pictureOf=${this.#pictureOf}
            .lang=${this.lang}
            @seek=${this.#sought}
          ></turn-list>
        </section>
        <section class="panel reasons" aria-label=${words.why}>
          <h2>${words.why}</h2>
          ${this.why.map(
            (why) =>
              html`${this.why.length > 1 ? html`<h3>${words.zones[why.zone]}</h3>` : nothing}
                <why-list
                  .why=${why}
                  .timeZone=${look.playlist.timeZone}
                  .dark=${this.rehearsal?.playback.closed !== undefined}
                  .lang=${this.lang}
                ></why-list>`,
          )}
        </section>
      </main>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('lang')) document.documentElement.lang = this.lang;
    if (changed.has('look')) document.title = `${this.look?.title ?? ''} · ${previewWords[this.lang].title}`;
    if (changed.has('playing') && this.playing)
      requestAnimationFrame((at) => ((this.#lastFrameAt = at), this.#frame(at)));
  }

  #stage(look: Look, week: Week) {
    const { width, height } = this.viewport;
    const { rehearsal } = this;
    const watched = rehearsal?.playback.watched;
    const whole = watched === undefined ? undefined : this.#gallery.stagePicture(watched);
    const layout = rehearsal && whole && layoutOn(look.playlist, rehearsal, week, whole);
    return html`<div class="frame">
        <stage-preview
          ${styled({ 'aspect-ratio': `${width} / ${height}`, '--shape': String(width / height) })}
          .picture=${whole === undefined || layout === undefined ? whole : this.#rooms.main(whole, layout.main)}
          .beside=${layout === undefined ? [] : this.#besides(layout)}
          .closed=${rehearsal?.playback.closed}
          .opens=${rehearsal?.playback.closed === undefined ? '' : openingWords(week, this.cursor, look.playlist.timeZone, this.lang)}
          .at=${this.cursor}
          .offsetMs=${this.cursor - (rehearsal?.since ?? this.cursor)}
          .playing=${this.playing}
          .rate=${this.rate}
          .lang=${this.lang}
        ></stage-preview>
      </div>
      <play-bar
        .at=${this.cursor}
        .timeZone=${look.playlist.timeZone}
        .playing=${this.playing}
        .rate=${this.rate}
        .lang=${this.lang}
        @toggle=${() => (this.playing = !this.playing)}
        @skip=${this.#skip}
        @rate=${(event: CustomEvent<Rate>) => (this.rate = event.detail)}
      ></play-bar>`;
  }

  /** What is watched in the zones that share the picture now. */
  #besides({ beside }: ZoneLayout): readonly BesidePicture[] {
    return [...this.zones].flatMap(([zone, { playback, since }]) => {
      const { [zone]: box } = beside;
      if (box === undefined || playback.watched === undefined) return [];
      const picture = this.#rooms.beside(this.#gallery.stagePicture(playback.watched), box);
      return [{ zone, box, screen: this.viewport, picture, offsetMs: this.cursor - since }];
    });
  }

  /** What came is looked at; a page that is open already stays where it is. */
  #take(data: PreviewData): void {
    const isFirst = this.#text === undefined;
    if (isFirst) {
      this.screen = { id: data.screen.id, tags: data.screen.tags };
      this.cursor = data.at ?? Math.floor(this.now / 1000) * 1000;
      this.lang = data.lang ?? (navigator.languages.some((one) => /^vi\b/.test(one)) ? 'vi' : 'en');
    }
    if (this.#text !== data.text) this.look = parsed(data.text, data.name);
    if (isFirst && data.at === undefined && this.look !== undefined)
      this.#firstDay = weekdayOf(this.cursor, this.look.playlist.timeZone);
    this.#text = data.text;
    this.#gallery.files = data.files;
  }

  /** A player that starts at the cursor. The timeline is on the glass before it is asked for the first time. */
  #restart(): void {
    if (this.rehearsal !== undefined) this.#begin();
    else requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => this.#begin())));
    this.#refreshPanels();
  }

  #begin(): void {
    const { look, week, screen, viewport } = this;
    if (look === undefined || week === undefined) return;
    const playlist = withLengths(look.playlist, this.#gallery.lengths);
    const overlays = this.data?.overlays ?? false;
    const emblem = this.#gallery.emblemOf(playlist.overlays ?? overlays);
    const production = { playlist, screen, viewport, overlays, emblem };
    this.rehearsal = rehearse({ ...production, edges: week.edges }, this.cursor);
    this.zones = new Map(
      week.beside.map(({ zone, stretches }) => {
        const edges = edgesOf({ stretches });
        const size = zoneLayout({ left: 0, top: 0, ...viewport }, playlist.zones, [zone]).beside[zone] ?? viewport;
        return [zone, rehearse({ ...production, viewport: size, zone, edges }, this.cursor)];
      }),
    );
  }

  #seek(at: number): void {
    this.cursor = at;
    this.now = Date.now();
    if (this.look !== undefined && !this.#isInWeek)
      this.week = describeWeek(this.look.playlist, this.screen, at, this.#firstDay);
    this.#restart();
  }

  /** While it plays, the cursor goes on with every frame that is drawn. */
  #frame(at: number): void {
    if (!this.playing || this.rehearsal === undefined) return;
    // A page that was in the background has not played meanwhile.
    const passedMs = Math.min(at - this.#lastFrameAt, 250);
    this.#lastFrameAt = at;
    this.cursor += passedMs * this.rate;
    const before = this.rehearsal.playback.watched;
    this.rehearsal = advance(this.rehearsal, this.cursor);
    this.zones = advancedZones(this.zones, this.cursor);
    if (before !== this.rehearsal.playback.watched) this.#refreshPanels();
    requestAnimationFrame((next) => this.#frame(next));
  }

  /** The lists follow a moment later: while the cursor is dragged or flies, they need not be drawn for every step. */
  #refreshPanels(): void {
    if (this.#panelsAwaited) return;
    this.#panelsAwaited = true;
    setTimeout(() => {
      this.#panelsAwaited = false;
      if (this.look === undefined || this.week === undefined) return;
      if (this.rehearsal === undefined) return this.#refreshPanels();
      this.turns = turnsAhead(this.rehearsal, TURNS_TOLD);
      this.why = lookAt(this.look.playlist, this.screen, this.week, this.cursor);
    }, PANELS_MS);
  }

  get #isInWeek(): boolean {
    return this.week !== undefined && this.week.from <= this.cursor && this.cursor < this.week.until;
  }

  #lengthFound(): void {
    // What is playing is not begun again; it will be known the next time.
    if (this.playing) this.requestUpdate();
    else this.#restart();
  }

  #pictureOf = (turn: Turn) => this.#gallery.smallPicture(turn.showing);

  #sought = (event: CustomEvent<number>) => this.#seek(event.detail);

  #skip = () => {
    const { endsAt } = this.rehearsal ?? {};
    if (this.rehearsal === undefined || endsAt === undefined || !Number.isFinite(endsAt)) return;
    this.cursor = endsAt;
    this.rehearsal = advance(this.rehearsal, endsAt);
    this.zones = advancedZones(this.zones, endsAt);
    this.#refreshPanels();
  };

  #key = (event: KeyboardEvent) => {
    const meaning = keyMeaning(event, this.zoom);
    if (meaning === undefined || this.week === undefined) return;
    event.preventDefault();
    switch (meaning.kind) {
      case 'toggle':
        this.playing = !this.playing;
        return;
      case 'rate':
        this.rate = meaning.rate;
        return;
      case 'by':
        return this.#seek(this.cursor + meaning.ms);
      case 'days':
        return this.#seek(daysLater(this.cursor, meaning.days, this.look?.playlist.timeZone ?? 'UTC'));
      case 'edge':
        return this.#seek(meaning.edge === 'start' ? this.week.from : this.week.until - 1000);
      case 'now':
        return this.#seek(Date.now());
    }
  };
}

const TURNS_TOLD = 10;
const PANELS_MS = 120;

customElements.define('preview-app', PreviewApp);

declare global {
  interface HTMLElementTagNameMap {
    'preview-app': PreviewApp;
  }
}
