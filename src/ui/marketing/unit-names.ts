import { formMessages } from '../messages/marketing.js';
import type { Content } from '../shared/element.js';

/**
 * Words for the units of forms: "Events and offers · SMS · at night". What the policy or the language has no word for goes
 * by its id.
 *
 * @returns by unit: its parts in words
 */
export async function unitNames({ policy, language, say, t }: Content<object>) {
  // The owner's overrides stand among the texts that the element has.
  const words: Record<string, string> = { ...(await formMessages(language)), ...t };
  const recipient = (kind: string, id: string) =>
    kind === 'transfer'
      ? policy.transfers?.find((x) => x.id === id)?.recipient.name
      : policy.thirdPartyProvision?.recipients?.find((r) => r.id === id)?.name;
  return (unit: string): string[] => {
    const [id, ...rest] = unit.split('.') as [string, ...string[]];
    const given = /^(transfer|provision)$/.test(id) && recipient(id, rest[0]!);
    if (given) return [words[`form.${id}`]!.replace('{name}', () => say(given))];
    const purpose = policy.purposes.find((p) => p.id === id);
    return [
      say(purpose?.title) || id,
      ...rest.map((part) => words[`form.${part === 'night' ? 'byNight' : part}`] ?? part),
    ];
  };
}
