import { expect } from '@open-wc/testing';
import type { Rules } from '../../src/policy/rules.js';
import { signalGoogle } from '../../src/signals/google.js';

const page = globalThis as { dataLayer?: IArguments[] | undefined };
const rules = (google?: Record<string, string>): Rules => ({
  id: 'shop',
  version: '1',
  regime: { name: 'opt-in' },
  purposes: [],
  signals: { ...(google && { google }) },
});
const said = () => (page.dataLayer ?? []).map((command) => Array.from(command));

/** A store with these ids granted; `change` grants others and tells. */
function start(google: Record<string, string> | undefined, granted: string[]) {
  let tell: (() => void) | undefined;
  let now = granted;
  signalGoogle({
    rules: rules(google),
    allows: (ids) => ids.split(' ').every((id) => now.includes(id)),
    subscribe(fn) {
      tell = () => fn({ record: undefined, granted: [], revoked: [], source: 'test' });
      return () => {};
    },
  });
  return (ids: string[]) => {
    now = ids;
    tell?.();
  };
}

describe('Google Consent Mode', () => {
  beforeEach(() => {
    page.dataLayer = undefined;
  });
  after(() => {
    page.dataLayer = undefined;
  });

  it('gets denied defaults before anything else, then what is granted already', () => {
    start({ analytics_storage: 'analytics', ad_storage: 'ads' }, ['analytics']);
    expect(said()).to.deep.equal([
      ['consent', 'default', { analytics_storage: 'denied', ad_storage: 'denied' }],
      ['consent', 'update', { analytics_storage: 'granted', ad_storage: 'denied' }],
    ]);
  });

  it('gets commands as the tag wants them: arguments objects', () => {
    start({ ad_storage: 'ads' }, []);
    expect(Object.prototype.toString.call(page.dataLayer?.[0])).to.equal('[object Arguments]');
  });

  it('hears of each change; several ids must all be granted', () => {
    const change = start({ ad_user_data: 'ads analytics' }, []);
    change(['ads']);
    change(['ads', 'analytics']);
    change([]);
    expect(said().slice(2)).to.deep.equal([
      ['consent', 'update', { ad_user_data: 'denied' }],
      ['consent', 'update', { ad_user_data: 'granted' }],
      ['consent', 'update', { ad_user_data: 'denied' }],
    ]);
  });

  it('stands behind what the page has queued, and leaves it', () => {
    page.dataLayer = [['mine'] as unknown as IArguments];
    start({ ad_storage: 'ads' }, []);
    expect(said()[0]).to.deep.equal(['mine']);
  });

  it('gets nothing where the policy has no such signal', () => {
    start(undefined, ['ads'])(['ads']);
    expect(page.dataLayer).to.equal(undefined);
  });
});
