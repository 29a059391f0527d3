import { css, unsafeCSS } from 'lit';

/** Where slides put their code and its caption: rules that several kinds share. Each says where the dock itself lies. */

/** A dock at the side of a lying screen: the caption under the code. */
export const codeDock = css`
  .qr {
    width: calc(48 * var(--step));
    padding: calc(4 * var(--step));
  }
  .waves {
    --at: 50% 42%;
  }
  .scan {
    max-height: 34cqh;
  }
`;

/** A dock across the foot of an upright screen: the caption beside the code. */
export const codeBelow = css`
  .qr {
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    width: auto;
    padding: calc(3 * var(--step)) calc(6.5 * var(--step));
    gap: calc(5 * var(--step));
  }
  .qr qr-code {
    width: calc(30 * var(--step));
    height: calc(30 * var(--step));
    place-content: center start;
  }
  .scan {
    height: calc(28 * var(--step));
    max-height: none;
    text-align: left;
  }
  .caption {
    font-size: calc(var(--fit) * 6.8 * var(--step));
  }
  .address {
    font-size: calc(var(--fit) * 4.6 * var(--step));
  }
  .waves {
    --at: calc(21.5 * var(--step)) 50%;
  }
`;

/** At the foot of the column that holds the title: the caption beside the code. */
export const codeInColumn = css`
  .qr {
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
`;

/**
 * The same where the column is too narrow for a caption beside the code: it stands under it.
 *
 * @param slide  a selector of the slides that have such a column; without, all
 */
export const captionUnderCode = (slide = '') => css`
  ${unsafeCSS(slide)} .qr {
    grid-template: auto auto / auto;
    gap: 0;
    padding-bottom: calc(3 * var(--step));
  }
  ${unsafeCSS(slide)} .scan {
    width: calc(34 * var(--step));
    height: calc(13 * var(--step));
    text-align: center;
  }
`;

/** The words beside a code on an upright screen. */
export const uprightCodeWords = css`
  .caption {
    font-size: calc(var(--fit) * 6 * var(--step));
  }
  .address {
    font-size: calc(var(--fit) * 4.4 * var(--step));
  }
`;

/**
 * A smaller code, for panels beside an elevator's door.
 *
 * @param slide  a selector of the slides that have it; without, all
 */
export const panelCode = (slide = '') => css`
  ${unsafeCSS(slide)} .qr qr-code {
    width: calc(24 * var(--step));
    height: calc(24 * var(--step));
  }
  ${unsafeCSS(slide)} .scan {
    height: calc(21 * var(--step));
  }
`;
