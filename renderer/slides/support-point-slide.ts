import { css, html, nothing } from 'lit';
import type { SupportPointSlide } from '../../core/slides.ts';
import { onePerson } from './hundred.ts';
import { icon } from './icons.ts';
import { SlideElement } from './slide-element.ts';
import { boardStyles, slideStyles } from './slide-styles.ts';

/** The sign of a place where people are helped: where, when and by whom. Phones only with `showPhone` (DECISIONS 31). */
export class SupportPointSlideElement extends SlideElement<SupportPointSlide> {
  static override styles = [
    slideStyles,
    css`
      .slide {
        grid-template: minmax(0, 1fr) auto / 50cqw minmax(0, 1fr);
        --at: calc(12 * var(--step)) calc(12 * var(--step));
      }
      .title {
        grid-area: 1 / 1;
        display: flex;
        flex-direction: column;
        justify-content: safe center;
        padding: calc(6.5 * var(--step)) calc(5 * var(--step)) calc(4 * var(--step)) calc(6.5 * var(--step));
      }
      .pin {
        align-self: start;
        margin-bottom: calc(var(--fit) * 2.5 * var(--step));
        color: var(--cyan);
        font-size: calc(var(--fit) * 14 * var(--step));
      }
      .pin .icon {
        margin-left: -0.14em;
      }
      h1 {
        font-size: calc(var(--fit) * 10 * var(--step));
      }
      .where {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: start;
        gap: 0.4em 0.5em;
        margin-top: calc(var(--fit) * 2.6 * var(--step));
        font-size: calc(var(--fit) * 5 * var(--step));
        font-weight: 600;
      }
      .where .icon {
        margin-top: 0.11em;
        color: var(--cyan);
      }
      .qr {
        grid-area: 2 / 1;
        grid-template-columns: auto minmax(0, 1fr);
        place-content: normal;
        align-items: center;
        justify-items: start;
        gap: calc(3.5 * var(--step));
        padding: 0 calc(5 * var(--step)) calc(6.5 * var(--step)) calc(6.5 * var(--step));
      }
      .qr qr-code {
        width: calc(34 * var(--step));
        height: calc(34 * var(--step));
        place-content: end start;
      }
      .scan {
        height: calc(30 * var(--step));
        text-align: left;
      }
      .body {
        grid-area: 1 / 2 / 3 / 3;
        display: grid;
        grid-auto-rows: minmax(0, 1fr);
        align-content: stretch;
        padding: calc(4 * var(--step)) calc(6 * var(--step));
        background: var(--paper);
        color: var(--navy);
      }
      .many {
        grid-template-columns: repeat(2, minmax(0, 1fr));
        column-gap: calc(4 * var(--step));
        padding-inline: calc(4.5 * var(--step));
      }
      .person {
        display: grid;
        grid-template: 100% / auto minmax(0, 1fr);
        align-items: center;
        column-gap: calc(3 * var(--step));
        border-top: calc(0.3 * var(--step)) solid color-mix(in srgb, var(--navy) 16%, transparent);
        padding-block: calc(0.6 * var(--step));
      }
      .person:first-child,
      .many .person:nth-child(2) {
        border-top-color: transparent;
      }
      .face {
        width: calc(11 * var(--step));
        height: calc(11 * var(--step));
        padding: calc(2.4 * var(--step)) calc(2 * var(--step)) 0;
        overflow: hidden;
        border-radius: 50%;
        background: var(--mist);
      }
      .many .face {
        width: calc(8 * var(--step));
        height: calc(8 * var(--step));
        padding: calc(1.8 * var(--step)) calc(1.5 * var(--step)) 0;
      }
      .face svg {
        display: block;
        fill: var(--bright);
      }
      .name {
        font-size: calc(var(--fit) * 7.4 * var(--step));
        font-weight: 800;
      }
      .person .detail {
        text-wrap: balance;
        color: var(--quiet-ink);
        font-size: calc(var(--fit) * 4.6 * var(--step));
      }
      .phone {
        color: var(--blue);
        font-size: calc(var(--fit) * 5.8 * var(--step));
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
      /* Nobody named: the code in their place, or the pin itself as the sign. */
      .place:has(.qr) {
        grid-template: 100% / minmax(0, 1fr) 46cqw;
      }
      .place .qr {
        grid-area: 1 / 2;
        grid-template-columns: auto;
        place-content: center;
        justify-items: center;
        padding: calc(4 * var(--step));
      }
      .place .qr qr-code {
        width: calc(62 * var(--step));
        height: calc(62 * var(--step));
        place-content: center;
      }
      .place .scan {
        height: auto;
        max-height: calc(20 * var(--step));
        text-align: center;
      }
      .place:not(:has(.qr)) {
        grid-template: 100% / 100%;
        --at: calc(100% - 44 * var(--step)) 44%;
      }
      .place:not(:has(.qr)) .title {
        padding-right: calc(78 * var(--step));
      }
      .sign {
        position: absolute;
        top: calc(50% - 30 * var(--step));
        right: calc(14 * var(--step));
        color: var(--cyan);
        font-size: calc(60 * var(--step));
      }
      .place h1 {
        font-size: calc(var(--fit) * 13 * var(--step));
      }

      @container (max-aspect-ratio: 1/1) {
        .slide,
        .place:has(.qr) {
          grid-template: minmax(0, 40cqh) minmax(0, 1fr) auto / 100%;
        }
        .slide:has(.many) {
          grid-template-rows: minmax(0, 31cqh) minmax(0, 1fr) auto;
        }
        .place:has(.qr) {
          grid-template-rows: minmax(0, 1fr) 0 auto;
        }
        .place .qr qr-code {
          width: calc(70 * var(--step));
          height: calc(70 * var(--step));
        }
        .place:not(:has(.qr)) {
          --at: 50% calc(38 * var(--step));
        }
        .place:not(:has(.qr)) .title {
          justify-content: safe end;
          padding: calc(72 * var(--step)) calc(6.5 * var(--step)) calc(10 * var(--step));
        }
        .sign {
          top: calc(10 * var(--step));
          right: calc(50% - 29 * var(--step));
          font-size: calc(58 * var(--step));
        }
        h1 {
          font-size: calc(var(--fit) * 11.5 * var(--step));
        }
        .pin {
          font-size: calc(var(--fit) * 17 * var(--step));
        }
        .body {
          grid-area: 2 / 1;
          padding-inline: calc(6.5 * var(--step));
        }

        .qr,
        .place .qr {
          grid-area: 3 / 1;
          padding-block: calc(4 * var(--step));
        }
        .caption {
          font-size: calc(var(--fit) * 6 * var(--step));
        }
        .address {
          font-size: calc(var(--fit) * 4.4 * var(--step));
        }
      }

      @container (max-width: 299px) or (max-height: 299px) {
        .pin,
        .sign,
        .face {
          display: none;
        }
        .place:not(:has(.qr)) .title {
          padding: calc(4 * var(--step)) calc(6 * var(--step));
        }
        h1 {
          font-size: calc(var(--fit) * 20 * var(--step));
        }
        .where {
          font-size: calc(var(--fit) * 12 * var(--step));
        }
        .name {
          font-size: calc(var(--fit) * 15 * var(--step));
        }
        .phone {
          font-size: calc(var(--fit) * 13 * var(--step));
        }
        .person {
          grid-template-columns: minmax(0, 1fr);
        }
        :host([wording='title']) .where {
          display: none;
        }
      }
    `,
    boardStyles,
  ];

