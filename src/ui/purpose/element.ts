import { html, nothing } from 'lit';
import { viewPolicy } from '../../policy/view.js';
import { warn } from '../../store/warn.js';
import { type Messages, settingsMessages } from '../messages/settings.js';
import { switchStyles } from '../settings/switch.js';
import { AssentElement } from '../shared/element.js';
import { base } from '../shared/styles.js';
import { purposeRow } from './row.js';
import { rowStyles } from './styles.js';
import { styles } from './styles-alone.js';

/**
 * One purpose by itself, where a page speaks of it: what it is for, its services with what they keep and for how long, who
 * receives it, what happens after a refusal; with its switch and one for each service. A switch acts at once: what it is
 * moved to is recorded, and nothing else is.
 *
 * @element assent-purpose
 * @attr {string} purpose - the purpose's id in the policy
 * @attr {number} level - the heading's level, 1 to 6; 3 without
 * @csspart purpose - the surface
 * @csspart signal - says that the browser's opt-out signal was honoured
 * @csspart details - what unfolds
 * @csspart service - one service
 * @csspart switch - the checkboxes
 * @csspart status - says that the choice was saved
 */
export class AssentPurpose extends AssentElement<Messages> {
  static override properties = { purpose: {}, level: { type: Number } };
  static override styles = [base, switchStyles, rowStyles, styles];
  /** The purpose's id in the policy. */
  declare purpose: string | null;
  /** The heading's level, 1 to 6; 3 without. */
  declare level: number | null;
  /** @internal */
  override surface = 'purpose';
  /** A switch was moved here, and what follows from it has not come yet. */
  private moving = false;
  private saved = false;

  protected texts = settingsMessages;

  protected override changed(): void {
    this.saved = this.moving;
    this.moving = false;
    this.requestUpdate();
  }

  /** At the click: a `change` does not tell whether a person or a script made it. */
  private clicked(event: Event): void {
    const { checked, dataset } = event.target as HTMLInputElement;
    if (!dataset.assentPurpose) return;
    this.moving = true;
    this.content!.host.decide({ [dataset.assentPurpose]: checked }, this.act(event, checked ? 'allow' : 'refuse'));
  }

  /** A switch shows what is in force, also where a choice does not prevail against the browser's signal. */
  protected override updated(): void {
    const { host } = this.content!;
    for (const box of this.renderRoot.querySelectorAll<HTMLInputElement>('[data-assent-purpose]'))
      box.checked = host.allows(box.dataset.assentPurpose!);
  }

  override render() {
    const content = this.content!;
    const { host, policy, language, t } = content;
    const view = viewPolicy(policy, language);
    const purpose = view.purposes.find((p) => p.id === this.purpose);
    if (!purpose) {
      warn(`<assent-purpose>: the policy asks for no "${this.purpose}". Fix: name a purpose of it`);
      return nothing;
    }
    const panel = { ...content, view, level: this.level ?? 3, on: (id: string) => host.allows(id) };
    return html`<div part="purpose" role="group" aria-label=${purpose.title} lang=${language} dir=${t.dir} @click=${this.clicked}>${purposeRow(panel, purpose)}</div>
      <p part="status" role="status" lang=${language} dir=${t.dir}>${this.saved ? t.saved : ''}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'assent-purpose': AssentPurpose;
  }
}
