import { css, html, LitElement } from 'lit';
import type { Plate } from '../../core/messages.ts';

/**
 * Says which screen this is, so large that somebody on the phone with the office can read it out from across the hall: its
 * id, its tags, and what it plays with. In Vietnamese and English, whatever the playlist's language; over the picture,
 * which goes on behind it.
 */
export class IdentifyPlate extends LitElement {
  static override styles = css`
    :host {
      position: absolute;
      inset: 0;
      z-index: 2;
      container-type: size;
      display: block;
      color: #fff;
      font-family: var(--font);
      pointer-events: none;
      user-select: none;
    }
    div {
      position: absolute;
      inset: 12% 6%;
      box-sizing: border-box;
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      gap: 3cqmin;
      padding: 2cqmin 4cqmin;
      border: 0.8cqmin solid var(--amber);
      border-radius: 2cqmin;
      background: #061b45;
      text-align: center;
    }
    p {
      margin: 0;
      max-width: 100%;
      line-height: 1.3;
    }
    .what {
      font-size: max(4.5cqmin, 14px);
      font-weight: 600;
      color: var(--amber);
    }
    /* As large as it may be on one line; a long name takes two. */
    .id {
      font-size: max(min(26cqmin, calc(80cqw / var(--letters) / 0.64)), 9cqmin, 16px);
      font-weight: 800;
      line-height: 1.15;
      overflow-wrap: anywhere;
    }
    .tags {
      font-size: max(5.5cqmin, 14px);
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      overflow: hidden;
      overflow-wrap: anywhere;
    }
    .with {
      font-size: max(4cqmin, 14px);
    }
    /* A board of lamps has room for what tells it from the others, and no more. */
    @container (max-height: 300px) or (max-width: 300px) {
      div {
        inset: 0;
        gap: 0;
        border-radius: 0;
      }
      .long {
        display: none;
      }
    }
  `;

  static override properties = { plate: { attribute: false } };

  declare plate: Plate | undefined;

  override render() {
    if (this.plate === undefined) return html``;
    const { id, tags, version, revision } = this.plate;
    return html`<div>
      <p class="what long"><span lang="vi">Màn hình này</span> · <span lang="en">This screen</span></p>
      <p class="id">${id}</p>
      ${tags.length === 0 ? '' : html`<p class="tags">${tags.join(' · ')}</p>`}
      <p class="with">
        <span class="long" lang="vi">Trình phát </span>${version}<span class="long" lang="en"> (player)</span> ·
        <span class="long" lang="vi">danh sách số </span><span>${revision}</span
        ><span class="long" lang="en"> (revision)</span>
      </p>
    </div>`;
  }

  /** Not in the markup, where the page's policy forbids styles. */
  override updated() {
    this.style.setProperty('--letters', String(Math.max(4, this.plate?.id.length ?? 0)));
  }
}

customElements.define('identify-plate', IdentifyPlate);

/** Shows the plate over the picture for as long as it says; in the place of one that is there. */
export function showPlate(picture: HTMLElement, plate: Plate): void {
  picture.querySelector('identify-plate')?.remove();
  const shown = document.createElement('identify-plate');
  shown.plate = plate;
  picture.append(shown);
  setTimeout(() => shown.remove(), plate.seconds * 1000);
}

declare global {
  interface HTMLElementTagNameMap {
    'identify-plate': IdentifyPlate;
  }
}
