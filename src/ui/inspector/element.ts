import { html, nothing } from 'lit';
import type { Finding } from '../../policy/finding.js';
import { saveFile } from '../save-file.js';
import { AssentElement } from '../shared/element.js';
import { base } from '../shared/styles.js';
import { fragment } from './fragment.js';
import { styles } from './styles.js';

/** Milliseconds between two looks at the page: no event tells of a cookie or a key. */
const EVERY = 1000;

/** What a state means, in the owner's words. */
const MEANING: Record<Finding['state'], string> = {
  unknown: 'No service in the policy names it',
  sent: 'Asked for while denied: mark the tag in the HTML',
  present: 'Stored, though its service is denied',
  kept: 'Could not be deleted',
  held: 'Waits for consent',
  dropped: 'Was not let through',
  restored: 'Put back after withdrawal',
  swept: 'Deleted after withdrawal',
  released: 'Its service may run',
  own: 'This site’s own',
};

/**
 * For the site's owner: each host, cookie and key seen on the page, and what the policy says of it. In English only.
 * Loaded by `?assent-inspect`, `assent.open('inspector')` or this element on the page; never otherwise.
 *
 * @element assent-inspector
 * @csspart panel - the surface
 */
export class AssentInspector extends AssentElement<object> {
  static override styles = [base, styles];
  /** @internal */
  override surface = 'inspector';
  declare private timer: ReturnType<typeof setInterval> | undefined;
  private findings: readonly Finding[] = [];
  private state: Finding['state'] | '' = '';
  private said = '';

  protected texts = async () => ({});

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => this.look(), EVERY);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  protected override firstUpdated(): void {
    this.look();
  }

  protected override changed(): void {
    this.look();
  }

  private look(): void {
    const { content } = this;
    if (!content || document.hidden) return;
    content.host.inspect?.().then(
      (findings) => {
        if (JSON.stringify(findings) === JSON.stringify(this.findings)) return;
        this.findings = findings;
        this.requestUpdate();
      },
      (error) => this.say(`The page could not be looked at: ${error}`),
    );
  }

  private say(text: string): void {
    this.said = text;
    this.requestUpdate();
  }

  /** The services that the policy lacks, as JSON. */
  private get lacking(): string {
    const { policy } = this.content!;
    const purpose = policy.purposes.find((p) => p.necessity !== 'required') ?? policy.purposes[0]!;
    const services = fragment(this.findings, purpose.id);
    return services.length ? JSON.stringify(services, null, 2) : '';
  }

  private async copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.say('Copied');
    } catch (error) {
      // Refused, or no secure page: the text can be selected below.
      const details = this.renderRoot.querySelector('details');
      if (details) details.open = true;
      this.say(`Not copied (${(error as Error).name}): select the text`);
    }
  }

  private save(): void {
    const { id, version } = this.content!.policy;
    const inspection = { page: location.href, policy: id, version, findings: this.findings };
    saveFile('assent-inspection.json', inspection);
  }

  private row(finding: Finding) {
    const { policy, say } = this.content!;
    const service = policy.services?.find((s) => s.id === finding.service);
    const titles = finding.purposes.map((id) => {
      const purpose = policy.purposes.find((p) => p.id === id);
      return purpose ? say(purpose.title) : id;
    });
    return html`<tr class=${finding.state}>
      <th scope="row"><code>${finding.name}</code>${finding.example ? html`<small>${finding.example}</small>` : nothing}</th>
      <td>${finding.kind}</td>
      <td><span class="state" title=${MEANING[finding.state]}>${finding.state}</span></td>
      <td>${service ? say(service.name) : '–'}${titles.length ? html`<small>${titles.join(', ')}</small>` : nothing}</td>
      <td class="number">${finding.count}</td>
      <td>${finding.sites.length ? finding.sites.map((site) => html`<small>${site}</small>`) : '–'}</td>
    </tr>`;
  }

  override render() {
    const counts = new Map<Finding['state'], number>();
    for (const { state } of this.findings) counts.set(state, (counts.get(state) ?? 0) + 1);
    const shown = this.findings.filter((f) => !this.state || f.state === this.state);
    const filter = (state: Finding['state'] | '', count: number) =>
      html`<button class="filter ${state}" aria-pressed=${this.state === state} title=${state ? MEANING[state] : 'Everything seen'} @click=${() => {
        this.state = state;
        this.requestUpdate();
      }}>${state || 'all'} <b>${count}</b></button>`;
    const { lacking } = this;
    const close = () => this.remove();
    return html`<section part="panel" aria-labelledby="h" lang="en" dir="ltr" @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && close()}>
      <header>
        <h2 id="h">Assent inspector</h2>
        <p role="status">${this.said}</p>
        <button data-assent-role="export" @click=${this.save}>Export JSON</button>
        <button data-assent-role="close" aria-label="Close the inspector" @click=${close}>✕</button>
      </header>
      <div class="filters" role="group" aria-label="Filter by state">${filter('', this.findings.length)}${[...counts].map(([state, count]) => filter(state, count))}</div>
      <div class="scroll" tabindex="0" role="region" aria-label="What was seen">
        <table>
          <thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">State</th><th scope="col">Service</th><th scope="col" class="number">Seen</th><th scope="col">Call site</th></tr></thead>
          <tbody>${shown.map((finding) => this.row(finding))}</tbody>
        </table>
      </div>
      ${
        lacking
          ? html`<details><summary>Add what is unknown to the policy’s “services”</summary>
        <p>A first draft: give each its name and purpose, and join what belongs together.</p>
        <pre tabindex="0" aria-label="Services to add">${lacking}</pre>
        <button data-assent-role="copy" @click=${() => this.copy(lacking)}>Copy</button></details>`
          : nothing
      }
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'assent-inspector': AssentInspector;
  }
}
