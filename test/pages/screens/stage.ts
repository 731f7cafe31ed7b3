import '../../../src/elements.js';
import type { Finding } from '../../../src/policy/finding.js';
import { provideHost } from '../../../src/ui/host.js';
import { MemoryHost } from '../../ui/helpers/memory-host.js';
import { past } from '../../ui/helpers/past.js';
import { type SampleLanguage, samplePolicy } from '../../ui/helpers/policy.js';

/** The page that `shoot.mjs` photographs: sets up a host in the language and with the signal that the address asks for. */
const query = new URLSearchParams(location.hash.slice(1));
const tag = query.get('element') ?? 'assent-banner';
const language = (query.get('language') ?? 'en') as SampleLanguage;
const policy = { ...samplePolicy(language), ...(query.has('choices') && { banner: { choices: true } }) };
const host = new MemoryHost(policy, query.has('gpc') ? ['marketing'] : [], language);
const seen = (
  kind: Finding['kind'],
  name: string,
  state: Finding['state'],
  service?: string,
  purposes: string[] = [],
  more: Partial<Finding> = {},
): Finding => ({ kind, name, state, ...(service && { service }), purposes, count: 1, sites: [], ...more });
host.findings = [
  seen('host', 'pixel.adnet.example', 'unknown', undefined, [], {
    example: 'https://pixel.adnet.example/t.gif',
    count: 3,
    sites: ['track (https://shop.example/assets/app-4f2a.js:812:19)'],
  }),
  seen('cookie', '_adn_uid', 'unknown'),
  seen('host', 'posthog.example', 'held', 'posthog', ['analytics'], { count: 4 }),
  seen('cookie', '_clck', 'dropped', 'clarity', ['analytics']),
  seen('localStorage', 'mixpanel_queue', 'swept', 'mixpanel', ['marketing']),
  seen('host', 'reviews.example', 'released', 'reviews', ['functional'], { count: 2 }),
  seen('host', 'shop.example', 'own', undefined, [], { count: 21 }),
];
if (query.has('empty')) host.past = { decisions: [] };
else host.past = { ...past, ...(query.has('failed') && { failed: true }) };
if (tag === 'assent-status') {
  const act = { source: 'api', trusted: true, language, shown: document.body };
  host.decide({ functional: true, analytics: true, clarity: false }, act);
}
provideHost(host);
const titles = { en: 'How our oilskins are made', ko: '오일스킨이 만들어지는 과정', ar: 'كيف تُصنع معاطفنا' };
document.documentElement.lang = language;
document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';

const element = document.createElement(tag);
for (const name of ['layout', 'position', 'inline', 'drawer', 'purpose'])
  if (query.has(name)) element.setAttribute(name, query.get(name) ?? '');
const main = document.querySelector('main')!;
if (tag === 'assent-embed') {
  const frame = document.createElement('iframe');
  const marks = {
    'data-assent': 'reviews',
    'data-assent-src': 'https://reviews.example/embed',
    title: titles[language],
  };
  const size = { width: query.get('width') ?? '560', height: query.get('height') ?? '315' };
  for (const [name, value] of Object.entries({ ...marks, ...size })) frame.setAttribute(name, value);
  element.append(frame);
  if (query.has('poster')) element.setAttribute('poster', '/poster.svg');
  main.querySelector('.g')!.before(element);
} else if (['assent-history', 'assent-purpose', 'assent-status'].includes(tag))
  main.querySelector('.g')!.before(element);
else if (query.has('inline')) main.replaceChildren(element);
else document.body.append(element);
if (tag === 'assent-settings' && !query.has('inline')) (element as HTMLElement & { show(): void }).show();
