import { css, html, LitElement, nothing } from 'lit';
import { isFavourable, type ExplainedItem, type Reason } from '../../core/explain.ts';
import { wordsOfReason } from '../../core/reason-words.ts';
import type { Lang } from '../../core/words.ts';
import { itemSign } from './item-sign.ts';
import { previewWords } from './preview-words.ts';
import { kindOf } from './rows.ts';
import { kindColours } from './timeline-styles.ts';
import type { ExplainedCampaign, Why } from './why.ts';

/** Who goes before whom at the cursor, and why each item plays or does not. */
export class WhyList extends LitElement {
  static override styles = [
    kindColours,
    css`
      :host {
        display: block;
        color: var(--ink);
        font-size: 14px;
        line-height: 1.4;
      }
      h3 {
        margin: 14px 0 4px;
        color: var(--quiet-ink);
        font-size: 12px;
        font-weight: 600;
        letter-spacing: 0.04em;
        text-transform: uppercase;
      }
      h3:first-child {
        margin-top: 0;
      }
      h3.on {
        color: #0a6b3d;
      }
      details {
        border-left: 4px solid #cbd7ea;
        margin: 4px 0;
        padding: 4px 0 4px 10px;
      }
      .on + details,
      details.on {
        border-color: #128a52;
      }
      summary {
        cursor: pointer;
        padding: 2px 0;
      }
      summary:focus-visible {
        outline: 3px solid var(--bright);
      }
      .head {
        display: inline-flex;
        flex-wrap: wrap;
        gap: 2px 8px;
        align-items: center;
        max-width: calc(100% - 20px);
        vertical-align: middle;
      }
      .name {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .count {
        color: var(--quiet-ink);
        font-size: 13px;
      }
      ul {
        margin: 2px 0 2px 18px;
        padding: 0;
        list-style: none;
        color: #2c3d61;
      }
      li.item {
        margin-top: 5px;
      }
      .item b {
        display: flex;
        gap: 6px;
        align-items: center;
        color: var(--ink);
        font-weight: 600;
      }
      .sign {
        flex: none;
        width: 16px;
        height: 16px;
      }
      .mark {
        color: #8a1f18;
        font-weight: 600;
        font-size: 12px;
      }
      .mark.yes {
        color: #0a6b3d;
      }
    `,
  ];

  static override properties = {
    why: { attribute: false },
    timeZone: { type: String },
    dark: { type: Boolean },
    lang: { type: String },
    opened: { state: true },
  };

  declare why: Why | undefined;
  declare timeZone: string;
  /** The screen is closed, so that what is on is not seen. */
  declare dark: boolean;
  declare lang: Lang;
  /** The campaigns whose items are looked at. */
  declare opened: ReadonlySet<string>;

  constructor() {
    super();
    this.opened = new Set();
  }

  override render() {
    if (this.why === undefined) return nothing;
    const words = previewWords[this.lang];
    const { due, others } = this.why;
    const [on, ...outranked] = this.why.ranks;
    const isSeen = !this.dark || on?.campaigns[0]?.campaign.interrupt?.class === 'emergency';
    return html`
      ${
        on === undefined && due.length === 0
          ? html`<h3>${this.dark ? words.nothingAndClosed : words.bundled}</h3>`
          : html`<h3 class=${isSeen ? 'on' : ''}>${isSeen ? words.rankOn : words.rankClosed}</h3>`
      }
      ${[...due, ...(on?.campaigns ?? [])].map((one) => this.#campaign(one, isSeen))}
      ${outranked.length === 0 ? nothing : html`<h3>${words.rankOutranked}</h3>`}
      ${outranked.map(({ campaigns }) => campaigns.map((one) => this.#campaign(one, false)))}
      ${others.length === 0 ? nothing : html`<h3>${words.rankOthers}</h3>`}
      ${others.slice(0, MOST_CAMPAIGNS).map((one) => this.#campaign(one, false))}
      ${others.length > MOST_CAMPAIGNS ? html`<p class="count">${words.more(others.length - MOST_CAMPAIGNS)}</p>` : nothing}
    `;
  }

  #campaign({ campaign, items, common }: ExplainedCampaign, isOn: boolean) {
    const words = previewWords[this.lang];
    const kind = kindOf(campaign);
    return html`<details class=${isOn ? 'on' : ''} data-campaign=${campaign.id} @toggle=${this.#toggled}>
      <summary>
        <span class="head">
          <span class="chip ${kind}"
            >${kind === 'campaign' ? words.priority(campaign.priority) : words.kinds[kind]}</span
          >
          <span class="name">${campaign.id}</span>
          <span class="count">${words.items(items.length)}</span>
        </span>
        ${this.#reasons(common.filter(({ code }) => isOn || code !== 'on-air'))}
      </summary>
      ${this.opened.has(campaign.id) ? this.#items(campaign.items, items, common) : nothing}
    </details>`;
  }

  #items(
    own: ExplainedCampaign['campaign']['items'],
    explained: readonly ExplainedItem[],
    common: ExplainedItem['reasons'],
  ) {
    const words = previewWords[this.lang];
    const told = new Set(common.map((reason) => JSON.stringify(reason)));
    return html`<ul>
      ${explained.slice(0, MOST_ITEMS).map(
        ({ id, plays, reasons }, index) =>
          html`<li class="item">
            <b
              >${itemSign(own[index]?.kind ?? 'slide')}${id}
              <span class="mark ${plays ? 'yes' : ''}">${plays ? words.plays : words.playsNot}</span></b
            >
            ${this.#reasons(reasons.filter((reason) => !told.has(JSON.stringify(reason))))}
          </li>`,
      )}
      ${explained.length > MOST_ITEMS ? html`<li>${words.more(explained.length - MOST_ITEMS)}</li>` : nothing}
    </ul>`;
  }

  /** Those that speak against it say why it does not play; with none, those for it. */
  #reasons(reasons: readonly Reason[]) {
    const against = reasons.filter((reason) => !isFavourable(reason));
    const told = against.length > 0 ? against : reasons;
    if (told.length === 0) return nothing;
    return html`<ul>
      ${told.map((reason) => html`<li>${capitalised(wordsOfReason(reason, this.timeZone)[this.lang])}.</li>`)}
    </ul>`;
  }

  #toggled(event: Event): void {
    const details = event.currentTarget as HTMLDetailsElement;
    const opened = new Set(this.opened);
    if (details.open) opened.add(details.dataset['campaign'] ?? '');
    else opened.delete(details.dataset['campaign'] ?? '');
    this.opened = opened;
  }
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1);
}

/** Of thousands nobody reads all. */
const MOST_ITEMS = 200;
const MOST_CAMPAIGNS = 300;

customElements.define('why-list', WhyList);

declare global {
  interface HTMLElementTagNameMap {
    'why-list': WhyList;
  }
}
