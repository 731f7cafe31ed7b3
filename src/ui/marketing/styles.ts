import type { FormRules } from '../../regime/forms.js';

/** How important content is marked, from the regime's data: PIPA 22(2), Decree 17(3). */
const important = ({ minPx, ratio, weight, underline, color }: NonNullable<FormRules['important']>): string =>
  [
    `font-size: max(${minPx}px, ${ratio}em)`,
    weight && `font-weight: ${weight}`,
    underline && 'text-decoration: underline; text-underline-offset: 0.2em',
    color && `color: ${color}`,
  ]
    .filter(Boolean)
    .join('; ');

/**
 * The style sheet of consent forms. They are in the page's own tree: type and colours are the page's, and its sheets may go
 * on from here. A browser adopts it; a page without JavaScript links to it as a file.
 */
export const formCss = (rules: FormRules): string => `
assent-marketing {
  display: block;
}
.assent-form {
  --form-line: color-mix(in srgb, currentcolor 18%, transparent);
  --form-dim: color-mix(in srgb, currentcolor 76%, transparent);
  --form-radius: var(--assent-radius, 12px);
  container-type: inline-size;
  font-size: 0.9375rem;
  line-height: 1.55;
  overflow-wrap: anywhere;
  accent-color: var(--assent-accent, auto);
}
.assent-form:lang(ko) {
  word-break: keep-all;
}
.assent-form :is(h1, h2, h3, h4, h5, p, ul, dl, dd, fieldset, legend) {
  margin: 0;
  padding: 0;
  border: 0;
  min-inline-size: 0;
}
.assent-form :is(h1, h2, h3, h4, h5) {
  font-size: 1.6em;
  line-height: 1.3;
  text-wrap: balance;
}
.assent-form section,
.assent-form .assent-age {
  margin-block-end: 2.25em;
}
.assent-form section:last-of-type {
  margin-block-end: 0;
}
.assent-form section > p {
  color: var(--form-dim);
  margin-block: 0.35em 1em;
  text-wrap: pretty;
}
.assent-form ul {
  list-style: none;
  border-block-start: 1px solid var(--form-line);
}
.assent-form li {
  padding-block: 0.9em;
  border-block-end: 1px solid var(--form-line);
}
.assent-form li p {
  color: var(--form-dim);
}
.assent-form summary {
  inline-size: fit-content;
  padding-block: 0.7em;
  cursor: pointer;
}
.assent-form .assent-hidden {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
.assent-form .assent-consent {
  padding: 1.25em 1.25em 0.6em;
  border: 1px solid var(--form-line);
  border-radius: var(--form-radius);
  margin-block-end: 1em;
}
.assent-form .assent-consent > legend {
  float: inline-start;
  inline-size: 100%;
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  justify-content: space-between;
  gap: 0 1em;
  font-size: 1.35em;
  line-height: 1.35;
  font-weight: 700;
  margin-block-end: 0.35em;
}
.assent-form .assent-consent > legend + * {
  clear: both;
}
.assent-form .assent-tag {
  font-size: 0.8rem;
  font-weight: 400;
  color: var(--form-dim);
}
.assent-form .assent-important {
  ${important({ minPx: 12, ratio: 1.2, weight: 700, ...rules.important })};
  line-height: 1.4;
}
.assent-form dl {
  margin-block: 0.6em;
}
.assent-form dl > div {
  padding-block: 0.3em;
}
.assent-form dt {
  color: var(--form-dim);
}
.assent-form .assent-by {
  padding-block-start: 0.75em;
  margin-block-start: 0.5em;
  border-block-start: 1px solid var(--form-line);
}
.assent-form .assent-by > legend {
  float: inline-start;
  inline-size: 100%;
  font-weight: 600;
}
.assent-form .assent-by > div,
.assent-form .assent-age > div:first-of-type {
  clear: both;
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 10.5em), 1fr));
  gap: 0 1em;
}
.assent-form div.assent-by {
  display: block;
}
.assent-form label {
  display: flex;
  align-items: center;
  gap: 0.7em;
  min-block-size: 44px;
  cursor: pointer;
}
.assent-form label:has(:disabled) {
  cursor: default;
  color: var(--form-dim);
}
.assent-form :is([type='checkbox'], [type='radio']) {
  flex: none;
  inline-size: 1.25rem;
  block-size: 1.25rem;
  margin: 0;
  cursor: inherit;
}
.assent-form .assent-all {
  padding: 0.4em 1.25em;
  margin-block-start: 1.5em;
  border: 1px solid var(--form-line);
  border-radius: var(--form-radius);
  font-weight: 600;
}
.assent-form .assent-age > legend {
  float: inline-start;
  inline-size: 100%;
  font-size: 1.2em;
  font-weight: 700;
}
.assent-form :is(.assent-child, .assent-guardian) {
  display: none;
  padding-block-start: 0.5em;
}
.assent-form .assent-guardian label {
  display: grid;
  gap: 0.3em;
  padding-block: 0.4em;
}
.assent-form .assent-guardian input {
  box-sizing: border-box;
  inline-size: 100%;
  min-block-size: 44px;
  padding: 0.4em 0.75em;
  font: inherit;
  color: inherit;
  background: none;
  border: 1px solid color-mix(in srgb, currentcolor 60%, transparent);
  border-radius: min(var(--form-radius), 10px);
}
.assent-form:has([value='under-age']:checked) :is(.assent-child, .assent-guardian) {
  display: block;
}
.assent-form[data-children='refuse']:has([value='under-age']:checked) .assent-optional {
  display: none;
}
@container (min-width: 34em) {
  .assent-form dl > div {
    display: grid;
    grid-template-columns: 10em 1fr;
    gap: 0 1em;
    align-items: baseline;
  }
}
`;
