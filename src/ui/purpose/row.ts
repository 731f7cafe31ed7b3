import { html, nothing } from 'lit';
import type { PolicyView, PurposeView, ServiceView } from '../../policy/view.js';
import type { Messages } from '../messages/settings.js';
import { country } from '../shared/country.js';
import { type Content, list } from '../shared/element.js';

/** What a row needs: the element's content, the policy as it is shown, and the state of the switches. */
export interface Panel extends Content<Messages> {
  view: PolicyView;
  /** The position of a purpose's or a service's switch. */
  on(id: string): boolean;
  /** Level of the row's heading, 1 to 6. */
  level: number;
}

/** One fact: a term and what is said of it; nothing where the policy says nothing. */
const fact = (term: string, text: unknown) => (text ? html`<div><dt>${term}</dt><dd>${text}</dd></div>` : nothing);

/** A real checkbox that looks like a switch. */
const toggle = ({ on }: Panel, id: string, about?: string) =>
  html`<input type="checkbox" role="switch" part="switch" data-assent-purpose=${id} aria-describedby=${about ?? nothing} .checked=${on(id)}>`;

/** A service: who runs it, where, and what it keeps in the browser for how long. */
const serviceRow = (panel: Panel, purpose: PurposeView, service: ServiceView) => {
  const { t, view } = panel;
  const { id, name, operator, description, privacyUrl } = service;
  const link = privacyUrl && html`<a href=${privacyUrl}>${t.privacy}<span class="hidden">: ${name}</span></a>`;
  const meta = [operator, country(service.country, view.language), link].filter(Boolean);
  return html`<li part="service">
    ${purpose.required ? html`<b class="head">${name}</b>` : html`<label class="head"><b>${name}</b>${toggle(panel, id)}</label>`}
    <p>${meta.map((part, i) => html`${i ? ' · ' : nothing}<bdi>${part}</bdi>`)}</p>
    ${description ? html`<p>${description}</p>` : nothing}
    ${service.keys.length ? html`<ul class="keys">${service.keys.map((key) => html`<li><code dir="ltr">${key.name}</code> ${[t[key.kind], key.duration, key.description].filter(Boolean).join(' · ')}</li>`)}</ul>` : nothing}
  </li>`;
};

/** A purpose: its switch (or why it has none), what it is for, and all there is to know before choosing. It goes into a block of its own. */
export function purposeRow(panel: Panel, purpose: PurposeView) {
  const { t, view, host, level } = panel;
  const { id, title, description, legalBasis, services } = purpose;
  const about = `about-${id}`;
  const basis = legalBasis && (t[`basis.${legalBasis}` as keyof Messages] ?? legalBasis);
  const known = purpose.items.length || purpose.retention || purpose.refusalEffect || services.length;
  return html`<div class="title" role="heading" aria-level=${level}>${
    purpose.required
      ? html`<span class="head">${title} <span class="always">${t.always}</span></span>`
      : html`<label class="head">${title}${toggle(panel, id, about)}</label>`
  }</div>
    <div id=${about}>
      ${description ? html`<p>${description}</p>` : nothing}
      ${purpose.required && basis ? html`<p>${t.basis}: ${basis}</p>` : nothing}
      ${host.signalDenied(id) ? html`<p class="signal" part="signal">${t.signal}</p>` : nothing}
    </div>
    ${
      known
        ? html`<details part="details"><summary>${t.details}<span class="hidden">: ${title}</span></summary>
      <dl>${fact(t.items, list(view.language, purpose.items))}${fact(t.retention, purpose.retention)}${fact(t.effect, purpose.refusalEffect)}${
        purpose.required ? nothing : fact(t.basis, basis)
      }${services.length ? fact(t.services, html`<ul class="services">${services.map((s) => serviceRow(panel, purpose, s))}</ul>`) : nothing}</dl>
    </details>`
        : nothing
    }`;
}
