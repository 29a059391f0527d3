import { css, html, LitElement, nothing } from 'lit';
import { faultWords } from '../../core/fault-words.ts';
import { besideZones, type BesideZone } from '../../core/playlist.ts';
import type { PlayerFault, PlayingNow, ScreenStatus, Status } from '../../core/status.ts';
import type { Lang, Words } from '../../core/words.ts';
import type { NowOn } from './now-on.ts';
import { partStyles } from './operator-styles.ts';
import { operatorWords } from './operator-words.ts';
import { digestWords } from './digest-words.ts';
import { setUpWords } from './set-up-words.ts';
import { settingsPageWords } from './settings-words.ts';
import type { Goal } from './steps.ts';

/**
 * How the screen stands: what is on in each part of the picture, of which playlist, how far its files have come, what is wrong.
 *
 * @fires begin  what needs the PIN, `Goal`
 */
export class ScreenOverview extends LitElement {
  static override styles = [
    partStyles,
    css`
      .scroll {
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 22em), 1fr));
      }
      .main {
        font-size: 1.15em;
        font-weight: 800;
        line-height: 1.3;
        overflow-wrap: anywhere;
      }
      .main small {
        color: var(--quiet-ink);
        font-size: 0.75em;
        font-weight: 600;
      }
      .zone {
        margin-top: 0.6em;
        padding-top: 0.5em;
        border-top: 1px solid #dbe4f3;
      }
      .zone .main {
        font-size: 1em;
      }
      .sync {
        display: grid;
        gap: 0.3em;
        margin-top: 0.6em;
      }
      .sync p {
        font-variant-numeric: tabular-nums;
      }
      ul {
        list-style: none;
      }
      li + li {
        margin-top: 0.7em;
        padding-top: 0.7em;
        border-top: 1px solid #dbe4f3;
      }
      .faulty {
        grid-column: 1 / -1;
        border-left: 0.35em solid var(--red);
      }
      .fault {
        font-weight: 600;
      }
      code {
        display: inline-block;
        padding: 0 0.35em;
        border-radius: 0.25em;
        background: #fdecea;
        color: #5c0f0a;
        font:
          600 0.8em/1.6 ui-monospace,
          monospace;
        overflow-wrap: anywhere;
      }
      .detail {
        display: -webkit-box;
        overflow: hidden;
        overflow-wrap: anywhere;
        white-space: pre-line;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 4;
      }
      .version {
        grid-column: 1 / -1;
      }
      @container (max-height: 300px) {
        .scroll {
          grid-template-columns: repeat(auto-fit, minmax(min(100%, 13em), 1fr));
        }
        .sync {
          gap: 1px;
          margin-top: 1px;
        }
        .zone {
          margin-top: 2px;
          padding-top: 2px;
        }
      }
    `,
  ];

  static override properties = {
    status: { attribute: false },
    screen: { attribute: false },
    nowOn: { attribute: false },
    lang: { type: String },
    isUntouched: { type: Boolean },
  };

  declare status: Status | undefined;
  /** The one that this page is. */
  declare screen: ScreenStatus | undefined;
  /** What the page knows about what is on. */
  declare nowOn: NowOn;
  declare lang: Lang;
  /** Nothing is set on this machine yet, and whoever stands here may set it up. */
  declare isUntouched: boolean;

  override firstUpdated(): void {
    this.renderRoot.querySelector('button')?.focus();
  }

