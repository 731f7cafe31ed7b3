import { expect } from '@open-wc/testing';
import { viewPolicy } from '../../src/policy/view.js';
import { Draft } from '../../src/ui/settings/draft.js';
import { MemoryHost } from './helpers/memory-host.js';
import { samplePolicy } from './helpers/policy.js';

/** A draft over the sample policy, in which Clarity also needs marketing. */
function shared() {
  const policy = samplePolicy();
  policy.services!.find((s) => s.id === 'clarity')!.purpose = ['analytics', 'marketing'];
  const host = new MemoryHost(policy);
  return { host, draft: new Draft(host, viewPolicy(policy, 'en')) };
}

describe('draft', () => {
  it('stands where the record stands', () => {
    const { draft, host } = shared();
    expect(draft.choices()).to.deep.equal({ functional: false, analytics: false, marketing: false });
    host.decide(
      { analytics: true, posthog: false },
      { source: 'api', trusted: true, language: 'en', shown: document.body },
    );
    expect([draft.on('analytics'), draft.on('posthog')]).to.deep.equal([true, false]);
    expect(draft.choices()).to.deep.equal({ functional: false, analytics: true, marketing: false, posthog: false });
  });

  it('turns a service of two purposes on only when both are', () => {
    const { draft } = shared();
    draft.move('analytics', true);
    expect(draft.on('clarity')).to.equal(false);
    draft.move('marketing', true);
    expect(draft.on('clarity')).to.equal(true);
    expect(draft.choices()).to.deep.equal({ functional: false, analytics: true, marketing: true });
  });

  it('keeps a single service’s own answer until its purpose is moved', () => {
    const { draft } = shared();
    draft.move('posthog', true);
    expect(draft.choices()).to.deep.equal({ functional: false, analytics: false, marketing: false, posthog: true });
    draft.move('analytics', true);
    draft.move('analytics', false);
    expect(draft.choices()).to.deep.equal({ functional: false, analytics: false, marketing: false });
  });
});
