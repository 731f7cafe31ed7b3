import { html } from 'lit';
import { viewPolicy } from '../../policy/view.js';
import { type StatusMessages, statusMessages } from '../messages/status.js';
import { AssentElement, list } from '../shared/element.js';
import { base } from '../shared/styles.js';
import { styles } from './styles.js';

/**
 * Says in one line what is on, and whether the browser's opt-out signal was honoured (which California wants displayed: 11
 * CCR § 7025 (c)(6)). A change is announced once; it takes the page's font size and colour.
 *
 * @element assent-status
 * @csspart status - the line
 * @csspart signal - says that the opt-out signal was honoured
 */
export class AssentStatus extends AssentElement<StatusMessages> {
  static override styles = [base, styles];
  /** @internal */
  override surface = 'status';

  protected texts = statusMessages;

  /** What may run: purposes, with what of them may not; and services that may without their purpose. */
  private get items(): string[] {
    const { host, policy, language, t } = this.content!;
    const items: string[] = [];
    for (const { id, required, title, services } of viewPolicy(policy, language).purposes) {
      if (required) continue;
      const on = host.allows(id);
      const others = services.filter((service) => host.allows(service.id) !== on).map(({ name }) => name);
      const without = { purpose: title, services: list(language, others) };
      if (!on) items.push(...others);
      else items.push(others.length ? fill(t['status.without'], without) : title);
    }
    return [...new Set(items)];
  }

  override render() {
    const { host, policy, language, t } = this.content!;
    const { items } = this;
    const line = items.length
      ? fill(t['status.allowed'], { items: list(language, items) })
      : t[host.asks() ? 'status.unset' : 'status.none'];
    const signalled = policy.purposes.some(({ id }) => host.signalDenied(id));
    return html`<p part="status" role="status" lang=${language} dir=${t.dir}>${line}${
      signalled ? html` <span part="signal">${t['status.signal']}</span>` : ''
    }</p>`;
  }
}

/** A text with its `{words}` filled in. */
const fill = (text: string, words: Record<string, string>): string =>
  text.replace(/{(\w+)}/g, (_, word) => words[word] ?? '');

declare global {
  interface HTMLElementTagNameMap {
    'assent-status': AssentStatus;
  }
}
