import { narrow, paper, tables } from './style-tables.js';
import { tokens } from './style-tokens.js';

/** Named so that the build squeezes it. */
const css = String.raw;

const text = css`
  [part='notice'] {
    container-type: inline-size;
    box-sizing: border-box;
    padding: clamp(16px, 5vw, 56px);
    line-height: 1.6;
    background: var(--bg);
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  h6 {
    margin: 0;
    font-size: 1.0625em;
    line-height: 1.3;
    text-wrap: balance;
    scroll-margin-block-start: 16px;
  }
  [part='title'] {
    font-size: 2em;
    letter-spacing: -0.01em;
  }
  [part='heading'] {
    /* Leaves the anchor its room, which would else stand alone in a line. */
    max-inline-size: calc(100% - 2.5em);
    font-size: 1.375em;
  }
  p,
  ul,
  ol,
  dl,
  table,
  details {
    margin: 12px 0 0;
  }
  p,
  ul {
    max-inline-size: 46em;
    text-wrap: pretty;
  }
  ul {
    padding-inline-start: 1.25em;
  }
  li + li {
    margin-block-start: 4px;
  }
  :is(h1, h2, h3, h4, h5, h6):focus-visible {
    outline: none;
  }
  a {
    color: inherit;
    text-underline-offset: 0.2em;
  }
  small {
    font-size: 0.875em;
    color: var(--dim);
  }
  code {
    font: 0.9375em ui-monospace, monospace;
    padding: 1px 5px;
    border-radius: 5px;
    background: color-mix(in srgb, var(--fg) 8%, var(--bg));
    overflow-wrap: anywhere;
  }
  [part='label'] {
    font-weight: 600;
  }
  [part='label'] + ul {
    margin-block-start: 4px;
  }
  [part='contents'],
  [part='since'] {
    margin-block-start: 28px;
    padding: 16px 20px;
    border-radius: var(--radius);
    background: color-mix(in srgb, var(--fg) 4%, var(--bg));
  }
  [part='contents'] ol {
    columns: 2 17em;
    column-gap: 32px;
    margin-block-start: 8px;
    padding: 0;
    list-style: none;
  }
  [part='contents'] li {
    margin: 0;
    break-inside: avoid;
  }
  [part='contents'] a {
    display: inline-block;
    padding-block: 4px;
    text-decoration-color: var(--line);
  }
  [part='since'] {
    border: 2px solid var(--accent);
  }
  [part='section'] {
    margin-block-start: 40px;
    padding-block-start: 32px;
    border-block-start: 1px solid var(--line);
  }
  [part='subsection'] {
    margin-block-start: 28px;
  }
  [part='top'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
  }
  [part='subsection'] > [part='top'] {
    justify-content: space-between;
  }
  [part='anchor'] {
    padding: 4px 10px;
    color: var(--dim);
    text-decoration: none;
  }
  @media (hover: hover) {
    [part='top']:not(:hover, :focus-within) > [part='anchor'] {
      opacity: 0;
    }
  }
  [part='mark'] {
    inline-size: fit-content;
    padding: 2px 12px;
    font-size: 0.875em;
    font-weight: 600;
    border: 1px solid currentcolor;
    border-radius: 99px;
  }
  [part='facts'] > div {
    display: grid;
    grid-template-columns: minmax(8em, 14em) 1fr;
    gap: 0 24px;
    padding-block: 8px;
    border-block-end: 1px solid var(--line);
  }
  [part='facts'] + [part='facts'] {
    margin-block-start: 28px;
  }
  dt {
    color: var(--dim);
  }
  dd {
    margin: 0;
  }
  del {
    color: var(--dim);
  }
  ins {
    font-weight: 600;
    text-decoration-thickness: 2px;
  }
  summary {
    padding-block: 10px;
    cursor: pointer;
    font-weight: 600;
  }
`;

/** How a notice looks: in the element's shadow root, in a page that prints it within the element, and alone. */
export const noticeRules: string = text + tables + narrow + paper;

/**
 * A stylesheet for a page that prints a notice within `<assent-notice>`: it looks the same before the element comes, and
 * without it. What floats over the page stays off the paper.
 */
export const noticeCss: string = `assent-notice{display:block;${tokens}${noticeRules}}@media print{assent-banner,assent-trigger{display:none}}`;

/** The stylesheet of a notice that is a page of its own. */
export const pageCss: string = `:root{${tokens}background:var(--bg)}body{margin:0}main{max-width:64rem;margin:auto}[part='notice'][part]{border:0}${noticeRules}`;
