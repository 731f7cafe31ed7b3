import { LitElement } from 'lit';
import type { PolicyView } from '../../policy/view.js';
import { type Act, type UiHost, whenHost } from '../host.js';
import { readText } from './read-text.js';

/** What an element shows, once host, policy and texts are there. */
export interface Content<M> {
  host: UiHost;
  view: PolicyView;
  /** The interface's texts in the view's language, under the owner's overrides. */
  t: M;
}

/** Waits for the host, the policy's view and one language's texts; renders `draw()` and follows each change. */
export abstract class AssentElement<M> extends LitElement {
  /** `banner`, `settings`: the first half of a decision's source. */
  declare surface: string;
  declare protected content?: Content<M>;
  declare private stop: (() => void) | undefined;

  /** The texts of one language (BCP 47), loaded as a chunk of its own. */
  protected abstract texts(language: string): Promise<M>;

  override connectedCallback(): void {
    super.connectedCallback();
    whenHost(async (host) => {
      try {
        const view = await host.view();
        this.content = { host, view, t: { ...(await this.texts(view.language)), ...view.texts } };
        this.stop?.();
        if (this.isConnected) this.stop = host.subscribe(() => this.changed());
        this.requestUpdate();
        await this.shown?.();
      } catch (error) {
        console.error('[assent] Interface not loaded, nothing granted:', error);
      }
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  /** What may wait until there is something to show. */
  protected shown?(): Promise<void>;

  /** Called after each change of the record, in this tab or another. */
  protected changed(): void {
    this.requestUpdate();
  }

  /** What goes with a decision: read it before anything on screen changes. */
  protected act(event: Event, verb: string): Act {
    const text = readText(this.renderRoot.firstElementChild!).replace(/\s+/g, ' ').trim();
    return { source: `${this.surface}:${verb}`, trusted: event.isTrusted, text };
  }

  /** Accepts or rejects all if that is what was clicked on; returns the role of the clicked control. */
  protected choose(event: Event): string | undefined {
    const role = (event.target as HTMLElement).dataset.assentRole;
    if (role === 'accept' || role === 'reject') this.content!.host[`${role}All`](this.act(event, `${role}-all`));
    return role;
  }
}

/** "A, B and C", as `language` writes lists. */
export const list = (language: string, items: string[]): string => new Intl.ListFormat(language).format(items);
