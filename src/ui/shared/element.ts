import { LitElement } from 'lit';
import { localize } from '../../policy/localize.js';
import type { PolicyInput, TextValue } from '../../policy/types.js';
import type { Act, UiHost } from '../host.js';
import { whenHost } from '../when-host.js';

/** What an element shows, once host, policy and texts are there. */
export interface Content<M> {
  host: UiHost;
  policy: PolicyInput;
  language: string;
  /** The interface's texts in that language, under the owner's overrides. */
  t: M;
  /** A text of the policy in that language. */
  say(text?: TextValue): string;
}

/**
 * Waits for the host, the policy and one language's texts; renders when they are there, and follows each change.
 *
 * @cssprop --assent-bg - background of the surface; lines and secondary text are mixed from it and the text's colour
 * @cssprop --assent-fg - text
 * @cssprop --assent-accent - background of both choices, and of switches that are on
 * @cssprop --assent-on-accent - text on the accent
 * @cssprop --assent-radius - corners
 * @cssprop --assent-font - font family
 */
export abstract class AssentElement<M extends object> extends LitElement {
  /**
   * `banner`, `settings`: the first half of a decision's source.
   *
   * @internal
   */
  declare surface: string;
  /**
   * What there is to show; absent until it is there.
   *
   * @internal
   */
  declare content?: Content<M>;
  declare private stop: (() => void) | undefined;

  /** The texts of one language (BCP 47), loaded as a chunk of its own; and whatever else must be there before the first look. */
  protected abstract texts(language: string, policy: PolicyInput): Promise<M>;

  override connectedCallback(): void {
    super.connectedCallback();
    whenHost(async (host) => {
      this.stop?.();
      if (this.isConnected) this.stop = host.subscribe(() => this.changed(host));
      try {
        const { policy, language } = await host.policy();
        const say = (text?: TextValue) => localize(text, language, policy.languages[0]);
        const t = { ...(await this.texts(language, policy)) } as M & Record<string, string>;
        for (const key in policy.texts) Object.assign(t, { [key]: say(policy.texts[key]) });
        this.content = { host, policy, language, say, t };
        this.requestUpdate();
      } catch (error) {
        console.error('[assent] No interface, nothing granted:', error);
      }
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  protected override shouldUpdate(): boolean {
    return !!this.content;
  }

  /** Called after each change of the record, in this tab or another. */
  protected changed(_host: UiHost): void {
    this.requestUpdate();
  }

  /**
   * What goes with a decision.
   *
   * @internal
   */
  act(event: Event, verb: string): Act {
    return {
      source: `${this.surface}:${verb}`,
      trusted: event.isTrusted,
      language: this.content!.language,
      shown: this.renderRoot.firstElementChild!,
    };
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
