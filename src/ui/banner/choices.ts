import { html } from 'lit';
import type { PolicyInput } from '../../policy/types.js';
import { viewPolicy } from '../../policy/view.js';
import { settingsMessages } from '../messages/settings.js';
import { Draft, mark } from '../settings/draft.js';
import type { AssentBanner } from './element.js';

/** The purposes of the first layer, each with a switch of its own, and the button that saves them. Nothing is on unasked. */
export async function choices(banner: AssentBanner, policy: PolicyInput, language: string) {
  const t = await settingsMessages(language);
  const view = viewPolicy(policy, language);
  let draft: Draft | undefined;
  const moved = (event: Event) => {
    const { checked, dataset } = event.target as HTMLInputElement;
    draft!.move(dataset.assentPurpose!, checked);
  };
  return ({ host }: NonNullable<AssentBanner['content']>) => {
    draft ??= new Draft(host, view);
    const d = draft;
    const save = (event: Event) => host.decide(d.choices(), banner.act(event, 'save'));
    return html`<ul part="choices" @click=${mark} @change=${moved}>
      ${view.purposes.map(
        ({ id, title, required }) =>
          html`<li>${
            required
              ? html`<span>${title} <small>${t.always}</small></span>`
              : html`<label>${title}<input type="checkbox" role="switch" part="switch" data-assent-purpose=${id} .checked=${d.on(id)}></label>`
          }</li>`,
      )}
      <li><button part="save" data-assent-role="save" @click=${save}>${t.save}</button></li>
    </ul>`;
  };
}
