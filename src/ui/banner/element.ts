import { html } from 'lit';
import type { PolicyInput } from '../../policy/types.js';
import type { UiHost } from '../host.js';
import type { BannerMessages } from '../messages/banner.js';
import { bannerMessages } from '../messages/banner.js';
import { AssentElement, type Content, list } from '../shared/element.js';
import { base } from '../shared/styles.js';
import { styles } from './styles.js';

/**
 * The first layer: a region at the page's lower edge that asks, and waits. It never takes focus, and goes when a decision is made.
 *
 * @element assent-banner
 * @attr {'bar'|'box'|'corner'|'modal'|'inline'} layout - a bar (default), a card at the inline start or end, a dialog over the page, or a part of the page's flow; else the policy's `banner.layout`
 * @attr {'bottom'|'top'} position - the edge of the viewport; else the policy's `banner.position`
 * @slot title - in place of the heading's text
 * @slot text - in place of the sentence on what is asked
 * @csspart panel - the surface
 * @csspart title - the heading
 * @csspart text - the sentence below it
 * @csspart link - the link to the privacy policy
 * @csspart choices - the purposes with their switches, where the policy asks for them
 * @csspart switch - the checkboxes
 * @csspart save - the button that saves them
 * @csspart escape - of a dialog: that the Escape key grants nothing
 * @csspart actions - the row of buttons
 * @csspart choice - both "reject all" and "accept all": one part, so that a theme can't set them apart
 * @csspart settings - the button that opens the settings
 */
export class AssentBanner extends AssentElement<BannerMessages> {
  static override styles = [base, styles];
  /** @internal */
  override surface = 'banner';

  /**
   * What a variant shows between the text and the buttons.
   *
   * @internal
   */
  declare choices: ((content: Content<BannerMessages>) => unknown) | undefined;

  protected override async texts(language: string, policy: PolicyInput): Promise<BannerMessages> {
    if (policy.banner || this.getAttribute('layout'))
      await (await import('./variants.js')).vary(this, policy, language);
    return bannerMessages(language);
  }

  protected override updated(): void {
    this.content!.host.shown(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.content?.host.shown(this);
  }

  /** A decision, made here or elsewhere (settings, another tab), answers the banner. */
  protected override changed(host: UiHost): void {
    if (!host.asks()) this.remove();
  }

  private clicked(event: Event): void {
    if (this.choose(event) === 'settings') {
      // Some engines give a clicked button no focus; the panel has to know where to return it.
      (event.target as HTMLElement).focus();
      this.content!.host.open('settings');
    }
  }

  override render() {
    const { host, policy, language, say, t } = this.content!;
    const { controller } = policy;
    const asked = host.asked();
    const words: Record<string, string> = {
      name: say(controller.name),
      purposes: list(
        language,
        policy.purposes.filter((p) => asked.includes(p.id)).map((p) => say(p.title)),
      ),
    };
    return html`<section part="panel" aria-labelledby="h" lang=${language} dir=${t.dir} @click=${this.clicked}>
      <div>
        <h2 id="h" part="title"><slot name="title">${t.title}</slot></h2>
        <p part="text"><slot name="text">${t.text.replace(/{(\w+)}/g, (_, word) => words[word]!)}</slot> ${
          controller.privacyUrl ? html`<a part="link" href=${say(controller.privacyUrl)}>${t.privacy}</a>` : ''
        }</p>
      </div>
      ${this.choices?.(this.content!)}
      <div part="actions">
        <button part="choice" data-assent-role="reject">${t.reject}</button>
        <button part="choice" data-assent-role="accept">${t.accept}</button>
        <button part="settings" data-assent-role="settings">${t.settings}</button>
      </div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'assent-banner': AssentBanner;
  }
}
