import { css } from 'lit';

/** A bar; the other layouts are in `variants.ts`. It wraps by itself where room is short: no breakpoints. */
export const styles = css`
  :host {
    position: fixed;
    inset: auto 0 0;
    z-index: 2147483000;
    padding: 12px;
    pointer-events: none;
  }
  section {
    pointer-events: auto;
    box-sizing: border-box;
    max-inline-size: 70em;
    max-block-size: 75vh;
    overflow: auto;
    scroll-padding: 0 0 7em;
    margin: auto;
    padding: 20px 24px 0;
    display: flex;
    flex-flow: wrap;
    align-items: center;
    gap: 0 40px;
    background: var(--bg);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    box-shadow: 0 12px 40px -8px #0004;
  }
  div {
    flex: 99 24em;
    padding-block-end: 20px;
  }
  p {
    margin-block-start: 6px;
    color: var(--dim);
  }
  [part='actions'] {
    flex: 1 20em;
    position: sticky;
    inset-block-end: 0;
    padding-block-end: 12px;
    background: inherit;
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(max(34%, 7em), 1fr));
    gap: 4px 8px;
  }
  [part='settings'] {
    grid-column: 1/-1;
    justify-self: center;
    text-decoration: underline;
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
