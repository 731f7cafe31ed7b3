import { css } from 'lit';

/**
 * The element itself stays out of the page's layout: its frame stands where it stood before this element's code came.
 * Only the placeholder, which lies over the frame's box, has a look of its own.
 */
export const styles = css`
  :host {
    all: unset;
    display: block;
    position: relative;
  }
  :host([src]:not([height])) {
    aspect-ratio: 16/9;
  }
  :host([src]:not([height])) ::slotted(iframe) {
    inline-size: 100%;
    aspect-ratio: inherit;
    border: 0;
  }
  slot {
    aspect-ratio: inherit;
  }
  ::slotted(iframe) {
    max-inline-size: 100%;
  }
  .covered {
    visibility: hidden;
  }
  [role='group'] {
    all: initial;
    position: absolute;
    inline-size: 100%;
    block-size: 100%;
    box-sizing: border-box;
    container-type: size;
    display: grid;
    overflow: auto;
    color-scheme: var(--assent-color-scheme, light dark);
    font: max(1rem, 16px)/1.5 var(--assent-font, system-ui, sans-serif);
    color: var(--fg);
    --face: color-mix(in srgb, var(--fg) 5%, var(--bg));
    background: var(--face);
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  img,
  ::slotted([slot='poster']) {
    position: absolute;
    inset: 0;
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .card {
    position: relative;
    box-sizing: border-box;
    margin: auto;
    inline-size: 100%;
    max-inline-size: 36em;
    padding: 20px 24px;
  }
  .pictured {
    --face: var(--bg);
  }
  .pictured .card {
    margin: auto;
    margin-block-end: 12px;
    margin-inline-start: 12px;
    inline-size: calc(100% - 24px);
    padding: 14px 16px;
    background: var(--face);
    border-radius: var(--radius);
  }
  svg {
    display: none;
  }
  @container (min-height: 18em) and (min-width: 24em) {
    :not(.pictured) > .card > svg {
      display: block;
      margin-block-end: 10px;
    }
  }
  [part='title'] {
    font-size: 1.125em;
    font-weight: 600;
    line-height: 1.35;
  }
  [part='meta'],
  [part='text'] {
    font-size: 0.875em;
    color: var(--dim);
    text-wrap: pretty;
  }
  [part='text'] {
    margin-block: 6px 12px;
  }
  .actions {
    background: var(--face);
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 8em), 1fr));
    gap: 8px;
  }
  @container (max-height: 16em) or (max-width: 24em) {
    .card,
    .pictured .card {
      margin: auto 0 0;
      inline-size: 100%;
      padding: 10px 12px 0;
      border-radius: 0;
    }
    .card {
      margin: auto;
    }
    [part='title'] {
      font-size: 1em;
    }
    .actions {
      position: sticky;
      inset-block-end: 0;
      padding-block: 6px 10px;
    }
  }
  @container (max-height: 11em) and (max-width: 12em) {
    .actions {
      position: static;
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
