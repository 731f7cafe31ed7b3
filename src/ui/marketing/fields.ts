import type { FormHost } from '../host.js';

const BOX = 'input[type=checkbox]:not([data-assent-all])';

/** Has it a place on the page? */
const isShown = (element: Element): boolean => element.getClientRects().length > 0;

/** The native fields of a consent form, whoever has made them. */
export class Fields {
  /** The person is too young for what is asked. */
  private refused = false;
  /** Boxes that a script has clicked. */
  private untrusted = new WeakSet<EventTarget>();

  constructor(private readonly root: HTMLElement) {}

  /** What holds them; absent as long as there are none. */
  get panel(): HTMLElement | null {
    return this.root.querySelector('.assent-form');
  }

  get boxes(): HTMLInputElement[] {
    return [...this.all(BOX)];
  }

  /** The box that ticks all others. */
  get forAll(): HTMLInputElement | null {
    return this.find('[data-assent-all]');
  }

  private find(selector: string): HTMLInputElement | null {
    return this.root.querySelector(selector);
  }

  private all(selector: string): NodeListOf<HTMLInputElement> {
    return this.root.querySelectorAll(selector);
  }

  private get underAge(): boolean {
    return !!this.find('[value=under-age]:checked');
  }

  /** Remembers who has clicked: a grant that a script has ticked is none of a person's. */
  clicked({ target, isTrusted }: Event): void {
    if (target) this.untrusted[isTrusted ? 'delete' : 'add'](target);
  }

  /** Boxes that were not moved show what stands, also after a decision elsewhere: a form that is sent as it is changes nothing. */
  sync(forms: FormHost): void {
    for (const box of this.boxes) {
      const stands = forms.answered(box.value);
      if (stands === undefined || box.checked !== box.defaultChecked) continue;
      box.checked = stands;
      box.defaultChecked = stands;
    }
  }

  /** Moves all boxes that can be seen and moved; what is not shown is never agreed to. */
  tickAll(on: boolean): void {
    for (const box of this.boxes) {
      if (box.checked === on || box.matches(':disabled') || !isShown(box)) continue;
      box.checked = on;
      for (const type of ['input', 'change']) box.dispatchEvent(new Event(type, { bubbles: true }));
    }
  }

  /** What follows from the fields: who may tick, what has to be filled in, what the box for all shows. */
  settle(): void {
    const { boxes, underAge, forAll } = this;
    const refused = underAge && this.panel?.dataset.children === 'refuse';
    if (refused !== this.refused) for (const box of boxes) box.disabled = refused;
    if (refused) for (const box of boxes) box.checked = box.defaultChecked;
    this.refused = refused;
    const any = boxes.some((box) => box.checked && !box.defaultChecked);
    for (const field of this.all('[type=radio]')) field.required = any;
    for (const field of this.all('.assent-guardian input')) field.required = any && underAge;
    if (!forAll) return;
    const on = boxes.filter((box) => box.checked).length;
    forAll.checked = on === boxes.length;
    forAll.indeterminate = on > 0 && on < boxes.length;
    forAll.disabled = refused;
  }

  /** What was moved, as the browser keeps it with a page that it restores. */
  get state(): string {
    const moved = this.boxes.filter((box) => box.checked !== box.defaultChecked).map((box) => [box.value, box.checked]);
    return JSON.stringify({ moved, age: this.find('[type=radio]:checked')?.value });
  }

  set state(state: string) {
    const { moved, age } = JSON.parse(state) as { moved: [string, boolean][]; age?: string };
    for (const [unit, on] of moved) for (const box of this.boxes) if (box.value === unit) box.checked = on;
    for (const field of this.all('[type=radio]')) field.checked ||= field.value === age;
  }

  /**
   * What was moved, and what was left empty that nobody had answered yet; what stands is left alone. A person below the age
   * agrees to nothing alone, nor does one who did not say.
   *
   * @returns also whether a person has ticked all that is agreed to
   */
  choices(forms: FormHost): { choices: Record<string, boolean>; ticked: boolean } {
    const choices: Record<string, boolean> = {};
    let ticked = true;
    const mayConsent = !this.find('[type=radio]') || !!this.find('[value=of-age]:checked');
    for (const box of this.underAge ? [] : this.boxes) {
      const { value, checked } = box;
      const stands = forms.answered(value);
      if (box.matches(':disabled') || (checked && !mayConsent)) continue;
      const moved = checked !== box.defaultChecked && checked !== stands;
      if (!moved && (checked || stands !== undefined || !isShown(box))) continue;
      choices[value] = checked;
      if (checked && this.untrusted.has(box)) ticked = false;
    }
    return { choices, ticked };
  }
}
