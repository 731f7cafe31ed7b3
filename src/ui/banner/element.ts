import { html, nothing } from 'lit';
import type { PurposeView } from '../../policy/view.js';
import type { BannerMessages } from '../messages/banner.js';
import { bannerMessages } from '../messages/banner.js';
import { AssentElement, list } from '../shared/element.js';
import { base } from '../shared/styles.js';
import { styles } from './styles.js';

/**
 * The first layer: a region at the page's lower edge that asks, and waits. It never takes focus, and goes when a decision is made.
 *
 * @element assent-banner
 * @attr {'bar'|'box'} layout - a bar (default), or a card at the inline start
 * @slot title - in place of the heading's text
 * @slot text - in place of the sentence on what is asked
 * @csspart panel - the surface
 * @csspart title - the heading
 * @csspart text - the sentence below it
 * @csspart link - the link to the privacy policy
 * @csspart actions - the row of buttons
 * @csspart choice - both "reject all" and "accept all": one part, so that a theme can't set them apart
 * @csspart settings - the button that opens the settings
 * @cssprop --assent-bg - background of the surface; lines and secondary text are mixed from it and the text's colour
 * @cssprop --assent-fg - text
 * @cssprop --assent-accent - background of both choices, and of switches that are on
 * @cssprop --assent-on-accent - text on the accent
 * @cssprop --assent-radius - corners
 * @cssprop --assent-font - font family
 */
export class AssentBanner extends AssentElement<BannerMessages> {
  static override styles = [base, styles];
  override surface = 'banner';
  declare private leave: (() => void) | undefined;

  protected texts = bannerMessages;

  protected override async shown(): Promise<void> {
    const { makeRoom } = await import('./make-room.js');
    this.leave?.();
    if (this.isConnected) this.leave = makeRoom(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leave?.();
  }

  /** The purposes asked: those that a signal of the browser denies already are not. */
  private get asked(): PurposeView[] {
    const { host, view } = this.content!;
    return view.purposes.filter((p) => !p.required && !host.signalDenied(p.id));
  }

  /** A decision made elsewhere (settings, another tab) answers the banner too. */
  protected override changed(): void {
    if (this.asked.every((p) => this.content!.host.choice(p.id) != null)) this.remove();
  }

  private clicked(event: Event): void {
    const role = this.choose(event);
    if (role === 'settings') {
      // Some engines give a clicked button no focus; the panel has to know where to return it.
      (event.target as HTMLElement).focus();
      this.content!.host.open('settings');
    } else if (role) this.remove();
  }

  override render() {
    if (!this.content) return nothing;
    const { view, t } = this.content;
    const { language, controller } = view;
    const purposes = this.asked.map((p) => p.title);
    const text = t.text.replace('{name}', controller.name).replace('{purposes}', list(language, purposes));
    return html`<section part="panel" aria-labelledby="h" lang=${language} dir=${t.dir} @click=${this.clicked}
      ><div><h2 id="h" part="title"><slot name="title">${t.title}</slot></h2
      ><p part="text"><slot name="text">${text}</slot> ${controller.privacyUrl ? html`<a part="link" href=${controller.privacyUrl}>${t.privacy}</a>` : nothing}</p
      ></div><div part="actions"
      ><button part="choice" data-assent-role="reject">${t.reject}</button
      ><button part="choice" data-assent-role="accept">${t.accept}</button
      ><button part="settings" data-assent-role="settings">${t.settings}</button></div></section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'assent-banner': AssentBanner;
  }
}
