import { viewConsents } from './policy/consents.js';
import { pickLanguage } from './policy/language.js';
import { localize } from './policy/localize.js';
import type { PolicyInput } from './policy/types.js';
import { formRules } from './regime/forms.js';
import { consentTree } from './ui/marketing/form.js';
import { textOf, toHtml } from './ui/marketing/html.js';
import { formCss } from './ui/marketing/styles.js';
import { formMessages } from './ui/messages/marketing.js';

export interface ConsentFormOptions {
  /** The document. */
  policy: PolicyInput;
  /** BCP 47 tag of the page; the policy's language that serves it best is taken. */
  language?: string;
  /** ISO 3166 region of the visitor; the policy's own without. */
  region?: string | undefined;
  /** Ids of the purposes that are asked; without, all whose surface is a form. */
  purposes?: readonly string[];
  /** The boxes' name; `consent` without. */
  name?: string;
  /** Level of the headings, 1 to 5; 3 without. */
  level?: number;
  /** The site knows that the person is old enough: nobody is asked. */
  ofAge?: boolean;
  /** Units that stand, such as those of a signed-in user: their boxes are ticked. Nothing else ever is. */
  granted?: readonly string[];
}

export interface ConsentFormHtml {
  /** Stands within `<assent-marketing>`, within the page's own form. */
  html: string;
  /** The style sheet, for pages without JavaScript; with it, the element brings its own. */
  css: string;
  /** What is shown, in reading order: goes to `recordForm`. */
  text: string;
}

/**
 * The boxes of `<assent-marketing>` as plain HTML: a form with them works without JavaScript, and with it the element
 * takes them over. What was posted is read by `readConsentForm`, and recorded by `recordForm` of the consent server.
 */
export async function renderConsentForm(options: ConsentFormOptions): Promise<ConsentFormHtml> {
  const { policy, region, granted = [], name = 'consent', level = 3, ofAge = false } = options;
  const language = pickLanguage(policy.languages, options.language ? [options.language] : []);
  const say = (text: Parameters<typeof localize>[0]) => localize(text, language, policy.languages[0]);
  const rules = formRules(policy, region);
  const own = Object.entries(policy.texts ?? {}).map(([key, text]) => [key, say(text)]);
  const tree = consentTree({
    view: viewConsents(policy, language, rules.night, options.purposes),
    rules,
    t: { ...(await formMessages(language)), ...Object.fromEntries(own) },
    policy,
    childrenText: say(policy.children?.text),
    name,
    level,
    ofAge,
    granted: (unit) => granted.includes(unit),
    all: false,
  });
  return { html: toHtml(tree), css: formCss(rules), text: textOf(tree) };
}
