import { html } from 'lit';
import type { PolicyInput } from '../../policy/types.js';
import { bannerMessages } from '../messages/banner.js';
import { statusMessages } from '../messages/status.js';
import { switchStyles } from '../settings/switch.js';
import { choices } from './choices.js';
import type { AssentBanner } from './element.js';
import { styles } from './variant-styles.js';

/**
 * Gives a banner what its attributes, or the policy's `banner`, ask for beyond a bar. A part of its own: most pages show
 * the bar, and it is what everybody waits for.
 */
export async function vary(banner: AssentBanner, policy: PolicyInput, language: string): Promise<void> {
  const { layout, position, choices: shown } = policy.banner ?? {};
  if (layout && layout !== 'none' && !banner.hasAttribute('layout')) banner.setAttribute('layout', layout);
  if (position && !banner.hasAttribute('position')) banner.setAttribute('position', position);
  const sheets = [switchStyles, styles].map((s) => s.styleSheet!);
  const root = banner.renderRoot as ShadowRoot;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets.filter((sheet) => !sheets.includes(sheet)), ...sheets];
  const switches = shown ? await choices(banner, policy, language) : undefined;
  const modal = banner.getAttribute('layout') === 'modal';
  const hint = modal ? await escapeHint(language) : undefined;
  banner.choices = (content) => [switches?.(content), hint];
  if (modal) await showModal(banner, language);
}

/** Says before it is pressed what Escape does: nothing is granted. */
async function escapeHint(language: string) {
  const t = await statusMessages(language);
  return html`<p part="escape"><kbd>Esc</kbd> ${t['status.unset']}</p>`;
}

/** Stands the banner in a dialog of the page's top layer. Escape closes it for this page, and grants nothing. */
async function showModal(banner: AssentBanner, language: string): Promise<void> {
  const { title, dir } = await bannerMessages(language);
  if (!banner.isConnected || banner.closest('dialog')) return;
  const dialog = document.createElement('dialog');
  Object.assign(dialog, { ariaLabel: title, lang: language, dir, tabIndex: -1, autofocus: true });
  Object.assign(dialog.style, { padding: 0, border: 0, maxWidth: '100%', outline: 'none', overflow: 'visible' });
  // A backdrop like the settings': from a script there is no other way to one than a shadow as wide as the page.
  const shade = '#0b0d1280';
  Object.assign(dialog.style, { background: shade, boxShadow: `0 0 0 100vmax ${shade}` });
  banner.replaceWith(dialog);
  dialog.append(banner);
  // Once there is something in it: an empty one would stand elsewhere, and move.
  banner.addController({
    hostUpdated: () => {
      if (dialog.isConnected && !dialog.open) dialog.showModal();
    },
  });
  dialog.addEventListener('close', () => dialog.remove());
  new MutationObserver(() => banner.parentNode === dialog || dialog.close()).observe(dialog, { childList: true });
}
