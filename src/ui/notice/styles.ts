import { css } from 'lit';

/** What there is only where there is a visitor: the switches. */
export const styles = css`
  [part='state'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
    color: var(--dim);
  }
  @container (width > 40em) {
    td [part='switch'] {
      margin-block: -10px;
    }
  }
  input {
    cursor: pointer;
  }
  [part='status']:not(:empty) {
    position: sticky;
    inset-block-end: 16px;
    inline-size: fit-content;
    margin-block: 16px;
    margin-inline: auto;
    padding: 10px 20px;
    background: var(--fg);
    color: var(--bg);
    border: 1px solid;
    border-radius: 99px;
  }
  @media print {
    input,
    [part='status'] {
      display: none;
    }
  }
`;
