import type { TextValue } from '../../policy/types.js';
import { country } from '../shared/country.js';
import type { Content } from '../shared/element.js';

/** What a visitor should know before anything is loaded. */
export interface EmbedFacts {
  /** What "always" allows: the service, else the purpose. */
  allows: string;
  /** Who gets the request. */
  operator: string;
  /** Service, operator and country, as far as the policy tells; none of them twice. */
  meta: string[];
  privacyUrl?: string | undefined;
}

/**
 * Who runs what is held.
 *
 * @param ids of purposes or services, as in `data-assent`
 * @param url of the held frame: where no service is named, its host stands for one
 */
export function embedFacts({ policy, language, say }: Content<object>, ids: string[], url: string): EmbedFacts {
  const service = policy.services?.find((s) => ids.includes(s.id));
  const purpose = policy.purposes.find((p) => ids.includes(p.id));
  const text = (value?: TextValue) => (value ? say(value) : '');
  const { host } = new URL(url, document.baseURI);
  const name = text(service?.name) || host;
  const operator = text(service?.operator) || name;
  return {
    allows: service ? name : text(purpose?.title) || host,
    operator,
    meta: [...new Set([name, operator, country(service?.country ?? '', language)])].filter(Boolean),
    privacyUrl: service?.privacyUrl,
  };
}
