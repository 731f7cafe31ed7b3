import { css } from 'lit';

export const styles = css`
  [part='status']:not(:empty) {
    padding-block: 8px;
  }
  section {
    padding: 4px 16px;
    background: var(--bg);
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    padding-block: 12px;
  }
  li + li {
    border-block-start: 1px solid var(--line);
  }
  li > div {
    flex: 1 1 15em;
  }
  p,
  time {
    color: var(--dim);
  }
  b {
    margin-inline-end: 8px;
  }
  button {
    border-color: var(--line);
    padding-inline: 16px;
  }
`;
