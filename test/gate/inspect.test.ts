import { expect } from '@open-wc/testing';
import { type Inspected, inspect } from '../../src/gate/inspect.js';
import type { Rules } from '../../src/policy/rules.js';

const rules: Rules = {
  id: 'shop',
  version: '1',
  regime: { name: 'opt-in' },
  purposes: [{ id: 'analytics' }, { id: 'media' }],
  services: [
    { id: 'stats', purpose: 'analytics', hosts: ['stats.example'], cookies: ['st_*'], storage: ['st_*'] },
    { id: 'video', purpose: 'media', hosts: ['video.example'] },
  ],
};
const states = (more: Partial<Inspected>) =>
  inspect({
    rules,
    log: [],
    seen: [],
    sites: new Map(),
    allows: (ids) => ids === 'video',
    wasAllowed: (ids) => ids === 'video',
    base: 'https://shop.example/a/b',
    ...more,
  }).map(({ kind, name, state, service, count }) => `${kind} ${name} ${state} ${service ?? '-'} ${count}`);
const host = (name: string, needs?: string) => ({ kind: 'host' as const, name, ...(needs && { needs }) });
const entry = (action: 'held' | 'dropped' | 'released' | 'swept' | 'kept', what: string, id: string) => ({
  action,
  what,
  id,
  at: 0,
});

describe('inspect', () => {
  it('names each host once: unknown, asked for too early, held, allowed, own', () => {
    const seen = [
      host('https://forgotten.example/p.gif?u=1'),
      host('https://forgotten.example/q.gif'),
      host('https://stats.example/early.js'),
      host('https://a.video.example/v'),
      host('/own.css'),
      host('https://cdn.shop.example/x.js'),
      host('data:text/plain,x'),
      host('https://maps.example/m', 'media analytics'),
    ];
    expect(states({ seen })).to.deep.equal([
      'host forgotten.example unknown - 2',
      'host stats.example sent stats 1',
      'host maps.example held - 1',
      'host a.video.example released video 1',
      'host cdn.shop.example own - 1',
      'host shop.example own - 1',
    ]);
    const [first] = inspect({
      rules,
      log: [],
      seen,
      sites: new Map([['https://forgotten.example/p.gif?u=1', new Set(['app.js:1'])]]),
      allows: () => false,
      wasAllowed: () => false,
      base: 'https://shop.example',
    });
    expect([first!.example, first!.sites]).to.deep.equal(['https://forgotten.example/p.gif', ['app.js:1']]);
  });

  it('reads the gate’s log: calls, elements, keys, and what was swept or stayed', () => {
    const log = [
      entry('dropped', 'fetch https://stats.example/collect', 'stats'),
      entry('held', '<script>', 'stats'),
      entry('dropped', 'cookie st_id', 'stats'),
      entry('dropped', 'storage st_q', 'stats'),
      entry('swept', 'sessionStorage st_s', 'stats'),
      entry('kept', 'cookie st_http: set for a path that this page does not see', 'stats'),
      entry('released', 'https://video.example/v', 'video'),
    ];
    const seen = [
      { kind: 'cookie' as const, name: 'st_http' },
      { kind: 'cookie' as const, name: 'sid' },
      { kind: 'localStorage' as const, name: 'st_left' },
      { kind: 'localStorage' as const, name: 'assent:subject' },
    ];
    expect(states({ log, seen })).to.deep.equal([
      'cookie sid unknown - 1',
      'localStorage st_left present stats 1',
      'cookie st_http kept stats 2',
      'cookie st_id dropped stats 1',
      'localStorage st_q dropped stats 1',
      'host stats.example dropped stats 1',
      'sessionStorage st_s swept stats 1',
      'host video.example released video 1',
      'localStorage assent:subject own - 1',
    ]);
  });

  it('finds the addresses in an entry, and makes no host of a tag, a kind of element or a size', () => {
    const log = [
      entry(
        'held',
        'https://stats.example/a.gif 1x, https://b.stats.example/a,b.gif 2.5x,//c.stats.example/ 10w',
        'stats',
      ),
      entry('released', 'img', 'video'),
      entry('held', '<img>', 'stats'),
      entry('dropped', 'held call', 'stats'),
      entry('dropped', 'fetch pixel.php', 'stats'),
      entry('released', 'once: https://video.example/v', 'video'),
      entry('released', 'once: iframe', 'video'),
      entry('held', 'data:image/gif;base64,R0/x', 'stats'),
    ];
    expect(states({ log })).to.deep.equal([
      'host b.stats.example held stats 1',
      'host c.stats.example held stats 1',
      'host stats.example held stats 1',
      'host shop.example dropped stats 1',
      'host video.example released video 1',
    ]);
  });

  it('keeps apart what a later grant has sent, and what it has not', () => {
    const log = [
      entry('dropped', 'fetch https://video.example/v.json', 'video'),
      entry('dropped', 'fetch https://live.video.example/v.json', 'video'),
      entry('dropped', 'cookie vd_id', 'video'),
      entry('held', 'https://held.video.example/v.js', 'video'),
      entry('dropped', 'beacon https://later.video.example/v', 'video'),
      entry('released', 'https://later.video.example/v.js', 'video'),
    ];
    expect(states({ log, seen: [host('https://live.video.example/v.json')] })).to.deep.equal([
      'cookie vd_id dropped video 1',
      'host video.example dropped video 1',
      'host held.video.example released video 1',
      'host later.video.example released video 2',
      'host live.video.example released video 2',
    ]);
  });
});
