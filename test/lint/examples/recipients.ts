import type { Examples } from '../notice.js';

/** Who receives data. */
export const recipients: Examples = {
  'PROC-XFER-DIFF': {
    finds: {
      'a recipient that is no processor': {
        change: (p) => delete p.transfers[0].processor,
        at: ['/transfers/0/processor', '/processors/0/country'],
      },
      'a processor without transfer or country, and one abroad': {
        change: (p) => {
          delete p.processors[1].country;
          p.processors.push({ id: 'cloud', name: 'Cloud', tasks: ['Hosting'], country: 'IE' });
        },
        at: ['/processors/1/country', '/processors/2/country'],
      },
    },
    passes: {
      'data given to somebody for their own use': (p) =>
        p.transfers.push({ ...p.transfers[0], id: 'to-bank', processor: undefined, kind: 'provision' }),
    },
  },
  'XFER-PURPOSE-MISMATCH': {
    finds: {
      'storage where the task is to send': {
        change: (p) => {
          p.transfers[0].purpose = 'To store your personal information';
        },
        at: ['/transfers/0/purpose'],
      },
    },
    passes: {
      'the task in other words, in one of the languages': (p) => {
        p.processors[0].tasks = [{ en: 'Delivery', ko: '메일 발송' }];
        p.transfers[0].purpose = { en: 'Storage', ko: '메일을 보내기 위한 보관' };
      },
    },
  },
  'XFER-ITEMS-BLANKET': {
    finds: {
      'everything that is collected': {
        change: (p) => {
          p.transfers[0].items = p.dataItems.map(({ id }: { id: string }) => id);
        },
        at: ['/transfers/0/items'],
      },
    },
    passes: {
      'all items of one collection': (p) => {
        p.transfers[0].items = ['email', 'position', 'name'];
      },
      'a document with one collection': (p) => {
        p.collections = [p.collections[2]];
      },
    },
  },
  'XFER-FIELDS': {
    finds: {
      'no basis and no refusal': {
        change: (p) => {
          delete p.transfers[0].legalBasis;
          delete p.transfers[0].refusal;
        },
        at: ['/transfers/0/legalBasis', '/transfers/0/refusal'],
      },
      'a refusal without effect, and no manner': {
        change: (p) => {
          p.transfers[0].refusal.effect = { en: '', ko: ' ' };
          p.transfers[0].how = '';
        },
        at: ['/transfers/0/refusal', '/transfers/0/how'],
      },
      'a time that tells nothing': {
        change: (p) => {
          p.transfers[0].when = 'At the time of collection';
        },
        at: ['/transfers/0/when'],
      },
      'a host for a contact': {
        change: (p) => {
          p.transfers[0].recipient.contact = { url: 'help.mailer.example' };
        },
        at: ['/transfers/0/recipient/contact/url'],
      },
      'an address that nobody answers from': {
        change: (p) => {
          p.transfers[0].recipient.contact = { address: '1 Main Street' };
        },
        at: ['/transfers/0/recipient/contact'],
      },
      'a former domain, and an officer here but not there': {
        change: (p) => {
          p.transfers.push({
            ...p.transfers[0],
            id: 'again',
            recipient: { name: 'B', contact: { email: 'a@sendinblue.com' } },
          });
        },
        at: ['/transfers/1/recipient/contact/email', '/transfers/1/recipient/officer'],
      },
    },
    passes: {
      'a phone number, or a contact page': (p) => {
        p.transfers[0].recipient.contact = { phone: '1-800' };
        p.transfers.push({
          ...p.transfers[0],
          id: 'b',
          recipient: { ...p.transfers[0].recipient, contact: { url: 'https://b.example/help' } },
        });
      },
      'no officer anywhere': (p) => delete p.transfers[0].recipient.officer,
    },
  },
  'PERIOD-BYREF': {
    finds: {
      'a row that is not there': {
        change: (p) => p.transfers[0].retention.push('gone'),
        at: ['/transfers/0/retention/1'],
      },
      'rows that say nothing of the items': {
        change: (p) => {
          p.transfers[0].retention = ['logs'];
        },
        at: ['/transfers/0/retention'],
      },
    },
    passes: {
      'the row of a law that is an exception of the collection': (p) => {
        p.transfers[0].items = ['name'];
        p.transfers[0].retention = ['orders'];
      },
    },
  },
};
