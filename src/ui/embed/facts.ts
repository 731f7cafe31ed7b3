import { createMatcher } from '../../policy/match.js';
import { country } from '../shared/country.js';
import { type Content, list } from '../shared/element.js';

/** What a visitor should know before anything is loaded. */
export interface EmbedFacts {
  /** The ids that "always" decides on: those that the frame lacks; the service of its address where it lacks none. */
  choices: string[];
  /** All of their names, of services and purposes; empty where no choice would load the frame. */
  allows: string;
  /** Who gets the request. */
  operator: string;
  /** Service, operator and country, as far as the policy tells (or ''); none of them twice. */
  meta: string[];
  privacyUrl?: string | undefined;
}

/**
 * Who runs what is held.
 *
 * @param ids of purposes or services, as in `data-assent`
 * @param url of the held frame: where no service is named, its host stands for one
 */
export function embedFacts(content: Content<object>, ids: string[], url: string): EmbedFacts {
  const { host, policy, language, say } = content;
  const { services = [], purposes } = policy;
  // A frame may wait for a purpose alone: its address tells whose it is.
  const owner = url && createMatcher(services)('hosts', url, document.baseURI);
  const service = services.find((s) => ids.includes(s.id)) ?? services.find((s) => s === owner);
  const choices = ids.filter((id) => !host.allows(id));
  // Its purpose runs, and the service of its address alone was refused.
  if (!choices[0] && owner) choices.push(owner.id);
  const titles = choices.map(
    (id) => services.find((s) => s.id === id)?.name ?? purposes.find((p) => p.id === id)?.title,
  );
  const name = say(service?.name) || new URL(url, document.baseURI).host;
  const operator = say(service?.operator) || name;
  return {
    choices,
    // What nobody can choose (in strict mode: a host that no service names) stays held, whatever else is granted.
    allows: titles.every(Boolean) ? list(language, titles.map(say)) : '',
    operator,
    meta: [...new Set([name, operator, country(service?.country ?? '', language)])],
    privacyUrl: service?.privacyUrl,
  };
}
