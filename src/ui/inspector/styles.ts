import { css } from 'lit';

export const styles = css`
  :host {
    position: fixed;
    inset: auto 0 0;
    z-index: 2147483001;
    font: max(0.875rem, 14px)/1.45 system-ui, sans-serif;
    --good: light-dark(#0b6b41, #6fdcaa);
    --warn: light-dark(#8a4b00, #ffc46b);
    --bad: light-dark(#b3261e, #ff9c94);
  }
  section {
    box-sizing: border-box;
    display: flex;
    flex-direction: column;
    max-block-size: 60vh;
    overflow: auto;
    padding: 8px 16px 16px;
    background: var(--bg);
    border-block-start: 1px solid var(--line);
    box-shadow: 0 -12px 40px -12px #0006;
  }
  header,
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  header {
    flex-wrap: nowrap;
  }
  h2 {
    font-size: 1.125em;
  }
  header p {
    flex: 1;
    text-align: end;
    color: var(--dim);
  }
  button {
    min-inline-size: 44px;
    padding: 4px 12px;
    border-color: var(--line);
    border-radius: 8px;
  }
  .filters {
    padding-block: 6px 10px;
  }
  .filter {
    border-radius: 99px;
    font-weight: 400;
  }
  [aria-pressed='true'] {
    color: var(--bg);
    background: var(--fg);
  }
  .scroll {
    flex: 1 1 auto;
    min-block-size: 9em;
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: 8px;
  }
  table {
    inline-size: 100%;
    min-inline-size: 48em;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 6px 12px;
    text-align: start;
    vertical-align: top;
    font-weight: 400;
    border-block-end: 1px solid var(--line);
  }
  tr > :first-child {
    min-inline-size: 13em;
  }
  thead th {
    position: sticky;
    inset-block-start: 0;
    font-size: 0.875em;
    font-weight: 600;
    color: var(--dim);
    background: var(--bg);
  }
  .number {
    text-align: end;
  }
  code,
  pre,
  small {
    overflow-wrap: anywhere;
  }
  code,
  pre {
    font: 0.9375em ui-monospace, monospace;
  }
  small {
    display: block;
    font-size: 0.857em;
    color: var(--dim);
  }
  tr .state {
    font-weight: 600;
  }
  .unknown .state,
  .sent .state,
  .present .state,
  .kept .state {
    color: var(--bad);
  }
  .held .state,
  .dropped .state,
  .restored .state,
  .swept .state {
    color: var(--warn);
  }
  .released .state {
    color: var(--good);
  }
  details {
    padding-block-start: 8px;
  }
  summary {
    padding-block: 12px;
    cursor: pointer;
    font-weight: 600;
  }
  details p {
    color: var(--dim);
  }
  pre {
    margin: 8px 0;
    padding: 12px;
    max-block-size: 12em;
    overflow: auto;
    white-space: pre-wrap;
    background: color-mix(in srgb, var(--fg) 6%, var(--bg));
    border-radius: 8px;
  }
`;
