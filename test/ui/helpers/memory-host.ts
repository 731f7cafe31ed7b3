import { trusted } from '../../../src/gate/attributes.js';
import { loadOnce } from '../../../src/gate/once.js';
import type { Finding } from '../../../src/policy/finding.js';
import { sha256 } from '../../../src/policy/hash.js';
import type { PolicyInput } from '../../../src/policy/types.js';
import { makeRoom } from '../../../src/ui/banner/make-room.js';
import type { Act, FormHost, History, PastPolicy, UiHost } from '../../../src/ui/host.js';
import { readText } from '../../../src/ui/read-text.js';

/** One decision as the host saw it. */
export interface Recorded extends Act {
  choices: Record<string, boolean>;
  /** The text shown. */
  text: string;
}

/** A host that keeps choices in memory: opt-in, with the purposes of `denied` under the browser's opt-out signal. */
export class MemoryHost implements UiHost {
  readonly decisions: Recorded[] = [];
  readonly opened: string[] = [];
  readonly once: Element[] = [];
  findings: Finding[] = [];
  /** What there is of the past; an Error is what asking for it ends with. */
  past: History | Error = { decisions: [] };
  /** Hash of the text that a form has shown, once it is known. */
  proof: string | undefined;
  /** The versions of the policy that a backend keeps. */
  kept: PastPolicy[] = [];
  /** The receipts that there are, by id. */
  receipts: Record<string, unknown> = {};
  private choices: Record<string, boolean> = {};
  private specific = new Set<string>();
  private listeners = new Set<() => void>();

  constructor(
    private readonly document: PolicyInput,
    private readonly denied: string[] = [],
    private readonly language = 'en',
  ) {}

  get listening(): number {
    return this.listeners.size;
  }

  async policy(): Promise<{ policy: PolicyInput; language: string }> {
    return { policy: this.document, language: this.language };
  }

  asked(): string[] {
    return Object.keys(this.all(true));
  }

  asks(): boolean {
    return this.asked().some((id) => this.choices[id] === undefined);
  }

  allows(ids: string): boolean {
    return ids.split(/\s+/).every((id) => this.allowsOne(id));
  }

  private allowsOne(id: string): boolean {
    const purpose = this.document.purposes.find((p) => p.id === id);
    if (purpose) return purpose.necessity === 'required' || (!this.signalDenied(id) && this.choices[id] === true);
    const parents = ([] as string[]).concat(this.document.services?.find((s) => s.id === id)?.purpose ?? []);
    if (id.includes('.')) return this.choices[id] === true;
    return this.choices[id] ?? (parents.length > 0 && parents.every((p) => this.allows(p)));
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

  loadOnce(frame: Element): void {
    this.once.push(frame);
    loadOnce(frame, trusted);
  }

  async inspect(): Promise<Finding[]> {
    return this.findings;
  }

  async history(): Promise<History> {
    if (this.past instanceof Error) throw this.past;
    return this.past;
  }

  async versions(): Promise<PastPolicy[]> {
    return this.kept;
  }

  async receipt(id: string): Promise<unknown> {
    if (!this.receipts[id]) throw new Error('No receipt');
    return this.receipts[id];
  }

  async forms(): Promise<FormHost> {
    return {
      region: this.document.region,
      answered: (unit) => this.choices[unit],
      given: () => Object.keys(this.choices).filter((unit) => this.choices[unit] && this.isForms(unit)),
      prove: async (node) => {
        this.proof = await sha256(readText(node));
        return this.proof;
      },
      decide: (choices, act, shown) => {
        const isHash = typeof shown === 'string';
        this.decide(choices, { ...act, shown: isHash ? document.createElement('p') : shown });
        if (isHash) Object.assign(this.decisions.at(-1)!, { text: shown });
        return `decision-${this.decisions.length}`;
      },
    };
  }

  open(surface: string): void {
    this.opened.push(surface);
  }

  shown(banner: HTMLElement): void {
    makeRoom(banner);
  }

  private isForms(unit: string): boolean {
    const surface = this.document.purposes.find((p) => p.id === unit)?.surface;
    return unit.includes('.') || (surface !== undefined && surface !== 'cookies');
  }

  private all(granted: boolean): Record<string, boolean> {
    const optional = this.document.purposes.filter(
      (p) =>
        p.necessity !== 'required' && (p.surface ?? 'cookies') === 'cookies' && !(granted && this.signalDenied(p.id)),
    );
    return Object.fromEntries(optional.map((p) => [p.id, granted]));
  }

  private record(choices: Record<string, boolean>, act: Act): void {
    for (const { id, purpose } of this.document.services ?? []) {
      if (([] as string[]).concat(purpose).some((p) => p in choices)) delete this.choices[id];
    }
    Object.assign(this.choices, choices);
    this.decisions.push({ choices, ...act, text: readText(act.shown) });
    for (const fn of [...this.listeners]) fn();
  }
}
