import { html } from 'lit';
import { type BannerMessages, bannerMessages } from '../messages/banner.js';
import { AssentElement } from '../shared/element.js';
import { base } from '../shared/styles.js';
import { styles } from './styles.js';

/**
 * A small button at the page's lower inline start that opens the settings: withdrawing is always one click away.
 *
 * @element assent-trigger
 * @slot icon - the icon
 * @csspart button - the button
 */
export class AssentTrigger extends AssentElement<BannerMessages> {
  static override styles = [base, styles];
  /** @internal */
  override surface = 'trigger';

  protected texts = bannerMessages;

  private clicked(event: Event): void {
    // Some engines give a clicked button no focus; the panel has to know where to return it.
    (event.currentTarget as HTMLElement).focus();
    this.content!.host.open('settings');
  }

  override render() {
    const { language, t } = this.content!;
    return html`<button part="button" data-assent-role="settings" lang=${language} dir=${t.dir} aria-label=${t.settings} title=${t.settings} @click=${this.clicked}><slot name="icon"><svg aria-hidden="true" width="22" height="22" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"><path d="M4 7h6m8 0h2M4 17h2m8 0h6" /><circle cx="14" cy="7" r="3" /><circle cx="10" cy="17" r="3" /></svg></slot></button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'assent-trigger': AssentTrigger;
  }
}
