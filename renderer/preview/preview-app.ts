import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Viewport } from '../../core/choose-source.ts';
import type { PreviewData } from '../../core/preview-data.ts';
import type { Screen } from '../../core/screen.ts';
import { daysLater, weekdayOf } from '../../core/week.ts';
import type { ZoneLayout } from '../../core/zone-layout.ts';
import type { Lang } from '../../core/words.ts';
import { appStyles } from './app-styles.ts';
import { Clockwork } from './clockwork.ts';
import './fault-list.ts';
import { Gallery } from './gallery-of-pictures.ts';
import { keyMeaning } from './keys.ts';
import { viewports } from './look-bar.ts';
import './look-bar.ts';
import './play-bar.ts';
import type { Rate } from './play-bar.ts';
import './preview-header.ts';
import { previewWords } from './preview-words.ts';
import type { Turn } from './rehearsal.ts';
import './stage-preview.ts';
import type { BesidePicture } from './stage-preview.ts';
import { openingWords } from './opening-words.ts';
import { parsed, type Look, type Week } from './look.ts';
import './turn-list.ts';
import './why-list.ts';
import './week-timeline.ts';
import type { Zoom } from './week-timeline.ts';
import { styled } from './styled.ts';
import { layoutOn, Rooms } from './zones.ts';

/** The whole page of the preview. It is given the playlist and the wall clock; everything else follows from core. */
export class PreviewApp extends LitElement {
  static override styles = appStyles;

  static override properties = {
    data: { attribute: false },
    lost: { type: Boolean },
    now: { type: Number },
    look: { state: true },
    screen: { state: true },
    zoom: { state: true },
    viewport: { state: true },
    lang: { state: true },
  };

  declare data: PreviewData | undefined;
  /** Whether the program that served the page has ended. */
  declare lost: boolean;
  /** The time of the wall clock, epoch milliseconds. */
  declare now: number;
  declare look: Look | undefined;
  declare screen: Screen;
  declare zoom: Zoom;
  declare viewport: Viewport;
  declare lang: Lang;

  #gallery = new Gallery(() => this.#clockwork.lengthFound());
  #clockwork = new Clockwork(this, this.#gallery);
  #rooms = new Rooms();
  #text: string | undefined;
  /** On which weeks begin: Monday, or today when nobody asked for another instant. */
  #firstDay = 1;

