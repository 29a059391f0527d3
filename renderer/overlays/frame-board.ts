import { css } from 'lit';

/** The frame on a board of lamps, where everything is larger and little stands. Comes last. */
export const frameBoard = css`
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
