import { css } from 'lit';

/**
 * What all slides share. Sizes are shares of the slide (`cqw`, `cqh`, `--step`), never pixels; text in an area with
 * the attribute `fit` is sized in `--fit`. `wording` says how many words there is room for.
 */
export const slideStyles = css`
  :host {
    display: block;
    position: absolute;
    inset: 0;
    overflow: hidden;
    container-type: size;
    color: var(--ink);
    font-family: var(--font);
    /* The font's own height: at less, text reaches out of its lines and cannot be fitted by measuring. */
    line-height: 1.27;
    font-kerning: normal;
    user-select: none;
  }
  * {
    box-sizing: border-box;
    margin: 0;
    padding: 0;
  }
  .slide {
    position: absolute;
    inset: 0;
    display: grid;
    overflow: hidden;
  }
  [fit] {
    --fit: 1;
    min-width: 0;
    min-height: 0;
  }
  .kept {
    white-space: nowrap;
  }
  :is([loose], [break-words]) .kept {
    white-space: inherit;
  }
  [break-words] {
    overflow-wrap: anywhere;
  }
  h1 {
    /* Marks above Vietnamese capitals and tails below reach out of a tight line; the padding holds the outermost. */
    padding-block: 0.07em;
    font-weight: 800;
    line-height: 1.16;
    letter-spacing: -0.012em;
    text-wrap: balance;
  }
  p,
  h2,
  li,
  dt,
  dd {
    text-wrap: pretty;
  }
  ol,
  ul {
    list-style: none;
  }
  .icon {
    display: block;
    flex: none;
    width: 1em;
    height: 1em;
  }
  :host([wording='few']) .detail,
  :host([wording='title']) .detail,
  :host([wording='title']) .body {
    display: none;
  }

  /* Waves that spread from a point, as a phone's signal does: the one ornament of all slides. */
  .waves {
    --at: 50% 50%;
    background:
      repeating-radial-gradient(
        circle at var(--at),
        transparent 0 calc(6.7 * var(--step)),
        rgb(255 255 255 / 0.055) calc(6.75 * var(--step)) calc(7.2 * var(--step)),
        transparent calc(7.25 * var(--step)) calc(7.3 * var(--step))
      ),
      radial-gradient(circle at var(--at), var(--bright) 0%, var(--blue) 34%, var(--navy) 68%, var(--deep) 100%);
    color: #fff;
  }

  /* The code with its caption, a dock at the side; below on upright screens. */
  .qr {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: calc(2 * var(--step));
    min-width: 0;
    min-height: 0;
  }
  .qr qr-code {
    width: calc(36 * var(--step));
    height: calc(36 * var(--step));
  }
  .scan {
    display: flex;
    flex-direction: column;
    justify-content: safe center;
    width: 100%;
    text-align: center;
  }
  .caption {
    font-size: calc(var(--fit) * 4.8 * var(--step));
    font-weight: 800;
    line-height: 1.27;
    text-wrap: balance;
  }
  .address {
    font-size: calc(var(--fit) * 3.6 * var(--step));
    font-weight: 600;
    white-space: nowrap;
  }
  [break-words] .address {
    white-space: normal;
  }
  /* It would break a line that is not to be broken. */
  :host(:not([typed])) .address wbr {
    display: none;
  }
  .address.told {
    display: none;
  }
  @container (max-width: 299px) or (max-height: 299px) {
    .scan {
      display: none;
    }
  }

  /* A code that could not be scanned: its address in its place, as large as it will go. */
  :host([typed]) :is(qr-code, .caption) {
    display: none;
  }
  :host([typed]) .qr .scan {
    display: flex;
    grid-area: 1 / 1 / -1 / -1;
    place-self: stretch;
    align-items: center;
    width: auto;
    height: auto;
    max-height: none;
    padding: 0;
    white-space: normal;
    text-align: center;
  }
  :host([typed]) .qr .address {
    display: block;
    color: inherit;
    white-space: normal;
    font-size: calc(var(--fit) * 12 * var(--step));
    font-weight: 800;
  }
  @container (max-width: 299px) or (max-height: 299px) {
    :host([typed]) .qr .address {
      font-size: calc(var(--fit) * 30 * var(--step));
    }
    :host([typed][wording='title']) .slide {
      grid-template: minmax(0, 1fr) 36cqh / 100%;
      gap: 0;
    }
    :host([typed][wording='title']) .qr {
      grid-area: -2 / 1;
      grid-template: 100% / 100%;
      padding: 0 calc(4 * var(--step));
      background: var(--paper);
      color: var(--blue);
    }
  }
`;

/** Boards of lamps beside a road: a slide with a code keeps its title and the code, as high as the board. Comes last. */
export const boardStyles = css`
  @container (max-width: 299px) or (max-height: 299px) {
    :host([wording='title']) .title {
      display: grid;
      grid-area: 1 / 1;
      align-content: safe center;
      max-height: none;
      padding: calc(5 * var(--step)) calc(6 * var(--step));
    }
    :host([wording='title']) h1 {
      font-size: calc(var(--fit) * 30 * var(--step));
    }
    :host([wording='title']) .qr {
      width: auto;
      padding: 0;
      background: var(--paper);
    }
    :host([wording='title']) qr-code {
      place-content: center;
    }
  }
  @container (max-height: 299px) and (min-aspect-ratio: 1/1) {
    :host([wording='title']) .slide {
      grid-template: 100% / minmax(0, 1fr) 100cqh;
      gap: 0;
    }
    :host([wording='title']) .qr {
      grid-area: 1 / 2;
      grid-template: 100cqh / 100cqh;
    }
    :host([wording='title']) qr-code {
      width: 100cqh;
      height: 100cqh;
    }
  }
  @container (max-width: 299px) and (max-aspect-ratio: 1/1) {
    :host([wording='title']) .slide {
      grid-template: minmax(0, 1fr) 100cqw / 100%;
      gap: 0;
    }
    :host([wording='title']) .qr {
      grid-area: 2 / 1;
      grid-template: 100cqw / 100cqw;
    }
    :host([wording='title']) qr-code {
      width: 100cqw;
      height: 100cqw;
    }
  }
`;
