import type { Examples } from '../notice.js';

/** The document itself. */
export const document: Examples = {
  'REF-BROKEN': {
    finds: {
      'ids that nothing has': {
        change: (p) => {
          p.collections[0].items[0].item = 'gone';
          p.collections[1].items[0].control = 'gone';
          p.collections[0].exceptions = ['gone'];
          p.transfers[0].items.push('gone');
          p.transfers[0].purposes = ['events', 'gone'];
          p.thirdPartyProvision.recipients[0].items = ['gone'];
          p.thirdPartyProvision.recipients[0].retention = 'gone';
          p.destruction.statutory.push('gone');
        },
        at: [
          '/collections/0/items/0/item',
          '/collections/0/exceptions/0',
          '/collections/1/items/0/control',
          '/transfers/0/items/2',
          '/transfers/0/purposes/1',
          '/thirdPartyProvision/recipients/0/items/0',
          '/thirdPartyProvision/recipients/0/retention',
          '/destruction/statutory/2',
        ],
      },
      'promises of a table of contents, a list and an article': {
        change: (p) => {
          p.introduction = 'The table of contents is as follows.';
          p.thirdPartyProvision.principle = 'In the following items 1. and 2. only.';
          p.identityCheck = 'As told in Article 6. It is checked.';
          p.destruction.procedure = 'In these steps:';
        },
        at: ['/introduction', '/destruction/procedure', '/thirdPartyProvision/principle', '/identityCheck'],
      },
    },
    passes: {
      'articles of laws, lists that are there': (p) => {
        p.thirdPartyProvision.principle = 'In items 1 and 2 only: 1. consent; 2. law.';
        p.identityCheck = { en: 'As Article 35 of the Act asks.', ko: '법 제35조에 따릅니다.' };
        p.destruction.separateStore = 'These are kept apart:';
        p.trackers.refusal = 'Your browser can refuse cookies as well:';
        p.texts = { items: 'Data:' };
        p.introduction = 'The table of contents has a link to each article.';
      },
    },
  },
  'TEXT-ARTEFACT': {
    finds: {
      'what an editor left': {
        change: (p) => {
          p.introduction = 'We keep to the law.\\';
          p.identityCheck = 'We check\u0007 it.';
          p.remedyText = 'containing personal information Data that is generated';
          p.controller.name = 'Corporate NameShop Ltd';
          p.departments[0].name = 'Support help@shop.example';
        },
        at: ['/controller/name', '/introduction', '/identityCheck', '/departments/0/name', '/remedyText'],
      },
    },
    passes: {
      'proper names, menus and addresses in sentences': (p) => {
        p.introduction = 'Ask PostHog in C:\\notices, or write to help@shop.example. The Data Act holds.';
      },
    },
  },
  VERSION: {
    finds: {
      'no past, no number, no notice': {
        change: (p) => {
          delete p.previous;
          delete p.changeRules;
          p.version = p.effectiveFrom;
        },
        at: ['/version', '/previous', '/changeRules/noticeLeadDays'],
      },
      'no day': {
        change: (p) => delete p.effectiveFrom,
        at: ['/effectiveFrom'],
      },
    },
    passes: {
      'the first version, which says so': (p) => {
        p.previous = [];
        p.version = p.effectiveFrom;
      },
    },
  },
  'LANG-OF-RECORD': {
    finds: {
      none: {
        change: (p) => delete p.languageOfRecord,
        at: ['/languageOfRecord'],
      },
      'a name in letters that readers may not know': {
        change: (p) => {
          p.processors[1].name = { en: '㈜ 페이플', ko: '㈜페이플' };
        },
        at: ['/processors/1/name/en'],
      },
    },
    passes: {
      'both spellings, and Latin letters in Korean': (p) => {
        p.processors[1].name = { en: 'Payple (㈜페이플)', ko: 'Payple' };
      },
    },
  },
  'JURIS-GAP': {
    finds: {
      'a transfer to a country whose law is not named': {
        change: (p) => {
          p.transfers[0].countries = ['US', 'FR', 'GB'];
        },
        at: ['/legalRegimes', '/legalRegimes'],
      },
      'a regime for visitors there': {
        change: (p) => {
          p.regimes = { '*': { modes: {} }, EU: { modes: {} } };
        },
        at: ['/legalRegimes'],
      },
    },
    passes: {
      'a country whose law is named': (p) => {
        p.transfers[0].countries = ['FR'];
        p.legalRegimes.push({ regime: 'EU-GDPR' });
      },
    },
  },
  'NAME-DRIFT': {
    finds: {
      'a body that is called otherwise': {
        change: (p) => {
          p.remedyText = 'The personal data resolution committee helps.';
        },
        at: ['/remedyText'],
      },
      'an office with two titles': {
        change: (p) => {
          p.transfers[0].recipient.officer = 'Information Management Officer';
        },
        at: ['/transfers/0/recipient/officer'],
      },
    },
    passes: {
      'the same name in small letters, and an ending': (p) => {
        p.remedyText = 'Ask the personal data mediation committees.';
      },
    },
  },
  'REQUIRED-CONSENT': {
    finds: {
      'consent that cannot be refused': {
        change: (p) => {
          p.purposes[0].legalBasis = 'consent';
        },
        at: ['/purposes/0/legalBasis'],
      },
    },
    passes: {
      'consent for what is optional': (p) => {
        p.purposes[1].legalBasis = 'consent';
      },
    },
  },
};