  override render() {
    if (this.slide === undefined) return nothing;
    const { title, place, hours, showPhone, people, qr } = this.slide;
    return html`<section class="slide waves ${people.length === 0 ? 'place' : ''}">
      <header class="title" fit>
        ${people.length === 0 && qr === undefined ? nothing : html`<div class="pin">${icon('pin', 2)}</div>`}
        <h1>${title}</h1>
        ${
          place === undefined && hours === undefined
            ? nothing
            : html`<div class="where">
                ${place === undefined ? nothing : html`${icon('pin', 2.2)}<span>${place}</span>`}
                ${hours === undefined ? nothing : html`${icon('clock', 2.2)}<span>${hours}</span>`}
              </div>`
        }
      </header>
      ${
        people.length === 0
          ? nothing
          : html`<ul class="body ${people.length > 5 ? 'many' : ''}" fit>
              ${people.map((person) => {
                const post = [person.position, person.district].filter((words) => words !== undefined).join(' · ');
                return html`<li class="person" cell>
                  <div class="face">${onePerson()}</div>
                  <div>
                    <p class="name">${person.name}</p>
                    ${post === '' ? nothing : html`<p class="detail">${post}</p>`}
                    ${showPhone && person.phone !== undefined ? html`<p class="phone">${person.phone}</p>` : nothing}
                  </div>
                </li>`;
              })}
            </ul>`
      }
      ${people.length === 0 && qr === undefined ? html`<div class="sign">${icon('pin', 1.5)}</div>` : nothing}
      ${this.renderQr(qr)}
    </section>`;
  }
}

customElements.define('support-point-slide', SupportPointSlideElement);

declare global {
  interface HTMLElementTagNameMap {
    'support-point-slide': SupportPointSlideElement;
  }
}
