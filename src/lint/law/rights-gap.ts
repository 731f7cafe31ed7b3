import type { Rule } from '../rule.js';
import facts from './facts.json';
import { isNotice } from './notice.js';
import { label } from './texts.js';

export const rightsGap: Rule = {
  id: 'RIGHTS-GAP',
  severity: 'warning',
  summary: 'All rights are told, and using one is no harder than giving the data was.',
  source: 'PIPA 30(1)5, 35 to 38; GDPR 12(2), 13(2)',
  *run(policy) {
    if (!isNotice(policy)) return;
    const { rights = [], collections = [] } = policy;
    for (const { type, source } of facts.rights) {
      if (rights.some((right) => right.type === type)) continue;
      yield {
        path: '/rights',
        source,
        message: `does not tell of the right "${type}"`,
        fix: `add { "type": "${type}" } with its channels, or say in its limits where it does not hold`,
      };
    }
    const online = collections.some(({ method }) => method.some((way) => facts.onlineMethods.includes(way)));
    if (!online || rights.length === 0) return;
    const isOnline = ({ channels }: (typeof rights)[number]) =>
      channels.some(({ kind }) => facts.onlineChannels.includes(kind));
    const source = 'PIPA 38(4); GDPR 7(3), 12(2)';
    const fix = `add a channel of kind ${facts.onlineChannels.map((kind) => `"${kind}"`).join(' or ')}`;
    if (!rights.some(isOnline)) {
      yield { path: '/rights', source, message: 'none can be used online, as the data was collected', fix };
      return;
    }
    for (const [i, right] of rights.entries()) {
      if (isOnline(right)) continue;
      const kinds = right.channels.map(({ kind }) => kind).join(', ');
      const message = `"${label(right.title)}" is used by ${kinds} alone, while data is collected online`;
      yield { path: `/rights/${i}/channels`, source, severity: 'info', message, fix };
    }
  },
};
