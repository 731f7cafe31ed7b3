import { expect } from '@open-wc/testing';
import { formRules } from '../../src/regime/forms.js';

const own = (forms: object, region = '*') => ({ regimes: { [region]: { modes: {}, forms } } });

describe('formRules', () => {
  it('takes the profile of the region, its country, or the one that lists the country; else the strictest', () => {
    expect(formRules({}, 'KR').minAge).to.equal(14);
    expect(formRules({}, 'KR-11').night!.from).to.equal('21:00');
    expect(formRules({}, 'AT').minAge).to.equal(14);
    expect(formRules({}, 'US-CA').night).to.equal(null);
    const unknown = formRules({}, 'ZZ');
    expect(unknown).to.deep.equal(formRules({}));
    expect([unknown.minAge, unknown.night!.to]).to.deep.equal([16, '08:00']);
    expect(formRules({ region: 'KR' })).to.deep.equal(formRules({}, 'KR'));
  });

  it('has the periods within which Korea wants notices and renewals', () => {
    const { noticeWithin, renewEvery, night } = formRules({}, 'KR');
    expect({ noticeWithin, renewEvery }).to.deep.equal({ noticeWithin: 'P14D', renewEvery: 'P2Y' });
    expect(night!.except).to.include('email');
  });

  it("lets the owner's regime go before it, member by member", () => {
    const rules = formRules(own({ minAge: 18, night: null }), 'KR');
    expect(rules).to.deep.include({ minAge: 18, night: null, renewEvery: 'P2Y' });
    expect(formRules(own({ minAge: 18 }), 'DE').minAge, "before the profile's list").to.equal(18);
    expect(formRules(own({ ages: { DE: 17 } }, 'EU'), 'DE').minAge).to.equal(17);
    expect(formRules(own({ minAge: 15 }, 'KR'), 'US').minAge, 'of another region').to.equal(13);
  });
});
