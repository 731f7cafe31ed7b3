import { css, unsafeCSS } from 'lit';
import { tokens } from '../../notice/style-tokens.js';

/**
 * Tokens, type and buttons of all elements. `all: initial` keeps the page's inherited styles out; custom properties pass.
 * A page sets the `--assent-*` properties, or `color-scheme` on the element, to theme it.
 */
export const base = css`
  :host {
    all: initial;
    display: block;
    ${unsafeCSS(tokens)}
  }
  :host([hidden]) {
    display: none;
  }
  :lang(ko) {
    word-break: keep-all;
  }
  @media (prefers-contrast: more) {
    :host {
      --line: var(--fg);
    }
  }
  h2,
  p,
  button {
    margin: 0;
  }
  h2 {
    font-size: 1.125em;
  }
  a {
    color: inherit;
  }
  button {
    font: inherit;
    font-weight: 600;
    color: inherit;
    background: none;
    border: 1px solid transparent;
    border-radius: var(--radius);
    min-block-size: 44px;
    padding: 8px;
    cursor: pointer;
  }
  [part='choice'] {
    background: var(--accent);
    color: var(--assent-on-accent, var(--bg));
  }
  button:hover {
    opacity: 0.88;
  }
  :focus-visible {
    outline: 3px solid var(--fg);
    outline-offset: 2px;
  }
`;
