import type { FormRules } from '../../regime/forms.js';
import { formCss } from './styles.js';

const sheets = new WeakMap<Document | ShadowRoot, { sheet: CSSStyleSheet; css: string }>();

/** Gives a tree (the document, or a shadow root that the form is in) the sheet for `rules`, once, before its own. */
export function adoptStyles(root: Document | ShadowRoot, rules: FormRules): void {
  const css = formCss(rules);
  const known = sheets.get(root);
  if (known?.css === css) return;
  const sheet = known?.sheet ?? new CSSStyleSheet();
  sheet.replaceSync(css);
  sheets.set(root, { sheet, css });
  if (!known) root.adoptedStyleSheets = [sheet, ...root.adoptedStyleSheets];
}
