import { css } from 'lit';

/** A purpose's row: in the settings, and by itself. */
export const rowStyles = css`
  .title,
  h3,
  dl,
  dd,
  ul {
    margin: 0;
    padding: 0;
    font-size: 1em;
  }
  ul {
    list-style: none;
  }
  p {
    text-wrap: pretty;
  }
  a {
    text-underline-offset: 0.2em;
  }
  .title {
    color: var(--fg);
    font-weight: 700;
  }
  header,
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
  }
  div[id]:last-child {
    padding-block-end: 8px;
  }
  li + li {
    border-block-start: 1px solid var(--line);
  }
  .head {
    min-block-size: 44px;
  }
  label {
    cursor: pointer;
  }
  .always {
    font-weight: 400;
    color: var(--dim);
  }
  .signal {
    margin-block-start: 8px;
    color: var(--fg);
  }
  summary {
    display: list-item;
    padding-block: 11px;
    cursor: pointer;
    color: var(--fg);
    font-size: 0.9375em;
  }
  dl {
    font-size: 0.9375em;
    padding-block-end: 8px;
  }
  dt {
    color: var(--dim);
  }
  dl > div {
    padding-block: 6px;
  }
  dd {
    color: var(--fg);
  }
  .services > li {
    padding-block: 4px 12px;
  }
  .keys {
    margin-block-start: 6px;
    font-size: 0.9375em;
  }
  .keys li {
    border: 0;
    padding-block: 2px;
  }
  code {
    font: 0.9375em ui-monospace, monospace;
    padding: 1px 5px;
    border-radius: 5px;
    margin-inline-end: 4px;
    background: color-mix(in srgb, var(--fg) 8%, var(--bg));
    overflow-wrap: anywhere;
  }
  @container (min-width: 32em) {
    dl > div:not(:has(ul)) {
      display: grid;
      grid-template-columns: 9em 1fr;
    }
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
