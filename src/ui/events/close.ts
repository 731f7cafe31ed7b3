/** The settings were closed; whatever was not saved has no effect. */
export class AssentCloseEvent extends Event {
  constructor() {
    super('assent-close', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'assent-close': AssentCloseEvent;
  }
}
