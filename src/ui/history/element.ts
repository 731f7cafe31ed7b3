import { html, nothing } from 'lit';
import { warn } from '../../store/warn.js';
import type { History, PastDecision } from '../host.js';
import { type HistoryMessages, historyMessages } from '../messages/history.js';
import { saveFile } from '../save-file.js';
import { AssentElement, list } from '../shared/element.js';
import { base } from '../shared/styles.js';
import { styles } from './styles.js';

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
  override surface = 'history';
  declare private past: History | undefined;
  /** The receipt that was asked for last was not to be had. */
  private missing = false;
  private asked = 0;

  protected texts = historyMessages;

  protected override firstUpdated(): void {
    this.load();
  }

  protected override changed(): void {
    if (this.hasUpdated) this.load();
  }

  /** The answer that was asked for last counts; until it is there, what was known stays. */
  private async load(): Promise<void> {
    this.asked += 1;
    const turn = this.asked;
    this.missing = false;
    const { host } = this.content!;
    const past = await host.history().catch((failed: unknown): History => ({ decisions: [], failed }));
    if (turn !== this.asked) return;
    if (past.failed) warn('The visitor’s decisions could not be loaded. Fix: see why', past.failed);
    this.past = past;
    this.requestUpdate();
  }

  private retry(): void {
    this.past = undefined;
    this.requestUpdate();
    this.load();
  }

  private async download(decision: PastDecision): Promise<void> {
    const { id, at, choices, source, state } = decision;
    const { host, policy } = this.content!;
    this.missing = false;
    try {
      if (state === 'stored') saveFile(`assent-receipt-${id}.json`, await host.receipt(id!));
      else saveFile(`assent-decision-${at.slice(0, 10)}.json`, { id, policy: policy.id, at, choices, source });
    } catch (error) {
      warn('A receipt could not be loaded. Fix: see why', error);
      this.missing = true;
    }
    this.requestUpdate();
  }

  /** A unit in words: its purpose or service, and what of it. One that the policy knows no more goes by its id. */
  private name(unit: string): string {
    const { policy, say } = this.content!;
    const [id, ...rest] = unit.split('.');
    const purpose = policy.purposes.find((p) => p.id === id);
    const title = say(purpose?.title ?? policy.services?.find((s) => s.id === id)?.name) || id!;
    return [title, ...rest].join(' · ');
  }

  private row(decision: PastDecision) {
    const { language, t } = this.content!;
    const { at, choices, source = '', state } = decision;
    const verb = source.split(':')[1];
    const kind = verb === 'accept-all' ? 'accepted' : verb === 'reject-all' ? 'refused' : 'chosen';
    const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
    const line = (granted: boolean, key: 'allowed' | 'denied') => {
      const units = Object.keys(choices).filter((unit) => choices[unit] === granted);
      const items = list(
        language,
        units.map((unit) => this.name(unit)),
      );
      return units.length ? html`<p>${t[`history.${key}`].replace('{items}', () => items)}</p>` : nothing;
    };
    return html`<li part="decision">
      <div>
        <b>${t[`history.${kind}`]}</b><time datetime=${at}>${date}</time>
        ${line(true, 'allowed')}${line(false, 'denied')}
        <p>${t[`history.${state}`]}</p>
      </div>
      <button part="download" data-assent-role="download" @click=${() => this.download(decision)}>${
        t[state === 'stored' ? 'history.receipt' : 'history.download']
      }<span class="hidden">: <time>${date}</time></span></button>
    </li>`;
  }

  override render() {
    const { language, t } = this.content!;
    const { past } = this;
    const { decisions = [], failed } = past ?? {};
    const text = !past
      ? 'history.loading'
      : this.missing
        ? 'history.missing'
        : failed
          ? 'history.failed'
          : decisions.length
            ? undefined
            : 'history.empty';
    return html`<section part="panel" aria-label=${t['history.label']} aria-busy=${!past} lang=${language} dir=${t.dir}>
      <p part="status" role="status">${text && t[text]}</p>
      ${failed ? html`<button part="retry" data-assent-role="retry" @click=${this.retry}>${t['history.retry']}</button>` : nothing}
      ${decisions.length ? html`<ul part="list">${decisions.map((decision) => this.row(decision))}</ul>` : nothing}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'assent-history': AssentHistory;
  }
}
