import { css } from 'lit';

/** A purpose outside of the settings. */
export const styles = css`
  :host {
    container-type: inline-size;
  }
  [part='purpose'] {
    padding: 8px 16px;
    color: var(--dim);
    background: var(--bg);
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  [part='status']:not(:empty) {
    padding-block: 8px;
  }
`;
