import type { PolicyInput } from '../policy/types.js';
import profiles from './profiles.json';

type Regimes = NonNullable<PolicyInput['regimes']>;

/** What the law asks of a consent form where it is seen; see `FormRules` in the policy's schema. */
export type FormRules = NonNullable<Regimes[string]['forms']>;

/**
 * What a form has to do in `region`: the policy's own regime over the built-in profile of that region, else of its country,
 * else of the profile that lists the country (the EU's), else `*`, which is the strictest.
 *
 * @param region ISO 3166: the page's, where it is known better than by the policy
 */
export function formRules(policy: Pick<PolicyInput, 'region' | 'regimes'>, region = policy.region ?? ''): FormRules {
  const [country = ''] = region.split('-');
  const find = (regimes: Regimes | undefined) => {
    const covering = Object.keys(regimes ?? {}).find((name) => regimes![name]?.forms?.ages?.[country]);
    const name = [region, country, covering, '*'].find((n) => n !== undefined && regimes?.[n]?.forms);
    return name === undefined ? undefined : regimes![name]!.forms;
  };
  const [own, built] = [find(policy.regimes), find(profiles as Regimes)];
  const age = (rules?: FormRules) => rules?.ages?.[country] ?? rules?.minAge;
  const minAge = age(own) ?? age(built);
  return { ...built, ...own, ...(minAge && { minAge }) };
}
