import { expect } from '@open-wc/testing';
import { evaluate, isAskable, servicesOf } from '../../src/decision/evaluate.js';
import type { Choice, ConsentRecord } from '../../src/decision/types.js';
import type { PurposeRule, Regime, Rules, ServiceRule } from '../../src/policy/rules.js';

const rules = (purposes: PurposeRule[], services: ServiceRule[] = [], regime: Partial<Regime> = {}): Rules => ({
  id: 'shop',
  version: '1',
  purposes: [{ id: 'necessary', necessity: 'required' }, ...purposes],
  services,
  regime: { name: 'test', ...regime },
});
const record = (choices: Record<string, Partial<Choice>>): ConsentRecord => ({
  at: 1,
  choices: Object.fromEntries(Object.entries(choices).map(([unit, c]) => [unit, { granted: true, revision: 1, ...c }])),
});
const allowed = (r: Rules, choices?: Record<string, Partial<Choice>>, gpc = false) =>
  [...evaluate(r, choices && record(choices), gpc).allowed].sort();

const analytics: PurposeRule = { id: 'analytics' };
const ads: PurposeRule = { id: 'ads' };
const posthog: ServiceRule = { id: 'posthog', purpose: 'analytics' };
const both: ServiceRule = { id: 'both', purpose: ['analytics', 'ads'] };

