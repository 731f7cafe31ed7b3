import { css } from 'lit';

export const styles = css`
  :host {
    font-size: inherit;
    line-height: inherit;
    color: var(--assent-fg, inherit);
  }
`;
