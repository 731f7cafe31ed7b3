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
    padding: 0 0 16px;
    list-style: none;
    display: flex;
    flex-flow: wrap;
    align-items: center;
    gap: 4px 24px;
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
  small {
    font-size: 0.875em;
    font-weight: 400;
    color: var(--dim);
  }
  li:last-child {
    margin-inline-start: auto;
  }
  [part='save'] {
    border-color: var(--dim);
    padding-inline: 20px;
  }
`;
