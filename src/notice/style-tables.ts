/** Named so that the build squeezes it. */
const css = String.raw;

export const tables = css`
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.9375em;
  }
  th,
  td {
    padding-block: 10px;
    padding-inline: 0 20px;
    text-align: start;
    vertical-align: top;
    overflow-wrap: break-word;
    border-block-end: 1px solid var(--line);
  }
  thead th {
    vertical-align: bottom;
    font-weight: 600;
    color: var(--dim);
    border-block-end-color: var(--dim);
  }
  tbody th {
    inline-size: 20%;
    font-weight: 400;
  }
  th > *,
  td > div {
    overflow-wrap: break-word;
  }
  :is(th, td) a {
    overflow-wrap: anywhere;
  }
  td div + div {
    margin-block-start: 4px;
  }
`;

/** Where a row has no room, its cells stand below each other, each under its column's head. */
export const narrow = css`
  @container (max-width: 40em) {
    table,
    tbody,
    tr,
    th,
    td {
      display: block;
    }
    thead {
      display: none;
    }
    tr {
      padding-block: 12px;
      border-block-end: 1px solid var(--line);
    }
    tbody th,
    tbody td {
      inline-size: auto;
      padding: 4px 0;
      border: 0;
    }
    td:empty {
      display: none;
    }
    td:not([data-label='']):before {
      content: attr(data-label);
      display: block;
      font-size: 0.875em;
      color: var(--dim);
    }
    [part='facts'] > div {
      grid-template-columns: 1fr;
    }
  }
`;

export const paper = css`
  @media print {
    [part='notice'] {
      --bg: #fff;
      --fg: #000;
      --dim: #444;
      --line: #bbb;
      --accent: #000;
      padding: 0;
      border: 0;
      color: #000;
      font-size: 10pt;
      color-scheme: light;
    }
    [part='anchor'] {
      display: none;
    }
    [part='section'] {
      margin-block-start: 20pt;
      padding-block-start: 14pt;
    }
    h1,
    h2,
    h3,
    h4,
    [part='top'],
    [part='label'] {
      break-after: avoid;
    }
    th,
    td {
      padding-block: 5pt;
      padding-inline: 0 10pt;
    }
    tr,
    li,
    [part='facts'] > div {
      break-inside: avoid;
    }
    p {
      orphans: 3;
      widows: 3;
    }
    a[href^='http']:after {
      content: ' (' attr(href) ')';
      font-size: 0.875em;
    }
    details::details-content {
      content-visibility: visible;
      block-size: auto;
    }
  }
`;
