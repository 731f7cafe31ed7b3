import type { PolicyView } from '../../../src/policy/view.js';
import type { Act, UiHost } from '../../../src/ui/host.js';

/** One decision as the host saw it. */
export interface Recorded extends Act {
  choices: Record<string, boolean>;
}

/** A host that keeps choices in memory: opt-in, with the purposes of `denied` under the browser's opt-out signal. */
export class MemoryHost implements UiHost {
  readonly decisions: Recorded[] = [];
  readonly opened: string[] = [];
  private choices: Record<string, boolean> = {};
  private specific = new Set<string>();
  private listeners = new Set<() => void>();

  constructor(
    private readonly policy: PolicyView,
    private readonly denied: string[] = [],
  ) {}

  get listening(): number {
    return this.listeners.size;
  }

  async view(): Promise<PolicyView> {
    return this.policy;
  }

  choice(id: string): boolean | undefined {
    return this.choices[id];
  }

  allows(id: string): boolean {
    const purpose = this.policy.purposes.find((p) => p.id === id);
    if (purpose) return purpose.required || (!this.signalDenied(id) && this.choices[id] === true);
    const parents = this.policy.purposes.filter((p) => p.services.some((s) => s.id === id));
    return this.choices[id] ?? (parents.length > 0 && parents.every((p) => this.allows(p.id)));
  }

  signalDenied(id: string): boolean {
    return this.denied.includes(id) && !this.specific.has(id);
  }

  decide(choices: Record<string, boolean>, act: Act): void {
    for (const [id, granted] of Object.entries(choices)) if (granted) this.specific.add(id);
    this.record(choices, act);
  }

  acceptAll(act: Act): void {
    this.record(this.all(true), act);
  }

  rejectAll(act: Act): void {
    this.record(this.all(false), act);
  }

  subscribe(fn: () => void): () => void {
    this.listeners.add(fn);
    return () => this.listeners.delete(fn);
  }

  open(surface: string): void {
    this.opened.push(surface);
  }

  close(): void {
    this.opened.push('');
  }

  private all(granted: boolean): Record<string, boolean> {
    return Object.fromEntries(this.policy.purposes.filter((p) => !p.required).map((p) => [p.id, granted]));
  }

  private record(choices: Record<string, boolean>, act: Act): void {
    for (const p of this.policy.purposes) if (p.id in choices) for (const s of p.services) delete this.choices[s.id];
    Object.assign(this.choices, choices);
    this.decisions.push({ choices, ...act });
    for (const fn of [...this.listeners]) fn();
  }
}
