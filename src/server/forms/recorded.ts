import type { PostedConsent, ReadOptions } from './read-form.js';

export interface RecordFormOptions extends Omit<ReadOptions, 'standing'> {
  /** The text that was shown, as `renderConsentForm` gives it: its hash goes into the decision, and it is kept. */
  text?: string;
  /** Which form, for the log: `form:<source>`; `form` without. */
  source?: string;
  /** Id of the policy, where the backend serves several. */
  policy?: string;
}

export interface RecordedForm extends PostedConsent {
  /**
   * `stored`: the log has it; `browser`: the visitor's browser records it itself; `nothing`: there was nothing new;
   * `foreign`: another site's page has sent this, and nothing is done.
   */
  status: 'stored' | 'browser' | 'nothing' | 'foreign';
  /** The decision's id, where there is one. */
  decision?: string;
  /** `Set-Cookie` lines for the answer: the record, so that the visitor's settings show what was agreed to. */
  cookies: string[];
}
