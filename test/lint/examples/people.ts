import type { Examples } from '../notice.js';

/** What a reader can do, and with whom. */
export const people: Examples = {
  'CONSENT-CLAIM': {
    finds: {
      'a claim with nothing that asks': {
        change: (p) => {
          p.services = [];
        },
        at: ['/collectionNotes/0/en', '/collectionNotes/0/ko'],
      },
    },
    passes: {
      'no claim, and nothing that asks': (p) => {
        p.services = [];
        p.collectionNotes = ['Cookies and logs are collected.', 'Prior consent is asked for new purposes.'];
      },
    },
  },
  'BROWSER-STALE': {
    finds: {
      'a dead browser': {
        change: (p) => p.trackers.browserRefusal.push({ browser: 'Internet Explorer', path: 'Tools' }),
        at: ['/trackers/browserRefusal/6/browser'],
      },
      'a menu that moved': {
        change: (p) => {
          p.trackers.browserRefusal[0].path = 'Privacy and security > Cookies and other site data';
        },
        at: ['/trackers/browserRefusal/0/path'],
      },
      'menus that nobody tried since': {
        change: (p) => {
          p.trackers.browserRefusal[0].checkedOn = '2025-04-23';
        },
        at: ['/trackers/browserRefusal/0/checkedOn'],
      },
      'no phone': {
        change: (p) => p.trackers.browserRefusal.splice(4),
        at: ['/trackers/browserRefusal'],
      },
    },
    passes: {
      'menus that somebody tried 18 months ago': (p) => {
        p.trackers.browserRefusal[0].checkedOn = '2025-04-24';
      },
      'no list at all: the switch is on the site': (p) => delete p.trackers.browserRefusal,
    },
  },
  'TRACKER-LIST': {
    finds: {
      'cookies that nobody lists': {
        change: (p) => {
          p.services = [];
        },
        at: ['/services'],
      },
      'no operator, no period': {
        change: (p) => {
          delete p.services[0].operator;
          p.services[0].cookies = ['ct_*', { name: 'ct' }];
        },
        at: ['/services/0/operator', '/services/0/cookies/0', '/services/0/cookies/1'],
      },
    },
    passes: {
      'a notice that tells of no cookies': (p) => {
        delete p.trackers;
        p.services = [];
      },
    },
  },
  'RIGHTS-GAP': {
    finds: {
      'a right that is not told of': {
        change: (p) => p.rights.splice(4, 1),
        at: ['/rights'],
      },
      'e-mail for all, though sign-up is online': {
        change: (p) => {
          for (const right of p.rights) right.channels = [{ kind: 'email', value: 'a@b.example' }];
        },
        at: ['/rights'],
      },
      'post for one': {
        change: (p) => {
          p.rights[1].channels = [{ kind: 'post' }];
        },
        at: ['/rights/1/channels'],
      },
    },
    passes: {
      'letters, where data comes by letter': (p) => {
        for (const row of p.collections) row.method = ['paper'];
        for (const right of p.rights) right.channels = [{ kind: 'post' }];
      },
    },
  },
  CVC: {
    finds: {
      'a code that is kept': {
        change: (p) => delete p.dataItems[2].stored,
        at: ['/collections/0/items/1'],
      },
      'one that is named in Korean': {
        change: (p) => {
          p.dataItems[0].name = '카드 인증 번호';
        },
        at: ['/collections/0/items/0'],
      },
    },
    passes: {
      'a card number': (p) => {
        p.dataItems[0].name = 'Card number';
      },
    },
  },
  'OFFICER-DUAL': {
    finds: {
      'one person for both': {
        change: (p) => p.officers[0].roles.push('CISO'),
        at: ['/officers/0/roles'],
      },
      'two entries of one person, and their department': {
        change: (p) => {
          p.officers.push({ roles: ['CISO'], title: 'Security officer', email: 'cpo@shop.example' });
          p.departments[0].email = 'cpo@shop.example';
        },
        at: ['/officers/1/roles', '/departments/0'],
      },
    },
    passes: {
      'two people': (p) => p.officers.push({ roles: ['CISO'], title: 'Security officer', email: 'ciso@shop.example' }),
    },
  },
};
