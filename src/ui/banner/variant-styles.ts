import { css } from 'lit';

/** The layouts other than the bar, and the switches of the first layer. */
export const styles = css`
  :host([layout='box']),
  :host([layout='corner']) {
    max-inline-size: 26em;
  }
  :host([layout='corner']) {
    inset-inline: auto 0;
  }
  :host([position='top']) {
    inset-block: 0 auto;
  }
  :host([layout='modal']),
  :host([layout='inline']) {
    position: static;
    padding: 0;
  }
  :host([layout='modal']) {
    padding-inline: 12px;
  }
  :host([layout='modal']) section {
    max-inline-size: 34em;
    max-block-size: calc(100vh - 48px);
  }
  :host([layout='inline']) section {
    max-block-size: none;
    box-shadow: none;
  }
  ul {
    flex: 99 1 100%;
    margin: 0;
    padding: 0 0 12px;
    list-style: none;
    display: flex;
    flex-flow: wrap;
    align-items: center;
    gap: 0 24px;
  }
  ul + [part='actions'] {
    padding-block-start: 12px;
    border-block-start: 1px solid var(--line);
  }
  label,
  li span {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 44px;
    font-weight: 600;
  }
  label {
    cursor: pointer;
  }
  /* In a column the switches stand below each other, at its end. */
  :host(:is([layout='box'], [layout='corner'], [layout='modal'])) li:not(:last-child) {
    flex: 1 1 100%;
  }
  :host(:is([layout='box'], [layout='corner'], [layout='modal'])) :is(label, li span) {
    justify-content: space-between;
  }
  @media (width < 30em) {
    li:not(:last-child) {
      flex: 1 1 100%;
    }
    label,
    li span {
      justify-content: space-between;
    }
  }
  small {
    font-size: 0.875em;
    font-weight: 400;
    color: var(--dim);
  }
  li:last-child {
    margin-block-start: 4px;
    margin-inline-start: auto;
  }
  [part='escape'] {
    order: 1;
    flex: 1 1 100%;
    margin: -4px 0 0;
    padding-block-end: 16px;
    text-align: center;
    font-size: 0.875em;
  }
  kbd {
    font: inherit;
    padding: 1px 6px;
    margin-inline-end: 4px;
    border: 1px solid var(--line);
    border-radius: 5px;
  }
  @media (hover: none) {
    [part='escape'] {
      display: none;
    }
  }
  [part='save'] {
    border-color: var(--dim);
    padding-inline: 20px;
  }
`;
