import { css } from 'lit';

/**
 * Where the parts of the frame stand. The element sets `--top`, `--right`, `--bottom`, `--left` (what the frame takes),
 * `--plate` (a side of the code with its quiet zone), `--row` and `--column` (the paths of its two parts), `--line` and
 * `--head` (the lines at the outer and the inner border of what is taken from the edge) and the attributes `form`,
 * `edge`, `side` and `sign`.
 */
export const frameStyles = css`
  :host {
    --step: 1cqmin;
    position: absolute;
    inset: 0;
    display: block;
    overflow: hidden;
    container-type: size;
    pointer-events: none;
    color: #fff;
    font-family: var(--font);
    /* The font's own height: at less, text reaches out of its lines and cannot be fitted by measuring. */
    line-height: 1.27;
    user-select: none;
  }
  * {
    box-sizing: border-box;
    margin: 0;
    padding: 0;
  }
  [fit] {
    --fit: 1;
    min-width: 0;
    min-height: 0;
  }
  [break-words] {
    overflow-wrap: anywhere;
  }
  .ground {
    --x: calc(100% - var(--right) / 2);
    --y: calc(100% - var(--bottom) - var(--plate) / 2);
    position: absolute;
    inset: 0;
    background:
      repeating-radial-gradient(
        circle at var(--x) var(--y),
        transparent 0 calc(4.4 * var(--step)),
        rgb(255 255 255 / 0.07) calc(4.45 * var(--step)) calc(4.75 * var(--step)),
        transparent calc(4.8 * var(--step)) calc(4.85 * var(--step))
      ),
      radial-gradient(
        circle at var(--x) var(--y),
        var(--bright),
        var(--blue) calc(34 * var(--step)),
        var(--navy) calc(86 * var(--step))
      );
  }
  .row {
    clip-path: var(--row);
  }
  .column {
    clip-path: var(--column);
  }
  :host([side='left']) .ground {
    --x: calc(var(--left) / 2);
  }
  :host([edge='top']) .ground {
    --y: calc(var(--top) + var(--plate) / 2);
  }
  :host([form='band']) .ground {
    --x: calc(100% - var(--plate) / 2);
    --y: calc(100% - var(--bottom) / 2);
  }
  :host([form='band'][side='left']) .ground {
    --x: calc(var(--plate) / 2);
  }
  :host([form='band'][edge='top']) .ground {
    --y: calc(var(--top) / 2);
  }

  /* Where the picture is: its shadow falls on the frame alone. */
  .picture {
    position: absolute;
    inset: var(--top) var(--right) var(--bottom) var(--left);
    border-radius: calc(1 * var(--step));
    box-shadow:
      0 0 0 calc(0.25 * var(--step)) rgb(34 211 238 / 0.35),
      0 0 calc(3 * var(--step)) rgb(3 12 38 / 0.7);
  }

  .kept {
    white-space: nowrap;
  }
  :is([loose], [break-words]) .kept {
    white-space: inherit;
  }

  .code {
    position: absolute;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: flex-end;
  }
  qr-code {
    flex: none;
    width: var(--plate);
    height: var(--plate);
  }
  .caption {
    display: grid;
    place-content: center;
    width: 100%;
    text-align: center;
    font-size: calc(var(--fit) * 4.2 * var(--step));
    font-weight: 800;
    text-wrap: balance;
  }
  .strip {
    position: absolute;
    display: flex;
    align-items: center;
    gap: calc(4 * var(--step));
    padding: calc(2.6 * var(--step)) calc(4.5 * var(--step));
  }
  .slogan {
    flex: 1;
    min-width: 0;
    font-size: calc(var(--fit) * 5.3 * var(--step));
    font-weight: 800;
    letter-spacing: -0.006em;
    text-wrap: balance;
  }
  .link {
    flex: none;
    max-width: 45%;
    padding: 0.34em 0.9em 0.4em;
    border-radius: 2em;
    background: #fff;
    color: var(--navy);
    font-size: calc(var(--fit) * 4.4 * var(--step));
    font-weight: 800;
    text-align: center;
  }

  .sign {
    position: absolute;
    display: flex;
    align-items: center;
    justify-content: safe center;
    gap: calc(var(--fit) * 2 * var(--step));
    padding: calc(1.6 * var(--step)) calc(3 * var(--step));
  }
  .sign img {
    flex: none;
    width: calc(var(--fit) * 7 * var(--step));
    height: calc(var(--fit) * 7 * var(--step));
    object-fit: contain;
  }
  .agency {
    min-width: 0;
    font-size: calc(var(--fit) * 3.8 * var(--step));
    font-weight: 600;
    line-height: 1.2;
    text-wrap: balance;
  }
  clock-face {
    flex: none;
    margin-left: auto;
    font-size: calc(var(--fit) * 5.6 * var(--step));
    font-weight: 800;
    line-height: 1.1;
  }
  ticker-strip {
    position: absolute;
    height: var(--line);
    background: rgb(3 12 38 / 0.55);
    font-weight: 600;
  }

  /* A column at the code's side, its caption in the corner beside the strip. */
  :host([form='column']) .code {
    inset: 0 0 0 auto;
    width: calc(var(--left) + var(--right));
  }
  :host([form='column'][side='left']) .code {
    inset: 0 auto 0 0;
  }
  :host([form='column'][edge='top']) .code {
    flex-direction: column-reverse;
  }
  :host([form='column']) .caption {
    height: max(var(--top) + var(--bottom), 12cqh);
    padding-inline: calc(1.2 * var(--step));
  }
  :host([form='column']) .strip,
  :host([form='strip']) .strip {
    inset: auto var(--right) var(--line) var(--left);
    height: calc(var(--top) + var(--bottom) - var(--line) - var(--head));
  }
  :host([form='column'][edge='top']) .strip,
  :host([form='strip'][edge='top']) .strip {
    inset: var(--line) var(--right) auto var(--left);
  }
  ticker-strip {
    inset: auto var(--right) 0 var(--left);
  }
  :host([edge='top']) ticker-strip {
    inset: 0 var(--right) auto var(--left);
  }

  /* Who is speaking, and the time: at the far end of the column. */
  :host([sign='column']) .sign {
    inset: 0 0 calc(var(--plate) + max(var(--top) + var(--bottom), 12cqh)) auto;
    flex-direction: column;
    justify-content: safe start;
    gap: calc(var(--fit) * 2.4 * var(--step));
    width: calc(var(--left) + var(--right));
    padding: calc(3 * var(--step)) calc(1.6 * var(--step));
    text-align: center;
  }
  :host([sign='column'][edge='top']) .sign {
    inset-block: calc(var(--plate) + max(var(--top) + var(--bottom), 12cqh)) 0;
    justify-content: safe end;
  }
  :host([sign='column'][side='left']) .sign {
    inset-inline: 0 auto;
  }
  :host([sign='column']) .sign img {
    width: calc(var(--fit) * 13 * var(--step));
    height: calc(var(--fit) * 13 * var(--step));
  }
  :host([sign='column']) clock-face {
    margin-left: 0;
    font-size: calc(var(--fit) * 8 * var(--step));
  }

  /* In a line of their own, between the picture and the words. */
  :host([sign='line']) .sign {
    inset: auto 0 calc(var(--top) + var(--bottom) - var(--head)) 0;
    height: var(--head);
    padding-block: calc(0.6 * var(--step));
  }
  :host([sign='line'][edge='top']) .sign {
    inset-block: calc(var(--top) + var(--bottom) - var(--head)) auto;
  }
  :host([sign='line']) .sign:not(:has(+ .strip)) {
    inset-block: auto var(--line);
    height: calc(var(--top) + var(--bottom) - var(--line));
  }
  :host([sign='line'][edge='top']) .sign:not(:has(+ .strip)) {
    inset-block: var(--line) auto;
  }

  /* Beside the words of a strip. */
  :host([sign='beside']) .sign {
    inset: auto auto var(--line) 0;
    width: 32cqw;
    height: calc(var(--top) + var(--bottom) - var(--line));
  }
  :host([sign='beside'][edge='top']) .sign {
    inset-block: var(--line) auto;
  }
  :host([sign='beside']) .sign + .strip {
    left: 32cqw;
  }
  :host([sign='beside']) .sign:not(:has(.agency)) {
    width: 14cqw;
  }
  :host([sign='beside']) .sign:not(:has(.agency)) + .strip {
    left: 14cqw;
  }

  /* A band across an upright screen: words, and the code at their side. */
  :host([form='band']) .code {
    inset: auto calc(1.5 * var(--step)) var(--line) auto;
    justify-content: center;
    width: var(--plate);
    height: calc(var(--top) + var(--bottom) - var(--line) - var(--head));
  }
  :host([form='band'][edge='top']) .code {
    inset-block: var(--line) auto;
  }
  :host([form='band'][side='left']) .code {
    inset-inline: calc(1.5 * var(--step)) auto;
  }
  :host([form='band']) .caption {
    height: calc(4.4 * var(--step));
    font-size: calc(var(--fit) * 3.4 * var(--step));
  }
  :host([form='band']) .strip,
  :host([sign='block']) .sign {
    inset: auto calc(var(--plate) + 1.5 * var(--step)) var(--line) 0;
    flex-direction: column;
    align-items: start;
    justify-content: safe center;
    gap: calc(var(--fit) * 2.6 * var(--step));
    height: calc(var(--top) + var(--bottom) - var(--line) - var(--head));
  }
  :host([form='band'][edge='top']) .strip,
  :host([sign='block'][edge='top']) .sign {
    inset-block: var(--line) auto;
  }
  :host([form='band'][side='left']) .strip,
  :host([sign='block'][side='left']) .sign {
    inset-inline: calc(var(--plate) + 1.5 * var(--step)) 0;
  }
  :host([sign='block']) clock-face {
    margin-left: 0;
  }
  :host([form='band']) .slogan {
    flex: none;
    width: 100%;
    font-size: calc(var(--fit) * 7.6 * var(--step));
  }
  :host([form='band']) .link {
    max-width: 100%;
  }

  /* Boards of lamps: the code and the words, nothing else. */
  @container (max-width: 299px) or (max-height: 299px) {
    .caption,
    .link {
      display: none;
    }
    .strip {
      padding: 2px 4px;
    }
    .picture {
      display: none;
    }
    .slogan {
      font-size: calc(var(--fit) * 16px);
      line-height: 1.27;
    }
    :host([form='column']) .code {
      justify-content: center;
    }
    /* The clock stands over the code. */
    :host([sign='column']) .code {
      justify-content: flex-end;
    }
    :host([sign='column']) .sign {
      inset-block: 0 var(--plate);
      justify-content: safe center;
      padding: 2px;
    }
    :host([sign='column'][edge='top']) .sign {
      inset-block: var(--plate) 0;
      justify-content: safe center;
    }
    :host([sign='column']) clock-face {
      font-size: calc(var(--fit) * 24px);
    }
  }
`;
