import { cookieName } from './policy/rules.js';
import type { Consent } from './store/consent.js';
import { readKey } from './store/subject.js';
import { subjectKey } from './store/write.js';
import type { Outbox } from './sync/outbox.js';
import type { History, PastDecision, UiHost } from './ui/host.js';

interface Parts {
  consent: Consent;
  outbox: Outbox;
  /** The backend's; without one, this browser alone is asked. */
  endpoint: string | undefined;
  /** Sends what the outbox holds. */
  send(): Promise<void>;
}

/** What the browser and the backend know of the visitor's decisions. Loaded with the element that shows them alone. */
export function createHistory({ consent, outbox, endpoint, send }: Parts): Pick<UiHost, 'history' | 'receipt'> {
  /** @throws Error without an answer, or with one that is none */
  async function ask(path: string): Promise<unknown> {
    // No subject is made to ask about: one that only the backend's cookie still keeps goes with the request.
    const subject = readKey(subjectKey(cookieName(consent.rules)));
    const response = await fetch(endpoint + path, {
      headers: subject ? { authorization: `Bearer ${subject}` } : {},
      cache: 'no-store',
      signal: AbortSignal.timeout(10_000),
    });
    if (response.status === 401 && !subject) return { decisions: [] };
    if (!response.ok) throw new Error(`${endpoint}${path} answered ${response.status}`);
    return response.json();
  }

  /** @throws also where the answer is no list */
  async function stored(): Promise<PastDecision[]> {
    const { decisions } = (await ask('/decisions')) as { decisions: unknown[] };
    return decisions.filter(isDecision).map((decision) => ({ ...decision, state: 'stored' }));
  }

  /** Where nothing else is known of the past, what is in force is. */
  function present(): PastDecision[] {
    const { at, choices = {} } = consent.record ?? {};
    const granted = Object.entries(choices).map(([unit, choice]) => [unit, choice.granted]);
    if (!at || !granted.length) return [];
    return [{ at: new Date(at).toISOString(), choices: Object.fromEntries(granted), state: 'local' }];
  }

  return {
    async history(): Promise<History> {
      let decisions: PastDecision[] = [];
      let failed: unknown;
      if (endpoint !== undefined) {
        await send();
        try {
          decisions = await stored();
        } catch (error) {
          failed = error;
        }
      }
      const known = new Set(decisions.map(({ id }) => id));
      const waiting = outbox.all().filter(({ id }) => !known.has(id));
      for (const { id, at, choices, source } of waiting) decisions.push({ id, at, choices, source, state: 'waiting' });
      if (!decisions.length) decisions = present();
      return { decisions: decisions.reverse(), ...(failed !== undefined && { failed }) };
    },
    receipt: (id) => ask(`/receipts/${encodeURIComponent(id)}`),
  };
}

/** Whether an entry of the backend's list can be shown: whatever else there is, a page must not break by it. */
const isDecision = (entry: unknown): entry is Omit<PastDecision, 'state'> => {
  const { id, at, choices } = (entry ?? {}) as Partial<Record<keyof PastDecision, unknown>>;
  return typeof id === 'string' && Date.parse(`${at}`) > 0 && !!choices;
};
