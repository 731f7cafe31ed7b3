import { css } from 'lit';

export const styles = css`
  :host {
    position: fixed;
    inset: auto auto 16px;
    inset-inline-start: 16px;
    z-index: 2147483000;
  }
  button {
    display: grid;
    place-items: center;
    inline-size: 48px;
    block-size: 48px;
    background: var(--bg);
    border-color: var(--line);
    border-radius: 50%;
    box-shadow: 0 4px 16px -4px #0004;
  }
  button:hover {
    opacity: 1;
    border-color: var(--fg);
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
