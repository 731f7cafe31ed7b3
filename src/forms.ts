import type { Decision } from './decision/types.js';
import { sha256 } from './policy/hash.js';
import type { Consent } from './store/consent.js';
import { keepText } from './store/shown-text.js';
import type { Act } from './store/write.js';
import type { FormHost } from './ui/host.js';
import { readText } from './ui/read-text.js';

interface Parts {
  consent: Consent;
  /** The cookie's name, with which storage keys begin. */
  name: string;
  /** Writes a decision, and sends it. */
  record(choices: Record<string, boolean>, act: Act, shown?: Node): Decision | undefined;
  /** By hash: the texts that the backend may ask for. */
  texts: Record<string, string>;
  canHash: boolean;
}

/** What consent forms need of the page. Loaded with the first of them. */
export function createForms({ consent, name, record, texts, canHash }: Parts): FormHost {
  return {
    region: consent.rules.region,
    answered: (unit) => consent.state.choices[unit]?.granted,
    given: () => {
      const { purposes } = consent.rules;
      const asked = new Set(purposes.flatMap((p) => ((p.surface ?? 'cookies') === 'cookies' ? [] : [p.id])));
      const isForms = (unit: string) => unit.includes('.') || asked.has(unit);
      const { choices } = consent.state;
      return Object.keys(choices).filter((unit) => choices[unit]!.granted && isForms(unit));
    },
    async prove(node) {
      if (!canHash) return undefined;
      const text = readText(node);
      const hash = await sha256(text);
      texts[hash] = text;
      return hash;
    },
    decide(choices, act, shown) {
      if (typeof shown !== 'string') return record(choices, act, shown)?.id;
      keepText(name, texts[shown]!);
      return record(choices, { ...act, text: shown })?.id;
    },
  };
}
