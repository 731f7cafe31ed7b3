import { css } from 'lit';

/**
 * Tokens, type and buttons of all elements. `all: initial` keeps the page's inherited styles out; custom properties pass.
 * A page sets the `--assent-*` properties, or `color-scheme` on the element, to theme it.
 */
export const base = css`
  :host {
    all: initial;
    display: block;
    color-scheme: light dark;
    --bg: var(--assent-bg, light-dark(#fff, #1b1d22));
    --fg: var(--assent-fg, light-dark(#17191e, #f1f2f5));
    --dim: color-mix(in srgb, var(--fg) 72%, var(--bg));
    --line: color-mix(in srgb, var(--fg) 16%, var(--bg));
    --accent: var(--assent-accent, var(--fg));
    --radius: var(--assent-radius, 12px);
    font: max(1rem, 16px)/1.5 var(--assent-font, system-ui, sans-serif);
    color: var(--fg);
  }
  :host([hidden]) {
    display: none;
  }
  :lang(ko) {
    word-break: keep-all;
  }
  h2,
  p,
  button {
    margin: 0;
    overflow-wrap: anywhere;
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
