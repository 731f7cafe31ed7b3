import type { PolicyView } from '../../policy/view.js';
import type { UiHost } from '../host.js';

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

  /** All switches as choices: each optional purpose, and each service that differs from its purposes. */
  choices(): Record<string, boolean> {
    const choices: Record<string, boolean> = {};
    for (const purpose of this.view.purposes) {
      if (purpose.required) continue;
      choices[purpose.id] = this.on(purpose.id);
      for (const { id } of purpose.services) {
        if (this.on(id) !== this.purposesOf(id).every((p) => this.on(p))) choices[id] = this.on(id);
      }
    }
    return choices;
  }

  private purposesOf(service: string): string[] {
    return this.view.purposes.filter((p) => p.services.some((s) => s.id === service)).map((p) => p.id);
  }
}
