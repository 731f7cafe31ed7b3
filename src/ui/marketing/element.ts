import { nothing } from 'lit';
import { viewConsents } from '../../policy/consents.js';
import { formRules } from '../../regime/forms.js';
import { warn } from '../../store/warn.js';
import type { FormHost } from '../host.js';
import { type FormMessages, formMessages } from '../messages/marketing.js';
import { AssentElement } from '../shared/element.js';
import { adoptStyles } from './adopt-styles.js';
import { toDom } from './dom.js';
import { Fields } from './fields.js';
import { allBox, consentTree } from './form.js';
import { followForm } from './submission.js';

/**
 * The consents of a sign-up, checkout or account form: each purpose, channel and time of day apart, with all that has to be
 * told before. It stands in a form of the page, in the page's own tree, with native fields: it makes them, or takes over
 * those that the server has printed in it (`renderConsentForm` of `assent/server`). Nothing is ticked that does not stand,
 * and nothing is recorded before the form is sent; then all of it is one decision, whose id goes along with the form.
 *
 * @element assent-marketing
 * @attr {string} purposes - ids of the purposes that are asked, separated by spaces; without: all whose surface is a form
 * @attr {string} name - the boxes' name, `consent` without; names of other fields begin with it
 * @attr {number} level - the headings' level, 1 to 5; 3 without
 * @attr {boolean} of-age - the page knows that the person is old enough to consent: nobody is asked
 */
export class AssentMarketing extends AssentElement<FormMessages> {
  /** @internal */
  static formAssociated = true;
  static override properties = {
    purposes: {},
    name: {},
    level: { type: Number },
    ofAge: { type: Boolean, attribute: 'of-age' },
  };
  /** Ids of the purposes that are asked, separated by spaces. */
  declare purposes: string | null;
  /** The boxes' name. */
  declare name: string | null;
  /** The headings' level. */
  declare level: number | null;
  /** Nobody is asked how old they are. */
  declare ofAge: boolean;
  /** @internal */
  override surface = 'marketing';
  private readonly internals = this.attachInternals();
  private readonly fields = new Fields(this);
  private host: FormHost | undefined;
  private asked = false;
  private form: HTMLFormElement | null = null;
  private follower: ReturnType<typeof followForm> | undefined;
  /** What the fields were made for; they are made anew for anything else. */
  private made = '';
  private proof: string | undefined;
  /** State to restore once there are fields. */
  private left: string | undefined;

  protected texts = formMessages;

  constructor() {
    super();
    this.addEventListener('click', (event) => this.fields.clicked(event));
    this.addEventListener('change', this.moved);
  }

  /** In the page's own tree: what is not there is in no form. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.follow(this.internals.form);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.follow(null);
  }

  /** @internal */
  formAssociatedCallback(form: HTMLFormElement | null): void {
    this.follow(form);
  }

  /** @internal */
  formStateRestoreCallback(state: string): void {
    this.left = state;
    this.restore();
  }

  /**
   * Records what was chosen: for a page that sends its form itself, once it was taken in. A form that the browser sends needs
   * no call.
   *
   * @returns the decision's id; undefined where nothing new was chosen
   */
  record(): string | undefined {
    return this.decide(this.follower?.trusted() ?? false);
  }

  private follow(form: HTMLFormElement | null): void {
    if (form === this.form) return;
    this.follower?.stop();
    this.form = form;
    this.follower =
      form === null
        ? undefined
        : followForm(form, {
            sent: (data, trusted) => {
              const id = this.decide(trusted);
              if (id) data.append(`${this.fieldName}-decision`, id);
            },
            reset: () => this.settle(),
          });
  }

  private get fieldName(): string {
    return this.name ?? 'consent';
  }

  /** The fields are this element's own nodes, not what a template renders. */
  override render() {
    return nothing;
  }

  protected override updated(): void {
    const { host, policy, language, t, say } = this.content!;
    if (!this.asked) {
      this.asked = true;
      host.forms().then(
        (forms) => {
          this.host = forms;
          this.requestUpdate();
        },
        (error: unknown) => warn('<assent-marketing> asks for nothing: a part is missing. Fix: serve all files', error),
      );
    }
    const forms = this.host;
    if (!forms) return;
    const rules = formRules(policy, forms.region);
    const { purposes, fieldName, level, ofAge } = this;
    const made = JSON.stringify([language, purposes, fieldName, level, ofAge]);
    adoptStyles(this.getRootNode() as Document | ShadowRoot, rules);
    if (made !== this.made) {
      const printed = this.made === '' && this.fields.panel;
      const ticked = this.fields.state;
      if (!printed) {
        this.fields.panel?.remove();
        const tree = consentTree({
          view: viewConsents(policy, language, rules.night, purposes?.split(/\s+/)),
          rules,
          t,
          policy,
          childrenText: say(policy.children?.text),
          name: fieldName,
          level: level ?? 3,
          ofAge,
          granted: (unit) => forms.answered(unit) === true,
          form: this.getAttribute('form') ?? undefined,
          all: true,
        });
        this.append(toDom(tree));
        if (this.made) this.left ??= ticked;
      } else if (this.fields.boxes.length > 1 && !this.fields.forAll) {
        this.querySelector('.assent-optional')?.append(toDom(allBox(t, this.fields.boxes.length)));
      }
      this.made = made;
      this.restore();
      forms.prove(this.fields.panel!).then(
        (hash) => {
          this.proof = hash;
        },
        (error: unknown) => warn('The text of a consent form was not hashed', error),
      );
      if (!this.form) warn('<assent-marketing> is in no form: nothing is ever recorded. Fix: put it into one');
    }
    this.fields.sync(forms);
    this.settle();
  }

  private moved({ target }: Event): void {
    const { forAll } = this.fields;
    if (target === forAll) this.fields.tickAll(forAll!.checked);
    this.settle();
  }

  private settle(): void {
    this.fields.settle();
    // Nothing of its own is sent, but browsers give this back with a page that they restore.
    this.internals.setFormValue(null, this.fields.state);
  }

  private restore(): void {
    if (this.left === undefined || !this.made) return;
    this.fields.state = this.left;
    this.left = undefined;
    this.settle();
  }

  private decide(trusted: boolean): string | undefined {
    if (!this.host) return undefined;
    const { choices, ticked } = this.fields.choices(this.host);
    if (!Object.keys(choices).length) return undefined;
    // By attribute: a field that is named `id` or `name` stands in the way of the property.
    const name = this.form?.getAttribute('id') || this.form?.getAttribute('name') || 'form';
    const source = `${this.surface}:${name}`;
    const { language } = this.content!;
    const shown = this.proof ?? this.fields.panel!;
    return this.host.decide(choices, { source, trusted: trusted && ticked, language }, shown);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'assent-marketing': AssentMarketing;
  }
}