  constructor() {
    super();
    this.lost = false;
    this.now = Date.now();
    this.screen = { id: '', tags: [] };
    this.zoom = 'week';
    this.viewport = viewports[0];
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
    if (changed.has('look') || changed.has('screen') || changed.has('viewport')) {
      const { look, screen, viewport } = this;
      this.#gallery.hangOn(screen, viewport);
      this.#clockwork.take({
        look,
        screen,
        viewport,
        overlays: this.data?.overlays ?? false,
        firstDay: this.#firstDay,
      });
    }
  }

  override render() {
    const { look, data } = this;
    const { week, cursor, rehearsal, turns, why: reasons } = this.#clockwork;
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
        .cursor=${cursor}
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
            .cursor=${cursor}
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
            .turns=${turns}
            .at=${rehearsal?.since ?? cursor}
            .timeZone=${look.playlist.timeZone}
            .viewport=${this.viewport}
            .pictureOf=${this.#pictureOf}
            .lang=${this.lang}
            @seek=${this.#sought}
          ></turn-list>
        </section>
        <section class="panel reasons" aria-label=${words.why}>
          <h2>${words.why}</h2>
          ${reasons.map(
            (why) =>
              html`${reasons.length > 1 ? html`<h3>${words.zones[why.zone]}</h3>` : nothing}
                <why-list
                  .why=${why}
                  .timeZone=${look.playlist.timeZone}
                  .dark=${rehearsal?.playback.closed !== undefined}
                  .lang=${this.lang}
                ></why-list>`,
          )}
        </section>
      </main>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('lang')) document.documentElement.lang = this.lang;
    if (changed.has('look')) document.title = `${this.look?.title ?? ''} · ${previewWords[this.lang].title}`;
  }

  #stage(look: Look, week: Week) {
    const { width, height } = this.viewport;
    const { rehearsal, cursor, isPlaying, rate } = this.#clockwork;
    const watched = rehearsal?.playback.watched;
    const whole = watched === undefined ? undefined : this.#gallery.stagePicture(watched);
    const layout = rehearsal && whole && layoutOn(look.playlist, rehearsal, week, whole);
    return html`<div class="frame">
        <stage-preview
          ${styled({ 'aspect-ratio': `${width} / ${height}`, '--shape': String(width / height) })}
          .picture=${whole === undefined || layout === undefined ? whole : this.#rooms.main(whole, layout.main)}
          .beside=${layout === undefined ? [] : this.#besides(layout)}
          .closed=${rehearsal?.playback.closed}
          .opens=${rehearsal?.playback.closed === undefined ? '' : openingWords(week, cursor, look.playlist.timeZone, this.lang)}
          .at=${cursor}
          .offsetMs=${cursor - (rehearsal?.since ?? cursor)}
          .playing=${isPlaying}
          .rate=${rate}
          .lang=${this.lang}
        ></stage-preview>
      </div>
      <play-bar
        .at=${cursor}
        .timeZone=${look.playlist.timeZone}
        .playing=${isPlaying}
        .rate=${rate}
        .lang=${this.lang}
        @toggle=${() => this.#clockwork.toggle()}
        @skip=${() => this.#clockwork.skip()}
        @rate=${(event: CustomEvent<Rate>) => (this.#clockwork.rate = event.detail)}
      ></play-bar>`;
  }

  /** What is watched in the zones that share the picture now. */
  #besides({ beside }: ZoneLayout): readonly BesidePicture[] {
    const { zones, cursor } = this.#clockwork;
    return [...zones].flatMap(([zone, { playback, since }]) => {
      const { [zone]: box } = beside;
      if (box === undefined || playback.watched === undefined) return [];
      const picture = this.#rooms.beside(this.#gallery.stagePicture(playback.watched), box);
      return [{ zone, box, screen: this.viewport, picture, offsetMs: cursor - since }];
    });
  }

  /** What came is looked at; a page that is open already stays where it is. */
  #take(data: PreviewData): void {
    const isFirst = this.#text === undefined;
    if (isFirst) {
      this.screen = { id: data.screen.id, tags: data.screen.tags };
      this.#clockwork.cursor = data.at ?? Math.floor(this.now / 1000) * 1000;
      this.lang = data.lang ?? (navigator.languages.some((one) => /^vi\b/.test(one)) ? 'vi' : 'en');
    }
    if (this.#text !== data.text) this.look = parsed(data);
    if (isFirst && data.at === undefined && this.look !== undefined)
      this.#firstDay = weekdayOf(this.#clockwork.cursor, this.look.playlist.timeZone);
    this.#text = data.text;
    this.#gallery.files = data.files;
  }

  #seek(at: number): void {
    this.now = Date.now();
    this.#clockwork.seek(at);
  }

  #pictureOf = (turn: Turn) => this.#gallery.smallPicture(turn.showing);

  #sought = (event: CustomEvent<number>) => this.#seek(event.detail);

  #key = (event: KeyboardEvent) => {
    const { week, cursor } = this.#clockwork;
    const meaning = keyMeaning(event, this.zoom);
    if (meaning === undefined || week === undefined) return;
    event.preventDefault();
    switch (meaning.kind) {
      case 'toggle':
        return this.#clockwork.toggle();
      case 'rate':
        this.#clockwork.rate = meaning.rate;
        return;
      case 'by':
        return this.#seek(cursor + meaning.ms);
      case 'days':
        return this.#seek(daysLater(cursor, meaning.days, this.look?.playlist.timeZone ?? 'UTC'));
      case 'edge':
        return this.#seek(meaning.edge === 'start' ? week.from : week.until - 1000);
      case 'now':
        return this.#seek(Date.now());
    }
  };
}

customElements.define('preview-app', PreviewApp);

declare global {
  interface HTMLElementTagNameMap {
    'preview-app': PreviewApp;
  }
}
