import { html, nothing } from 'lit';
import type { TextValue } from '../../policy/types.js';
import { warn } from '../../store/warn.js';
import type { History, PastDecision } from '../host.js';
import { type HistoryMessages, historyMessages } from '../messages/history.js';
import { saveFile } from '../save-file.js';
import { AssentElement, list } from '../shared/element.js';
import { base } from '../shared/styles.js';
import { styles } from './styles.js';

const FAILED = 'No past decisions. Fix: see the error';

/**
 * The visitor's own decisions, the latest first: when, what was allowed and refused, and whether the backend has logged it.
 * Each can be downloaded: as the backend's signed receipt, or as this browser knows it.
 *
 * @element assent-history
 * @csspart panel - the surface
 * @csspart status - says that the list is loading, empty, or not to be had
 * @csspart retry - the button that asks the backend again
 * @csspart list - the list
 * @csspart decision - one decision
 * @csspart download - the button that downloads it
 */
export class AssentHistory extends AssentElement<HistoryMessages> {
  static override styles = [base, styles];
  /** @internal */
  override surface = 'history';
  private past: History = { decisions: [] };
  /** What is said above the list. */
  private says: keyof HistoryMessages | undefined = 'history.loading';
  private asked = 0;
  private names: ((unit: string) => string[]) | undefined;

  protected texts = historyMessages;

  protected override firstUpdated(): void {
    this.load();
  }

  protected override changed(): void {
    if (this.hasUpdated) this.load();
  }

  private say(key?: keyof HistoryMessages): void {
    this.says = key;
    this.requestUpdate();
  }

  /** The answer that was asked for last counts; until it is there, what was known stays. */
  private async load(): Promise<void> {
    if (this.past.failed) this.say('history.loading');
    this.asked += 1;
    const turn = this.asked;
    const past = await this.content!.host.history().catch((failed: unknown): History => ({ decisions: [], failed }));
    // Words for channels and times of day come where there is one.
    if (/\w\.\w+":/.test(JSON.stringify(past.decisions)))
      this.names ??= await import('../marketing/unit-names.js').then(
        (m) => m.unitNames(this.content!),
        (error: unknown) => {
          warn(FAILED, error);
          return undefined;
        },
      );
    if (turn !== this.asked) return;
    this.past = past;
    const { decisions, failed } = past;
    if (failed) warn(FAILED, failed);
    this.say(failed ? 'history.failed' : decisions.length ? undefined : 'history.empty');
  }

  private async download(decision: PastDecision): Promise<void> {
    const { id, state } = decision;
    try {
      const stored = state === 'stored';
      saveFile(`assent-${id ?? state}.json`, stored ? await this.content!.host.receipt(id!) : decision);
      this.say();
    } catch (error) {
      warn(FAILED, error);
      this.say('history.missing');
    }
  }

  /** A unit in words: its purpose or service, and what of it. One that the policy knows no more goes by its id. */
  private name(unit: string): string {
    const { policy, say } = this.content!;
    if (unit.includes('.')) return (this.names?.(unit) ?? [unit]).join(' · ');
    const of = (list: readonly { id: string }[] | undefined) => list?.find(({ id }) => id === unit);
    const { title, name } = (of(policy.purposes) ?? of(policy.services) ?? {}) as Record<string, TextValue>;
    return say(title ?? name) || unit;
  }

  private row(decision: PastDecision) {
    const { language, t } = this.content!;
    const { at, choices, source = '', state } = decision;
    const kind = source.includes('accept-all') ? 'accepted' : source.includes('reject-all') ? 'refused' : 'chosen';
    const date = new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
    const line = (granted: boolean, key: 'allowed' | 'denied') => {
      const units = Object.keys(choices).filter((unit) => choices[unit] === granted);
      const items = list(
        language,
        units.map((unit) => this.name(unit)),
      );
      return units.length ? html`<p>${t[`history.${key}`].replace('{items}', () => items)}</p>` : nothing;
    };
    const label = t[state === 'stored' ? 'history.receipt' : 'history.download'];
    return html`<li part="decision">
      <div>
        <b>${t[`history.${kind}`]}</b><time datetime=${at}>${date}</time>
        ${line(true, 'allowed')}${line(false, 'denied')}
        <p>${t[`history.${state}`]}</p>
      </div>
      <button part="download" data-assent-role="download" aria-label=${`${label}: ${date}`} @click=${() => this.download(decision)}>${label}</button>
    </li>`;
  }

  override render() {
    const { language, t } = this.content!;
    const { past, says } = this;
    const { decisions, failed } = past;
    return html`<section part="panel" aria-label=${t['history.label']} aria-busy=${says === 'history.loading'} lang=${language} dir=${t.dir}>
      <p part="status" role="status">${says && t[says]}</p>
      ${failed ? html`<button part="retry" data-assent-role="retry" @click=${this.load}>${t['history.retry']}</button>` : nothing}
      ${decisions.length ? html`<ul part="list">${decisions.map((decision) => this.row(decision))}</ul>` : nothing}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'assent-history': AssentHistory;
  }
}
