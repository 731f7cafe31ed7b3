import { css } from 'lit';

export const styles = css`
  dialog,
  section {
    box-sizing: border-box;
    flex-direction: column;
    padding: 0;
    color: inherit;
    background: var(--bg);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    overflow: auto;
  }
  dialog[open],
  section {
    display: flex;
    container-type: inline-size;
  }
  dialog {
    inline-size: min(42em, 100% - 24px);
    max-inline-size: none;
    max-block-size: min(52em, 100% - 24px);
    overscroll-behavior: contain;
    /* What has focus is not behind what sticks to the edges. */
    scroll-padding-block: min(5em, 15%) min(9em, 25%);
    box-shadow: 0 24px 64px -12px #0006;
  }
  .drawer {
    inline-size: min(32em, 100%);
    block-size: 100%;
    max-block-size: none;
    margin: 0;
    inset-inline: auto 0;
    border-width: 0;
    border-inline-start-width: 1px;
    border-radius: 0;
  }
  .drawer .body {
    flex: 1;
  }
  ::backdrop {
    background: #0b0d1280;
  }
  header,
  .body,
  .actions {
    padding: 16px 24px;
  }
  header {
    padding-block: 8px;
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: inherit;
  }
  h2 {
    font-size: 1.375em;
    padding-block: 6px;
  }
  h2:focus-visible {
    outline: none;
  }
  .close {
    min-inline-size: 44px;
    margin-inline-end: -14px;
    font-size: 1.25em;
  }
  .body {
    padding-block: 0 24px;
    color: var(--dim);
  }
  h3 {
    margin-block: 28px 8px;
    font-size: 0.875em;
  }
  .stop {
    border-color: var(--line);
    padding-inline: 16px;
    margin-block-start: 8px;
    color: var(--fg);
  }
  .body > p + ul {
    margin-block-start: 8px;
  }
  .body > ul {
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  .body > ul > li {
    padding: 8px 16px;
  }
  .actions {
    display: grid;
    grid-template-columns: 1fr 1fr 1fr;
    gap: 8px;
    position: sticky;
    inset-block-end: 0;
    background: inherit;
    border-block-start: 1px solid var(--line);
  }
  .save {
    border-color: currentcolor;
  }
  @container (max-width: 32em) {
    .actions {
      grid-template-columns: 1fr 1fr;
    }
    .save {
      grid-column: 1/-1;
    }
  }
  @media (max-height: 30em) {
    header,
    .actions {
      position: static;
    }
  }
  .status {
    padding-block: 12px;
  }
`;
