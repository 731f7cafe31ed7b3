import type { PolicyView } from '../../policy/view.js';
import type { UiHost } from '../host.js';

/**
 * Marks a switch that a visitor has clicked, so that a look at the page does not take it for one that was ticked before a
 * choice. At the click: a `change` does not tell whether a person or a script made it.
 */
export function mark({ target, isTrusted }: Event): void {
  if (target instanceof HTMLInputElement) target.toggleAttribute('data-assent-moved', isTrusted);
}

/** What the visitor has moved and not yet saved, over what is in force. */
export class Draft {
  private moved = new Map<string, boolean>();

  constructor(
    private readonly host: UiHost,
    readonly view: PolicyView,
  ) {}

  /** The position of a switch: as moved, else what may run now (so nothing is on that the visitor or the law left off). */
  on(id: string): boolean {
    const moved = this.moved.get(id);
    if (moved !== undefined) return moved;
    const purposes = this.purposesOf(id);
    return purposes.some((p) => this.moved.has(p)) ? purposes.every((p) => this.on(p)) : this.host.allows(id);
  }

  /** Moves a switch; a purpose's switch takes those of its services along. */
  move(id: string, on: boolean): void {
    for (const purpose of this.view.purposes) {
      if (purpose.id === id) for (const service of purpose.services) this.moved.delete(service.id);
    }
    this.moved.set(id, on);
  }

  /**
   * All switches as choices: each optional purpose, each service that differs from its purposes, and what was moved of
   * consents that forms ask for.
   */
  choices(): Record<string, boolean> {
    const choices: Record<string, boolean> = {};
    for (const purpose of this.view.purposes) {
      if (purpose.required) continue;
      choices[purpose.id] = this.on(purpose.id);
      for (const { id } of purpose.services) {
        if (this.on(id) !== this.purposesOf(id).every((p) => this.on(p))) choices[id] = this.on(id);
      }
    }
    const shown = this.view.purposes.flatMap((p) => [p.id, ...p.services.map((s) => s.id)]);
    for (const [id, on] of this.moved) if (!shown.includes(id)) choices[id] = on;
    return choices;
  }

  private purposesOf(service: string): string[] {
    return this.view.purposes.filter((p) => p.services.some((s) => s.id === service)).map((p) => p.id);
  }
}
