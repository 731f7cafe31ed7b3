import { css } from 'lit';

/** A real checkbox that looks like a switch; in forced colours it looks like what it is. */
export const switchStyles = css`
  input {
    appearance: none;
    flex: none;
    margin: 0;
    inline-size: 48px;
    block-size: 44px;
    display: grid;
    align-items: center;
    cursor: inherit;
    border-radius: 12px;
  }
  input::before,
  input::after {
    content: '';
    grid-area: 1/1;
    border-radius: 99px;
    box-sizing: border-box;
    block-size: 28px;
    border: 2px solid var(--dim);
  }
  input::after {
    inline-size: 14px;
    block-size: 14px;
    margin-inline-start: 7px;
    background: var(--dim);
    border: 0;
  }
  input:checked::before {
    background: var(--accent);
    border-color: var(--accent);
  }
  input:checked::after {
    margin-inline-start: 27px;
    background: var(--assent-on-accent, var(--bg));
  }
  @media (prefers-reduced-motion: no-preference) {
    input::after {
      transition: margin 0.15s;
    }
  }
  @media (forced-colors: active) {
    input {
      appearance: auto;
      inline-size: 24px;
    }
    input::before,
    input::after {
      content: none;
    }
  }
`;
