import { expect } from '@open-wc/testing';
import { Draft } from '../../src/ui/settings/draft.js';
import { MemoryHost } from './helpers/memory-host.js';
import { sampleView } from './helpers/view.js';

/** A draft over the sample policy, in which Clarity also needs marketing. */
function shared() {
  const view = sampleView();
  const clarity = view.purposes.find((p) => p.id === 'analytics')!.services[1]!;
  view.purposes.find((p) => p.id === 'marketing')!.services.push(clarity);
  const host = new MemoryHost(view);
  return { host, draft: new Draft(host, view) };
}

describe('draft', () => {
  it('stands where the record stands', () => {
    const { draft, host } = shared();
    expect(draft.choices()).to.deep.equal({ functional: false, analytics: false, marketing: false });
    host.decide({ analytics: true, posthog: false }, { source: 'api', trusted: true, text: '' });
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