  override render() {
    const { status } = this;
    const words = operatorWords[this.lang];
    return html`<div class="scroll">
        ${
          status === undefined
            ? nothing
            : html`<section class="card">
                  <h2>${words.nowOn}</h2>
                  ${this.#renderNowOn(this.screen)}
                </section>
                <section class="card">
                  <h2>${words.playlist}</h2>
                  ${this.#renderPlaylist(status.playlist)}
                  <p class="quiet">${words.playlistStates[status.playlist.state]}</p>
                  ${this.#renderSync(status.sync)}
                </section>
                ${this.#renderFaults(status.faults)}
                <p class="version quiet">
                  Bluezone Kiosk ${status.player.version}${this.#renderPlannedRestart(status.plannedRestart)}
                </p>`
        }
      </div>
      <div class="actions">
        <button class="first" @click=${() => this.#begin(this.isUntouched ? 'set-up' : 'sticks')}>
          ${this.isUntouched ? setUpWords[this.lang].setUp : words.takeFromStick}
        </button>
        ${
          this.isUntouched
            ? html`<button @click=${() => this.#begin('sticks')}>${words.takeFromStick}</button>`
            : nothing
        }
        <button @click=${() => this.#begin('settings')}>${settingsPageWords[this.lang].settings}</button>
        <button @click=${() => this.#begin('helped')}>${settingsPageWords[this.lang].helped}</button>
        <button @click=${() => this.#begin('digest')}>${digestWords[this.lang].title}</button>
      </div>`;
  }

  #begin(goal: Goal): void {
    this.dispatchEvent(new CustomEvent('begin', { detail: goal }));
  }

  #renderNowOn(screen: ScreenStatus | undefined) {
    const words = operatorWords[this.lang];
    const { why } = this.nowOn;
    const on = screen?.nowPlaying;
    return html`${on == null ? html`<p class="main">${words.nothingOn}</p>` : this.#renderItem(on, why.main)}
    ${
      screen === undefined || screen.state === 'playing'
        ? nothing
        : html`<p class="quiet">${words.screenStates[screen.state]}</p>`
    }
    ${besideZones.map((zone) => this.#renderZone(zone, screen))}`;
  }

  #renderItem({ itemId, since }: PlayingNow, why: Words | undefined) {
    return html`<p class="main">${itemId} <small>${operatorWords[this.lang].since(timeOf(since))}</small></p>
      ${why === undefined ? nothing : html`<p class="quiet">${why[this.lang]}</p>`}`;
  }

  /** Nothing of a zone that takes no room because there is nothing for it. */
  #renderZone(zone: BesideZone, screen: ScreenStatus | undefined) {
    const words = operatorWords[this.lang];
    const { why, leftOut } = this.nowOn;
    const on = screen?.zones.find((one) => one.zone === zone)?.nowPlaying;
    if (on === undefined && !leftOut.includes(zone)) return nothing;
    return html`<div class="zone">
      <h3>${words.zones[zone]}</h3>
      ${on === undefined ? html`<p class="quiet">${words.zoneLeftOut}</p>` : this.#renderItem(on, why[zone])}
    </div>`;
  }

  #renderPlaylist({ id, revision }: Status['playlist']) {
    const words = operatorWords[this.lang];
    return id === 'bundled'
      ? html`<p class="main">${words.bundled}</p>`
      : html`<p class="main">${id} <small>${words.revision(revision)}</small></p>`;
  }

  #renderSync(sync: Status['sync']) {
    const words = operatorWords[this.lang];
    return html`<div class="sync">
      ${
        sync.wanted === 0
          ? nothing
          : html`<progress aria-label=${words.sync} max=${sync.wanted} value=${sync.ready}></progress>`
      }
      <p class="quiet">${words.progress(sync)}</p>
    </div>`;
  }

  #renderPlannedRestart({ nextAt, lastAt }: Status['plannedRestart']) {
    if (nextAt === null && lastAt === null) return nothing;
    const [next, last] = [nextAt, lastAt].map((at) => (at === null ? undefined : dayAndTimeOf(at)));
    return html` · ${operatorWords[this.lang].plannedRestart(next, last)}`;
  }

  #renderFaults(faults: readonly PlayerFault[]) {
    const words = operatorWords[this.lang];
    return html`<section class=${faults.length === 0 ? 'card' : 'card faulty'}>
      <h2>${words.faults}</h2>
      ${
        faults.length === 0
          ? html`<p>${words.noFaults}</p>`
          : html`<ul>
              ${faults.map(
                ({ code, message }) =>
                  html`<li>
                    <p class="fault">${faultWords(code)?.[this.lang] ?? nothing} <code translate="no">${code}</code></p>
                    <p class="detail quiet" lang="en">${message}</p>
                  </li>`,
              )}
            </ul>`
      }
    </section>`;
  }
}

/** On the clock of this machine. */
function timeOf(instant: string): string {
  return new Date(instant).toLocaleTimeString('en-GB');
}

/** As 21/11, 03:12. */
function dayAndTimeOf(instant: string): string {
  const parts = { day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  return new Date(instant).toLocaleString('en-GB', parts);
}

customElements.define('screen-overview', ScreenOverview);

declare global {
  interface HTMLElementTagNameMap {
    'screen-overview': ScreenOverview;
  }
}
