import { css } from 'lit';

/**
 * Where the parts of the frame stand. The element sets `--top`, `--right`, `--bottom`, `--left` (what the frame takes),
 * `--plate` (a side of the code with its quiet zone), `--line` and `--head` (the lines at the outer and the inner border
 * of what is taken from the edge) and the attributes `form`, `edge`, `side` and `sign`.
 */
export const framePlaces = css`
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

  /* On a screen of 4:3 the strip is short: its words need what air and address can spare. */
  @container (min-aspect-ratio: 1/1) and (max-aspect-ratio: 3/2) and (min-height: 300px) {
    :host([form='column']) .strip {
      gap: calc(2.4 * var(--step));
      padding-inline: calc(3 * var(--step));
    }
    :host([form='column']) .link {
      font-size: calc(var(--fit) * 3.8 * var(--step));
    }
  }
`;
