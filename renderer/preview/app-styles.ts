import { css } from 'lit';

/** One screenful on a desk, one column on a phone. */
export const appStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100dvh;
    overflow: hidden;
    background: var(--mist);
    color: var(--ink);
    font-family: var(--font);
  }
  main {
    flex: 1;
    display: grid;
    grid-template: minmax(150px, 47fr) minmax(0, 53fr) / minmax(380px, 40fr) minmax(280px, 27fr) minmax(300px, 33fr);
    grid-template-areas: 'week week week' 'stage next reasons';
    gap: 12px;
    min-height: 0;
    padding: 12px 16px;
  }
  section {
    min-width: 0;
    min-height: 0;
    border: 1px solid #cbd7ea;
    border-radius: 12px;
    background: #fff;
  }
  .week {
    grid-area: week;
    display: flex;
    flex-direction: column;
    overflow: hidden;
  }
  week-timeline {
    flex: 1;
    container-type: inline-size;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 18px;
    margin: 0;
    padding: 5px 12px;
    border-top: 1px solid #dbe4f3;
    color: var(--quiet-ink);
    font-size: 12px;
    list-style: none;
  }
  .legend li {
    display: flex;
    gap: 6px;
    align-items: center;
  }
  .legend li::before {
    content: '';
    width: 20px;
    height: 12px;
    border-radius: 2px;
    background: var(--blue);
  }
  .legend .outranked::before {
    border: 1px solid rgb(11 61 145 / 0.5);
    background: rgb(11 61 145 / 0.16);
  }
  .legend .closed::before {
    border: 1px solid #71829f;
    background: repeating-linear-gradient(135deg, #71829f 0 2px, #fff 2px 5px);
  }
  .legend .mark::before {
    width: 12px;
    height: 10px;
    border-radius: 0;
    background: var(--red);
    clip-path: polygon(0 0, 100% 0, 50% 100%);
  }
  .legend .tick::before {
    width: 3px;
    height: 14px;
    border-radius: 0;
    background: #0b6b76;
  }
  .stage {
    grid-area: stage;
    display: flex;
    flex-direction: column;
    gap: 10px;
    padding: 12px;
  }
  .frame {
    flex: 1;
    display: grid;
    place-items: center;
    min-height: 0;
    container-type: size;
  }
  /* As big as its shape allows in the room there is. */
  stage-preview {
    width: min(100cqw, 100cqh * var(--shape));
  }
  .panel {
    overflow: auto;
    padding: 0 12px 12px;
    scrollbar-width: thin;
  }
  .next {
    grid-area: next;
  }
  .reasons {
    grid-area: reasons;
  }
  h2 {
    position: sticky;
    top: 0;
    z-index: 2;
    margin: 0 -12px 8px;
    padding: 10px 14px 8px;
    border-bottom: 1px solid #dbe4f3;
    background: #fff;
    font-size: 15px;
    font-weight: 800;
  }
  h3 {
    margin: 14px 0 6px;
    font-size: 14px;
    font-weight: 700;
  }
  h2 + h3 {
    margin-top: 0;
  }
  @media (max-width: 1240px) {
    :host {
      height: auto;
      min-height: 100dvh;
      overflow: visible;
    }
    main {
      grid-template: minmax(220px, auto) 430px auto / minmax(0, 54fr) minmax(0, 46fr);
      grid-template-areas: 'week week' 'stage next' 'reasons reasons';
    }
    week-timeline {
      max-height: 46vh;
    }
    .reasons {
      overflow: visible;
    }
  }
  @media (max-width: 760px) {
    main {
      display: flex;
      flex-direction: column;
      gap: 10px;
      padding: 10px 8px 24px;
    }
    .stage {
      order: -1;
    }
    .frame {
      flex: none;
      container-type: inline-size;
    }
    stage-preview {
      width: min(100cqw, 62vh * var(--shape));
    }
    week-timeline {
      flex: none;
      max-height: 80vh;
    }
    .panel {
      overflow: visible;
    }
    h2 {
      border-radius: 12px 12px 0 0;
    }
  }
`;
