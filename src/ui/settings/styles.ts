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
    box-shadow: 0 24px 64px -12px #0006;
  }
  ::backdrop {
    background: #0b0d1280;
  }
  header,
  .body,
  .actions {
    padding: 16px 24px;
  }
  header,
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
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
  h3,
  h4,
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
  h3 {
    margin-block: 28px 8px;
    font-size: 0.875em;
  }
  h4 {
    color: var(--fg);
  }
  .body > ul {
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  .body > ul > li {
    padding: 8px 16px;
  }
  li > div:last-child {
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
  @container (min-width: 32em) {
    dl > div:not(:has(ul)) {
      display: grid;
      grid-template-columns: 9em 1fr;
    }
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
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
