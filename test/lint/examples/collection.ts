import type { Examples } from '../notice.js';

/** What is collected, for what, how long. */
export const collection: Examples = {
  'RET-CONFLICT': {
    finds: {
      'two periods of one kind of record under one law': {
        change: (p) => p.retention.push({ ...p.retention[3], id: 'logs-2', duration: 'P1Y' }),
        at: ['/retention/4/duration'],
      },
      'two periods under two names of one law': {
        change: (p) => {
          p.retention[3].statute = 'Act on the Protection of Secrets';
          p.retention.push({
            ...p.retention[3],
            id: 'logs-2',
            duration: 'P1Y',
            statute: 'Secrets Protection Act, etc.',
          });
        },
        at: ['/retention/4/duration'],
      },
      'a period that another article does not have under that law': {
        change: (p) => {
          p.retention[3].article = '2';
          p.retention.push({ ...p.retention[3], id: 'calls', recordKind: 'Calls', duration: 'P1Y', article: '8' });
          p.retention.push({ ...p.retention[3], id: 'logs-8', article: '8' });
        },
        at: ['/retention/4/duration'],
      },
    },
    passes: {
      'two kinds of record under one law': (p) =>
        p.retention.push({ ...p.retention[3], id: 'calls', recordKind: 'Call lists', duration: 'P1Y' }),
      'one kind under two laws': (p) =>
        p.retention.push({ ...p.retention[3], id: 'tax', statute: 'Tax Act', duration: 'P10Y' }),
    },
  },
  'RET-MISSING': {
    finds: {
      'a collection whose row is not there': {
        change: (p) => {
          p.collections[2].retention = 'gone';
        },
        at: ['/collections/2/retention'],
      },
      'a second period beside the row': {
        change: (p) => {
          p.collections[0].period = 'Until settlement';
        },
        at: ['/collections/0/period'],
      },
    },
    passes: {
      'a row that two collections share': (p) => {
        p.collections[2].retention = 'member';
      },
    },
  },
  'PURPOSE-NOITEMS': {
    finds: {
      'a purpose without data': {
        change: (p) => p.purposes.push({ id: 'ads', title: 'Ads' }),
        at: ['/purposes/3'],
      },
      'profiling that nothing watches': {
        change: (p) => {
          p.purposes[2].profiling = true;
        },
        at: ['/purposes/2/profiling'],
      },
    },
    passes: {
      'a purpose that lists its items itself': (p) =>
        p.purposes.push({ id: 'ads', title: 'Ads', items: ['Interests'] }),
      'profiling with its services': (p) => {
        p.purposes[1].profiling = true;
      },
    },
  },
  'ITEM-NOPURPOSE': {
    finds: {
      'a collection for no stated purpose': {
        change: (p) => {
          p.collections[1].purpose = 'llm';
        },
        at: ['/collections/1/purpose'],
      },
      'an item that no message needs, unexplained': {
        change: (p) => delete p.dataItems[3].description,
        at: ['/collections/2/items/1'],
      },
    },
    passes: {
      'contact data without explanation, and what a contract needs': (p) => {
        p.dataItems.push({ id: 'phone', name: 'Phone number' }, { id: 'size', name: 'Shoe size' });
        p.collections[2].items.push({ item: 'phone', necessity: 'optional' });
        p.collections[0].items.push({ item: 'size', necessity: 'required' });
      },
    },
  },
  'ITEM-NECESSITY': {
    finds: {
      'an item without it': {
        change: (p) => delete p.collections[0].items[0].necessity,
        at: ['/collections/0/items/0/necessity'],
      },
    },
    passes: {
      'required and optional items in one row': (p) => {
        p.collections[0].items[0].necessity = 'optional';
      },
    },
  },
  'OPTIONAL-AUTO': {
    finds: {
      'generated data that nothing switches off': {
        change: (p) => delete p.collections[1].items[0].control,
        at: ['/collections/1/items/0'],
      },
      'a switch that is none': {
        change: (p) => {
          p.collections[1].items[0].control = 'membership';
        },
        at: ['/collections/1/items/0'],
      },
    },
    passes: {
      'generated data that is required': (p) => {
        p.collections[1].items[0] = { item: 'usage', necessity: 'required' };
      },
    },
  },
  'BUNDLED-PURPOSE': {
    finds: {
      'development in a required purpose': {
        change: (p) => {
          p.purposes[0].description = { en: 'Sign-in, and developing new features', ko: '로그인, 신규 서비스 개발' };
        },
        at: ['/purposes/0/description'],
      },
      'marketing in a row of a required purpose': {
        change: (p) => {
          p.collections[0].purposeText = 'Sign-in and advertising';
        },
        at: ['/purposes/0/description'],
      },
    },
    passes: {
      'marketing where it can be refused': (p) => {
        p.purposes[2].description = 'Advertising of new products';
      },
      'what membership needs': (p) => {
        p.purposes[0].description = 'Preventing misuse, and sending notices';
      },
    },
  },
};
