import { html, nothing } from 'lit';
import { type PurposeView, viewPolicy } from '../../policy/view.js';
import { warn } from '../../store/warn.js';
import { AssentCloseEvent } from '../events/close.js';
import { type Messages, settingsMessages } from '../messages/settings.js';
import { purposeRow } from '../purpose/row.js';
import { rowStyles } from '../purpose/styles.js';
import { AssentElement } from '../shared/element.js';
import { base } from '../shared/styles.js';
import { Draft, mark } from './draft.js';
import type { Given } from './given.js';
import { styles } from './styles.js';
import { switchStyles } from './switch.js';

/**
 * The second layer: every purpose with its switch and all there is to know about it; as a modal dialog, as a drawer at the
 * page's inline end, or as a part of a page. Closing it, by any way, saves nothing and grants nothing.
 *
 * @element assent-settings
 * @attr {boolean} inline - a section in the page's flow instead of a dialog
 * @attr {boolean} drawer - a dialog along the inline end of the viewport; also by the policy's `settings.layout`
 * @slot intro - in place of the introduction
 * @fires assent-close - the dialog was closed, after a decision or without one
 * @csspart panel - the dialog or section
 * @csspart title - the heading
 * @csspart close - the dialog's close button
 * @csspart body - what scrolls
 * @csspart purpose - one purpose
 * @csspart signal - says that the browser's opt-out signal was honoured
 * @csspart details - what unfolds below a purpose
 * @csspart service - one service
 * @csspart switch - the checkboxes
 * @csspart stop - the button that takes back all that was agreed to in forms
 * @csspart actions - the row of buttons
 * @csspart choice - both "reject all" and "accept all": one part, so that a theme can't set them apart
 * @csspart save - the button that saves the switches
 * @csspart status - says that choices were saved
 */
export class AssentSettings extends AssentElement<Messages> {
  static override properties = { inline: { type: Boolean, reflect: true }, drawer: { type: Boolean, reflect: true } };
  static override styles = [base, switchStyles, rowStyles, styles];
  /** A section in the page's flow instead of a dialog. */
  declare inline: boolean;
  /** A dialog along the inline end of the viewport. */
  declare drawer: boolean;
  /** @internal */
  override surface = 'settings';
  declare private draft: Draft | undefined;
  declare private opener: Element | null | undefined;
  private wanted = false;
  private saved = false;
  /** What was agreed to in forms; there once its code is. */
  private given: Given | undefined;

  protected texts = settingsMessages;

  /**
   * Opens the dialog (once its texts are there) and remembers where focus goes back to; inline, it moves focus to the
   * heading. One that is open already stays as it is.
   */
  show(opener?: Element | null): void {
    if (this.wanted || this.dialog?.open) return;
    this.opener = opener ?? focused();
    this.wanted = true;
    this.saved = false;
    this.requestUpdate();
  }

  /** Closes the dialog. What was not saved has no effect. */
  hide(): void {
    this.wanted = false;
    if (!this.dialog?.open) return;
    this.dialog.close();
    // Not left to the dialog's own event: it waits for a frame, and a page in the background has none.
    this.draft = undefined;
    this.requestUpdate();
    (this.opener as HTMLElement | null)?.focus();
    // Two steps: the manifest's analyser would list a nameless event beside the one that `@fires` describes.
    const closed = new AssentCloseEvent();
    this.dispatchEvent(closed);
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  /** Where forms ask for something, that can be taken back here. */
  protected override firstUpdated(): void {
    const content = this.content!;
    const { settings, purposes } = content.policy;
    if (settings?.messages === 'never' || purposes.every((p) => (p.surface ?? 'cookies') === 'cookies')) return;
    import('./given.js')
      .then((m) => m.loadGiven(content))
      .then(
        (given) => {
          this.given = given;
          this.requestUpdate();
        },
        (error: unknown) => warn('Consents from forms are not shown. Fix: serve all files', error),
      );
  }

  protected override updated(): void {
    if (!this.wanted || !this.content) return;
    this.wanted = false;
    if (this.inline) this.renderRoot.querySelector('h2')!.focus();
    else if (!this.dialog!.open) this.dialog!.showModal();
  }

  /** Another tab's decision is newer than switches moved here and not saved. */
  protected override changed(): void {
    this.draft = undefined;
    this.requestUpdate();
  }

  private moved(event: Event): void {
    const { checked, dataset } = event.target as HTMLInputElement;
    this.draft!.move(dataset.assentPurpose!, checked);
    this.saved = false;
    this.requestUpdate();
  }

  private clicked(event: Event): void {
    const role = this.choose(event);
    const { host } = this.content!;
    if (role === 'save') host.decide(this.draft!.choices(), this.act(event, 'save'));
    if (role === 'stop') {
      const units = this.given!.units().map((unit) => [unit, false]);
      host.decide(Object.fromEntries(units), this.act(event, 'stop'));
    }
    if (!role) return;
    this.hide();
    // Set after the dialog has closed: while it is open, what lies outside of it is not announced.
    this.saved = role !== 'close';
    this.requestUpdate();
  }

  override render() {
    const content = this.content!;
    const { host, policy, language, t } = content;
    this.draft ??= new Draft(host, viewPolicy(policy, language));
    const { draft } = this;
    const { view } = draft;
    const panel = { ...content, view, level: 4, on: (id: string) => draft.on(id) };
    const group = (title: string, purposes: PurposeView[]) =>
      purposes.length
        ? html`<h3>${title}</h3><ul>${purposes.map((p) => html`<li part="purpose">${purposeRow(panel, p)}</li>`)}</ul>`
        : nothing;
    const { privacyUrl } = view.controller;
    const drawer = this.drawer || policy.settings?.layout === 'drawer';
    const inside = html`<header role="none">
        <h2 id="h" part="title" tabindex="-1" ?autofocus=${!this.inline}>${t.settings}</h2>
        ${this.inline ? nothing : html`<button class="close" part="close" data-assent-role="close" aria-label=${t.close} title=${t.close}>✕</button>`}
      </header>
      <div class="body" part="body" @click=${mark} @change=${this.moved}>
        <p><slot name="intro">${t.intro.replace('{name}', view.controller.name)}</slot> ${privacyUrl ? html`<a href=${privacyUrl}>${t.privacy}</a>` : nothing}</p>
        ${group(
          t.optional,
          view.purposes.filter((p) => !p.required),
        )}
        ${group(
          t.required,
          view.purposes.filter((p) => p.required),
        )}
        ${this.given?.rows(draft)}
      </div>
      <div class="actions" part="actions">
        <button part="choice" data-assent-role="reject">${t.reject}</button>
        <button part="choice" data-assent-role="accept">${t.accept}</button>
        <button class="save" part="save" data-assent-role="save">${t.save}</button>
      </div>`;
    return html`${
      this.inline
        ? html`<section part="panel" aria-labelledby="h" lang=${language} dir=${t.dir} @click=${this.clicked}>${inside}</section>`
        : html`<dialog part="panel" class=${drawer ? 'drawer' : nothing} aria-labelledby="h" lang=${language} dir=${t.dir} @click=${this.clicked} @cancel=${this.hide}>${inside}</dialog>`
    }<p class=${this.inline ? 'status' : 'hidden'} part="status" role="status" lang=${language} dir=${t.dir}>${this.saved ? t.saved : ''}</p>`;
  }
}

/** What has focus now, looked for inside open shadow roots. */
function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

declare global {
  interface HTMLElementTagNameMap {
    'assent-settings': AssentSettings;
  }
}
