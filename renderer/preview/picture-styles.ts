import { css } from 'lit';

export const pictureStyles = css`
  :host {
    display: block;
    position: relative;
    overflow: hidden;
    contain: strict;
    background: var(--deep);
  }
  .glass {
    position: absolute;
    top: 0;
    left: 0;
    overflow: hidden;
    transform-origin: 0 0;
    background: #0a2a66;
    container-type: size;
    --step: 1cqmin;
  }
  .picture {
    position: absolute;
    overflow: hidden;
    container-type: size;
  }
  img,
  video {
    display: block;
    width: 100%;
    height: 100%;
  }
  .card {
    --step: 1cqmin;
    display: grid;
    place-content: center;
    justify-items: center;
    box-sizing: border-box;
    width: 100%;
    height: 100%;
    padding: calc(6 * var(--step));
    background: linear-gradient(160deg, var(--blue), var(--deep));
    color: #fff;
    font: 600 calc(6 * var(--step)) / 1.3 var(--font);
    text-align: center;
  }
  .card p {
    margin: calc(1.5 * var(--step)) 0 0;
    max-width: 90cqw;
    overflow-wrap: anywhere;
  }
  .card .file {
    font-size: calc(4.6 * var(--step));
    font-weight: 400;
  }
  .sign {
    width: calc(18 * var(--step));
    height: calc(18 * var(--step));
  }
  drill-band {
    position: absolute;
  }
`;
