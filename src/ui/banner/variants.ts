import type { PolicyInput } from '../../policy/types.js';
import { bannerMessages } from '../messages/banner.js';
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
  if (shown) banner.choices = await choices(banner, policy, language);
  if (banner.getAttribute('layout') === 'modal') await showModal(banner, language);
}

/** Stands the banner in a dialog of the page's top layer. Escape closes it for this page, and grants nothing. */
async function showModal(banner: AssentBanner, language: string): Promise<void> {
  const { title, dir } = await bannerMessages(language);
  if (!banner.isConnected || banner.closest('dialog')) return;
  const dialog = document.createElement('dialog');
  Object.assign(dialog, { ariaLabel: title, lang: language, dir, tabIndex: -1, autofocus: true });
  Object.assign(dialog.style, { padding: 0, border: 0, background: 'none', maxWidth: '100%', outline: 'none' });
  banner.replaceWith(dialog);
  dialog.append(banner);
  dialog.showModal();
  dialog.addEventListener('close', () => dialog.remove());
  new MutationObserver(() => banner.parentNode === dialog || dialog.close()).observe(dialog, { childList: true });
}
