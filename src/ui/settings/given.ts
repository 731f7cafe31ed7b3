import { html, nothing } from 'lit';
import { type Consent, viewConsents } from '../../policy/consents.js';
import { formRules } from '../../regime/forms.js';
import { term } from '../marketing/form.js';
import { unitNames } from '../marketing/unit-names.js';
import { type FormMessages, formMessages } from '../messages/marketing.js';
import type { Messages } from '../messages/settings.js';
import type { Content } from '../shared/element.js';
import type { Draft } from './draft.js';

/** What the settings show of consents that were given in forms. */
export interface Given {
  /** The units that are agreed to. */
  units(): string[];
  /** A heading and a row for each matter, with a switch for each unit; nothing where there is nothing to show. */
  rows(draft: Draft): unknown;
}

/**
 * What was agreed to in forms, per purpose, channel and time of day, to be taken back here: that may not be harder than giving
 * it was (PIPA 38(4), GDPR 7(3)). Its code comes where the policy has such consents.
 */
export async function loadGiven(content: Content<Messages>): Promise<Given> {
  const { host, policy, language } = content;
  const [forms, names, texts] = await Promise.all([host.forms(), unitNames(content), formMessages(language)]);
  const t: FormMessages = { ...texts, ...content.t };
  const { consents } = viewConsents(policy, language, formRules(policy, forms.region).night);
  const always = policy.settings?.messages === 'always';

  const fact = (name: string, text: string) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`;
  const details = (title: string, consent: Consent) =>
    html`<details part="details"><summary>${t.details}<span class="hidden">: ${title}</span></summary>
      <dl>${consent.facts.map((f) => fact(term(t, f.term), f.text))}</dl></details>`;
  const toggle = (draft: Draft, unit: string) =>
    html`<input type="checkbox" role="switch" part="switch" data-assent-purpose=${unit} .checked=${draft.on(unit)}>`;

  /** One matter: its title, and a switch for each of its units; a switch of its own where it has but one. */
  const row = (draft: Draft, id: string, units: string[]) => {
    const [title] = names(units[0]!) as [string];
    const consent = consents.find((c) => c.id === id);
    const single = units[0] === id;
    return html`<li part="purpose"><div role="group" aria-label=${title}>
      <div class="title" role="heading" aria-level="4">${
        single
          ? html`<label class="head">${title}${toggle(draft, id)}</label>`
          : html`<span class="head">${title}</span>`
      }</div>
      ${single ? nothing : units.map((unit) => html`<label class="head">${names(unit).slice(1).join(', ')}${toggle(draft, unit)}</label>`)}
      ${consent ? details(title, consent) : nothing}
    </div></li>`;
  };

  return {
    units: () => forms.given(),
    rows(draft) {
      const shown = new Map<string, string[]>();
      const add = (id: string, unit: string) => {
        const units = shown.get(id) ?? [];
        if (!units.includes(unit)) shown.set(id, [...units, unit]);
      };
      const given = forms.given();
      for (const { id, units } of consents) {
        for (const { unit } of units) if (always || given.includes(unit)) add(id, unit);
      }
      // Also what the policy asks no more, or asks otherwise here: it can still be taken back.
      for (const unit of given) add(ownerOf(unit), unit);
      return shown.size
        ? html`<h3>${t['form.messages']}</h3><p>${t['form.messagesNote']}</p>
            <ul>${[...shown].map(([id, units]) => row(draft, id, units))}</ul>
            ${given.length ? html`<button class="stop" part="stop" data-assent-role="stop">${t['form.stop']}</button>` : nothing}`
        : nothing;
    },
  };
}

/** The matter that a unit belongs to: its purpose, or its recipient. */
const ownerOf = (unit: string): string => (/^(transfer|provision)\./.test(unit) ? unit : unit.split('.')[0]!);
