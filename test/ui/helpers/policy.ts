import type { PolicyInput } from '../../../src/policy/types.js';
import { PSEUDO, pseudo } from './pseudo.js';

const en = {
  name: 'Harbour Goods',
  necessary: ['Necessary', 'Keeps you signed in, fills your basket and remembers this choice.'],
  functional: ['Comfort', 'Remembers your language and currency, and shows reviews of our customers.'],
  analytics: ['Analytics', 'Counts visits and shows us where the shop is confusing, so that we can mend it.'],
  marketing: ['Marketing', 'Measures our ads and shows you our products on other sites.'],
  items: ['pages viewed', 'device type', 'approximate region'],
  retention: '13 months',
  effect: 'Nothing changes for you; we know less about what to improve.',
  year: '1 year',
  recordings: 'Product analytics and session counts.',
  visitor: 'Tells one visit from another.',
};

const texts = {
  en,
  ko: {
    name: '하버 굿즈',
    necessary: ['필수', '로그인을 유지하고 장바구니와 이 선택을 기억합니다.'],
    functional: ['편의 기능', '언어와 통화를 기억하고 고객 후기를 보여 줍니다.'],
    analytics: ['이용 분석', '방문을 집계하고 불편한 곳을 찾아 개선합니다.'],
    marketing: ['마케팅', '광고 성과를 측정하고 다른 사이트에서 상품을 보여 줍니다.'],
    items: ['조회한 페이지', '기기 종류', '대략적인 지역'],
    retention: '13개월',
    effect: '이용에는 변화가 없으며, 개선에 참고할 정보가 줄어듭니다.',
    year: '1년',
    recordings: '이용 분석과 방문 집계.',
    visitor: '방문을 서로 구분합니다.',
  },
  ar: {
    name: 'متجر الميناء',
    necessary: ['ضروري', 'يبقيك مسجّل الدخول ويحفظ سلة مشترياتك وهذا الاختيار.'],
    functional: ['الراحة', 'يتذكر لغتك وعملتك ويعرض آراء زبائننا.'],
    analytics: ['التحليلات', 'يحصي الزيارات ويبيّن لنا أين يكون المتجر مربكًا لنصلحه.'],
    marketing: ['التسويق', 'يقيس إعلاناتنا ويعرض لك منتجاتنا في مواقع أخرى.'],
    items: ['الصفحات المعروضة', 'نوع الجهاز', 'المنطقة التقريبية'],
    retention: '13 شهرًا',
    effect: 'لا يتغير شيء بالنسبة لك.',
    year: 'سنة واحدة',
    recordings: 'تحليلات المنتج.',
    visitor: 'يميّز زيارة عن أخرى.',
  },
};

export type SampleLanguage = keyof typeof texts | typeof PSEUDO;

type Service = NonNullable<PolicyInput['services']>[number];

/** The members of a policy that are shown, and so are in the pseudo-language too. */
const WORDS = ['name', 'title', 'description', 'items', 'retention', 'refusalEffect', 'operator', 'duration'];

/** What a row of the purpose Analytics tells, in English, of it and of its first service. */
export const ANALYTICS_FACTS = [
  'pages viewed',
  '13 months',
  'Nothing changes',
  'PostHog Inc.',
  'United States',
  'ph_*',
  'Cookie · 1 year',
];

/** A shop's policy with its texts in one language: a required purpose, three optional ones, four services. */
export function samplePolicy(language: SampleLanguage = 'en'): PolicyInput {
  if (language === PSEUDO) return { ...pseudo(samplePolicy('en'), WORDS), languages: [PSEUDO] };
  const t = texts[language];
  const purpose = (id: 'functional' | 'analytics' | 'marketing'): PolicyInput['purposes'][number] => ({
    id,
    title: t[id][0]!,
    description: t[id][1]!,
    legalBasis: 'consent',
    items: id === 'analytics' ? t.items : [],
    retention: t.retention,
    refusalEffect: t.effect,
  });
  const service = (
    id: string,
    of: string,
    name: string,
    operator: string,
    country: string,
    cookie: string,
  ): Service => ({
    id,
    purpose: of,
    name,
    operator,
    country,
    description: t.recordings,
    privacyUrl: `https://example.com/${id}`,
    hosts: [`${id}.example`],
    cookies: [{ name: cookie, duration: t.year, description: t.visitor }],
    storage: [`${id}_queue`],
  });
  return {
    id: 'harbour',
    version: '2026-11-01',
    languages: Object.keys(texts),
    controller: { name: t.name, url: 'https://example.com', privacyUrl: 'https://example.com/privacy' },
    purposes: [
      {
        id: 'necessary',
        necessity: 'required',
        title: t.necessary[0]!,
        description: t.necessary[1]!,
        legalBasis: 'contract',
      },
      purpose('functional'),
      purpose('analytics'),
      purpose('marketing'),
    ],
    services: [
      service('reviews', 'functional', 'Elfsight', 'Elfsight LLC', 'AM', 'elfsight_*'),
      service('posthog', 'analytics', 'PostHog', 'PostHog Inc.', 'US', 'ph_*'),
      service('clarity', 'analytics', 'Clarity', 'Microsoft', 'IE', '_clck'),
      service('mixpanel', 'marketing', 'Mixpanel', 'Mixpanel Inc.', 'US', 'mp_*'),
    ],
  };
}
