import type { PolicyInput } from '../../../src/policy/types.js';
import { type SampleLanguage, samplePolicy } from './policy.js';
import { PSEUDO, pseudoText } from './pseudo.js';

const texts = {
  en: {
    membership: ['Membership', 'Keeping your account, and answering you.'],
    newsletter: ['Newsletter', 'Sending our newsletter.'],
    events: ['Events and offers', 'Telling you of events and offers.'],
    research: ['Research', 'Asking what could be better.'],
    items: ['name', 'e-mail address', 'phone number'],
    until: 'From consent until you withdraw it',
    effect: 'no such messages are sent; the service stays the same',
    partner: ['Harbour Travel', 'Offering you trips of its own', 'its offers do not reach you'],
    cloud: ['Cloud Mail Inc.', 'Sending our messages', 'The privacy officer', '1 Main St, Springfield'],
    when: 'Whenever a message is sent',
    how: 'Encrypted, over the network',
    refusal: ['Leave the box empty', 'or withdraw it in the settings', 'no e-mail is sent'],
  },
  ko: {
    membership: ['회원 관리', '계정을 유지하고 문의에 답합니다.'],
    newsletter: ['뉴스레터', '뉴스레터를 보내 드립니다.'],
    events: ['이벤트와 혜택', '이벤트와 혜택을 안내합니다.'],
    research: ['의견 조사', '개선할 점을 여쭙니다.'],
    items: ['이름', '이메일 주소', '전화번호'],
    until: '동의일부터 철회 시까지',
    effect: '안내가 발송되지 않으며 서비스는 똑같습니다',
    partner: ['하버 트래블', '자사 여행 상품 안내', '안내를 받지 못합니다'],
    cloud: ['클라우드 메일', '메시지 발송', '개인정보 보호책임자', '스프링필드 메인가 1'],
    when: '메시지를 보낼 때마다',
    how: '암호화하여 네트워크로 전송',
    refusal: ['동의하지 않음', '설정에서 철회', '이메일이 발송되지 않습니다'],
  },
  ar: {
    membership: ['العضوية', 'الاحتفاظ بحسابك والرد عليك.'],
    newsletter: ['النشرة', 'إرسال نشرتنا.'],
    events: ['الفعاليات والعروض', 'إخبارك بالفعاليات والعروض.'],
    research: ['الاستطلاع', 'سؤالك عما يمكن تحسينه.'],
    items: ['الاسم', 'البريد الإلكتروني', 'رقم الهاتف'],
    until: 'من الموافقة حتى سحبها',
    effect: 'لا تُرسل هذه الرسائل وتبقى الخدمة كما هي',
    partner: ['سفريات الميناء', 'عرض رحلاتها عليك', 'لا تصلك عروضها'],
    cloud: ['بريد السحابة', 'إرسال رسائلنا', 'مسؤول الخصوصية', 'شارع 1'],
    when: 'عند إرسال كل رسالة',
    how: 'مشفّرًا عبر الشبكة',
    refusal: ['اترك المربع فارغًا', 'أو اسحب موافقتك في الإعدادات', 'لا يُرسل بريد'],
  },
};

/** The sample policy with what forms ask: two purposes by channel, one without, a third party, a transfer, and what is required. */
export function formPolicy(language: SampleLanguage = 'en', more: Partial<PolicyInput> = {}): PolicyInput {
  const base = samplePolicy(language);
  const say = (text: string) => (language === PSEUDO ? pseudoText(text) : text);
  const t = texts[language === PSEUDO ? 'en' : language];
  const purpose = ([title, description]: string[], rest: Partial<PolicyInput['purposes'][number]>) => ({
    title: say(title!),
    description: say(description!),
    items: t.items.map(say),
    retention: say(t.until),
    refusalEffect: say(t.effect),
    legalBasis: 'consent' as const,
    ...rest,
  });
  const [cloud, task, officer, address] = t.cloud.map(say) as [string, string, string, string];
  const [partner, wants, without] = t.partner.map(say) as [string, string, string];
  const [method, procedure, effect] = t.refusal.map(say) as [string, string, string];
  return {
    ...base,
    purposes: [
      ...base.purposes,
      {
        id: 'membership',
        surface: 'service',
        ...purpose(t.membership, { necessity: 'required', legalBasis: 'contract' }),
      },
      { id: 'newsletter', kind: 'marketing', surface: 'marketing', ...purpose(t.newsletter, { channels: ['email'] }) },
      {
        id: 'events',
        kind: 'marketing',
        surface: 'marketing',
        ...purpose(t.events, { channels: ['email', 'sms', 'push', 'post'], night: true }),
      },
      { id: 'research', surface: 'service', ...purpose(t.research, {}) },
    ] as PolicyInput['purposes'],
    dataItems: t.items.map((name, i) => ({ id: `item-${i}`, name: say(name) })),
    retention: [{ id: 'until', basis: 'consent', recordKind: say(t.items[0]!), period: say(t.until) }],
    thirdPartyProvision: {
      exists: true,
      recipients: [
        {
          id: 'travel',
          name: partner,
          purpose: wants,
          items: ['item-0', 'item-2'],
          retention: 'until',
          refusalEffect: without,
        },
      ],
    },
    transfers: [
      {
        id: 'to-cloud',
        purposes: ['newsletter', 'events'],
        recipient: { name: cloud, contact: { address }, officer },
        kind: 'entrustment',
        countries: ['US'],
        items: ['item-0', 'item-1'],
        when: say(t.when),
        how: say(t.how),
        purpose: task,
        retention: ['until'],
        legalBasis: 'separate-consent',
        refusal: { method, procedure, effect },
      },
    ],
    ...more,
  };
}

/** Every unit that its form asks for, in Korea and where nothing is known. */
export const FORM_UNITS = [
  'newsletter.email',
  'events.email',
  'events.sms.day',
  'events.push.day',
  'events.post',
  'events.sms.night',
  'events.push.night',
  'research',
  'provision.travel',
  'transfer.to-cloud',
];
