import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConsentStore, ConsentView } from './consent-store.js';

/** Keeps a Lit element up to date with the page's consent for as long as it is on the page. */
export class ConsentController implements ReactiveController {
  private stop: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly store: ConsentStore,
  ) {
    host.addController(this);
  }

  /** What to show. */
  get value(): ConsentView {
    return this.store.get();
  }

  hostConnected(): void {
    this.stop = this.store.subscribe(() => this.host.requestUpdate());
  }

  hostDisconnected(): void {
    this.stop?.();
  }
}
