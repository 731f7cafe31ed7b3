import { expect } from '@open-wc/testing';
import type { PolicyInput } from '../../src/policy/types.js';
import { compileRules } from '../../src/regime/compile.js';

const policy = (more: Partial<PolicyInput>): PolicyInput => ({
  id: 'shop',
  version: '1',
  languages: ['en'],
  controller: { name: 'Shop' },
  purposes: [{ id: 'analytics', title: 'Analytics' }],
  ...more,
});
const regimes: PolicyInput['regimes'] = {
  '*': { modes: { '*': 'opt-in' } },
  US: { modes: { '*': 'opt-out' } },
  'US-CA': { modes: { '*': 'opt-out' }, gpcOverride: false },
};
const name = (region?: string, list = regimes) =>
  compileRules(policy({ ...(region && { region }), regimes: list })).regime.name;

describe('compileRules', () => {
  it('takes the regime of the region, else of its country, else the default', () => {
    expect(name('US-CA')).to.equal('US-CA');
    expect(name('US-NV')).to.equal('US');
    expect(name('KR')).to.equal('*');
    expect(name()).to.equal('*');
    expect(compileRules(policy({ region: 'US-CA', regimes })).regime).to.deep.equal({
      name: 'US-CA',
      ...regimes['US-CA'],
    });
  });

  it('[DEFAULT-BANNER-01] takes the strictest where it knows none', () => {
    const { US } = regimes;
    expect(compileRules(policy({ region: 'KR', regimes: { US: US! } })).regime).to.deep.equal({ name: 'opt-in' });
    expect(compileRules(policy({})).regime).to.deep.equal({ name: 'opt-in' });
  });

  it('keeps the document as it is', () => {
    const document = policy({ region: 'US', regimes });
    const { regime, ...rest } = compileRules(document);
    expect(rest).to.deep.equal(document);
    expect(regime.name).to.equal('US');
  });
});
