import { isChoosable } from '../../decision/record.js';
import type { ConsentRecord } from '../../decision/types.js';
import type { PolicyInput } from '../../policy/types.js';
import { compileRules } from '../../regime/compile.js';
import { formRules } from '../../regime/forms.js';

/** The fields of a form as a server has them: `FormData`, `URLSearchParams`, or an object of what a framework has parsed. */
export type FormFields = Iterable<readonly [string, unknown]> | Record<string, unknown>;

export interface ReadOptions {
  /** ISO 3166 region of the visitor; the policy's own without. */
  region?: string | undefined;
  /** The boxes' name; `consent` without. */
  name?: string;
  /** The form does not ask how old the person is, as the site knows that. */
  ofAge?: boolean;
  /** What stands, as far as it is known: it is not denied by a box that nobody moved. */
  standing?: ConsentRecord | undefined;
}

/** What a posted form says of consent. */
export interface PostedConsent {
  /** By unit: what was ticked, and what was shown, left empty and never answered before. */
  choices: Record<string, boolean>;
  /** The person is, as they say, too young to consent alone: `choices` is empty. */
  underAge: boolean;
  /** Then: what they ticked, of which nothing is agreed to before their guardian agrees. */
  wished: string[];
  /** Then, where the policy asks for it: how the guardian can be reached. */
  guardian?: { name: string; contact: string };
  /** Id of the decision that the browser has recorded by itself; there is nothing to record any more. */
  decision?: string;
  /** BCP 47 tag of the text that was shown. */
  language: string;
  /** The policy's version that was shown. */
  version: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 200) : '');

/**
 * Reads what a form says that `<assent-marketing>` or `renderConsentForm` is in. Units that the policy does not know are
 * passed over, as is a box that is ticked but was not printed.
 *
 * @param policy the document
 */
export function readConsentForm(policy: PolicyInput, fields: FormFields, options: ReadOptions = {}): PostedConsent {
  const { region = policy.region, name = 'consent', standing } = options;
  const rules = compileRules({ ...policy, ...(region && { region }) });
  const entries =
    Symbol.iterator in fields ? [...(fields as Iterable<readonly [string, unknown]>)] : Object.entries(fields);
  const all = (key: string) => entries.flatMap(([k, value]) => (k === key ? [value].flat() : [])).map(text);
  const one = (of: string) => all(name + of)[0] ?? '';

  const ticked = new Set(all(name));
  const asks = !options.ofAge && (policy.children?.minAge ?? formRules(policy, region).minAge);
  const underAge = one('-age') === 'under-age';
  const mayConsent = !asks || one('-age') === 'of-age';
  const choices: Record<string, boolean> = {};
  const wished: string[] = [];
  for (const entry of one('-shown').length ? all(`${name}-shown`).join(' ').split(/\s+/) : []) {
    const unit = entry.replace('*', '');
    if (!isChoosable(rules, unit)) continue;
    const on = ticked.has(unit);
    const stands = standing?.choices[unit]?.granted;
    if (underAge) {
      if (on) wished.push(unit);
    } else if (on !== entry.endsWith('*')) {
      // Moved by the person; one who did not say that they are old enough agrees to nothing.
      if (on !== stands && (mayConsent || !on)) choices[unit] = on;
    } else if (!on && stands === undefined) choices[unit] = false;
  }
  const guardian = { name: one('-guardian'), contact: one('-guardian-contact') };
  const decision = one('-decision');
  return {
    choices,
    underAge,
    wished,
    ...(underAge &&
      policy.children?.policy === 'guardian-consent' &&
      guardian.name &&
      guardian.contact && { guardian }),
    ...(decision && { decision }),
    // Anybody can have written these: what is no language of the policy, or no name of a version, is none.
    language: policy.languages.find((l) => l === one('-language')) ?? policy.languages[0]!,
    version: /^[\w.:+ -]{1,64}$/.test(one('-version')) ? one('-version') : policy.version,
  };
}