describe('evaluate', () => {
  it('allows, unasked, what is required and nothing else', () => {
    const state = evaluate(
      rules([analytics, ads], [posthog, { id: 'session', purpose: 'necessary' }]),
      undefined,
      false,
    );
    expect([...state.allowed].sort()).to.deep.equal(['necessary', 'session']);
    expect(state.ask).to.deep.equal(['analytics', 'ads']);
  });

  it('takes answers, and asks no more', () => {
    const state = evaluate(
      rules([analytics, ads], [posthog]),
      record({ analytics: {}, ads: { granted: false } }),
      false,
    );
    expect([...state.allowed].sort()).to.deep.equal(['analytics', 'necessary', 'posthog']);
    expect(state.ask).to.deep.equal([]);
  });

  it('cannot be talked out of what is required', () => {
    expect(allowed(rules([]), { necessary: { granted: false } })).to.deep.equal(['necessary']);
  });

  it('asks anew once a purpose was revised; the old answer, and those on its services, count no more', () => {
    const revised = rules([{ id: 'analytics', revision: 2 }], [posthog]);
    const state = evaluate(revised, record({ analytics: {}, posthog: {} }), false);
    expect([...state.allowed]).to.deep.equal(['necessary']);
    expect(state.ask).to.deep.equal(['analytics']);
    expect(state.choices).to.deep.equal({});
    expect(allowed(revised, { analytics: { revision: 2 } })).to.deep.equal(['analytics', 'necessary', 'posthog']);
  });

  it('needs all purposes of a service', () => {
    expect(allowed(rules([analytics, ads], [both]), { analytics: {} })).to.deep.equal(['analytics', 'necessary']);
    expect(allowed(rules([analytics, ads], [both]), { analytics: {}, ads: {} })).to.include('both');
  });

  it('lets a service have its own answer, either way', () => {
    expect(allowed(rules([analytics], [posthog]), { posthog: {} })).to.deep.equal(['necessary', 'posthog']);
    expect(allowed(rules([analytics], [posthog]), { analytics: {}, posthog: { granted: false } })).to.not.include(
      'posthog',
    );
  });

  it('never allows a service whose purposes the policy does not name', () => {
    expect(
      allowed(
        rules(
          [],
          [
            { id: 'x', purpose: 'unheard-of' },
            { id: 'y', purpose: [] },
          ],
        ),
      ),
    ).to.deep.equal(['necessary']);
  });

  it('keeps marketing units apart from their purpose', () => {
    const r = rules([{ id: 'events', surface: 'marketing' }]);
    const state = evaluate(r, record({ 'events.email': {}, 'events.sms.night': { granted: false } }), false);
    expect([...state.allowed].sort()).to.deep.equal(['events.email', 'necessary']);
    expect(state.ask, 'the banner asks of cookies only').to.deep.equal([]);
    expect(allowed(rules([{ id: 'events', revision: 2 }]), { 'events.email': {} })).to.deep.equal(['necessary']);
  });

  for (const mode of ['opt-out', 'exempt', 'notice'] as const) {
    it(`[DEFAULT-BANNER-07] runs what is ${mode} until the visitor objects, and does not ask`, () => {
      const r = rules([analytics, ads], [], { modes: { analytics: mode, '*': 'opt-in' } });
      const state = evaluate(r, undefined, false);
      expect([...state.allowed].sort()).to.deep.equal(['analytics', 'necessary']);
      expect(state.ask).to.deep.equal(['ads']);
      expect(allowed(r, { analytics: { granted: false } })).to.deep.equal(['necessary']);
    });
  }

  it('reads a mode that it does not know as opt-in', () => {
    const r = rules([analytics], [], { modes: { analytics: 'opt-Out' } as unknown as Regime['modes'] & object });
    expect(allowed(r)).to.deep.equal(['necessary']);
  });

  it('finds the mode by kind, else id, else *', () => {
    const r = rules([{ id: 'measuring', kind: 'analytics' }, ads], [], {
      modes: { analytics: 'exempt', '*': 'opt-out' },
    });
    expect(allowed(r)).to.deep.equal(['ads', 'measuring', 'necessary']);
  });

  describe('under an opt-out signal', () => {
    const r = rules([analytics, ads], [both, { id: 'pixel', purpose: 'ads' }], { modes: { '*': 'opt-out' } });

    it('denies what is ads or marketing, and does not ask of it', () => {
      const state = evaluate(r, undefined, true);
      expect([...state.allowed].sort()).to.deep.equal(['analytics', 'necessary']);
      expect([...state.signalled]).to.deep.equal(['ads']);
      expect(state.ask).to.deep.equal([]);
    });

    it('[DEFAULT-BANNER-05] lets only a specific, later grant stand against it', () => {
      expect(allowed(r, { ads: {}, pixel: {} }, true)).to.not.include.members(['ads']);
      expect(allowed(r, { pixel: {} }, true)).to.not.include('pixel');
      expect(allowed(r, { ads: { specific: true } }, true)).to.include.members(['ads', 'pixel', 'both']);
      expect(allowed(r, { pixel: { specific: true } }, true)).to.include('pixel');
    });

    it('lets nothing stand against it where the regime says so', () => {
      const strict = { ...r, regime: { ...r.regime, gpcOverride: false } };
      expect(allowed(strict, { ads: { specific: true } }, true)).to.not.include('ads');
    });

    it('denies the kinds that the regime names', () => {
      const other = { ...r, regime: { ...r.regime, gpc: ['analytics'] } };
      expect(allowed(other, undefined, true)).to.deep.equal(['ads', 'necessary', 'pixel']);
    });
  });

  it('is not fooled by ids that objects have of their own', () => {
    const state = evaluate(rules([{ id: 'constructor' }]), undefined, false);
    expect([...state.allowed]).to.deep.equal(['necessary']);
    expect(state.ask).to.deep.equal(['constructor']);
  });
});

describe('isAskable and servicesOf', () => {
  it('tell what a banner asks, and of which services a purpose decides', () => {
    expect(isAskable({ id: 'a' })).to.equal(true);
    expect(isAskable({ id: 'a', surface: 'marketing' })).to.equal(false);
    expect(isAskable({ id: 'a', necessity: 'required' })).to.equal(false);
    expect(servicesOf(rules([analytics, ads], [posthog, both]), 'ads').map((s) => s.id)).to.deep.equal(['both']);
  });
});
