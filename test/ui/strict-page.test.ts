import { expect, waitUntil } from '@open-wc/testing';
import { frame } from './helpers/frame.js';
import { STATES } from './helpers/states.js';

// The origin by name: engines differ on what 'self' is in a page without an address.
const csp = `default-src 'none'; script-src ${location.origin}; require-trusted-types-for 'script'; trusted-types lit-html test`;

describe('elements under a strict policy', () => {
  for (const element of ['assent-banner', 'assent-settings', 'assent-trigger'] as const) {
    it(`${element} shows with its styles, and violates nothing`, async () => {
      const { root, window, body, done } = await frame({ element, csp });
      const inline = window.document.createElement('p');
      expect(window.getComputedStyle(root.querySelector('button')!).minBlockSize).to.equal('44px');
      expect(body.dataset.violations).to.equal(undefined);
      // The page does have the policy: what it forbids is reported.
      body.append(inline);
      inline.setAttribute('style', 'color: red');
      await new Promise((heard) => window.document.addEventListener('securitypolicyviolation', heard, { once: true }));
      expect(body.dataset.violations).to.contain('style-src');
      done();
    });
  }

  it('every element in every state violates nothing', async () => {
    const iframe = Object.assign(document.createElement('iframe'), { width: 800, height: 600 });
    iframe.srcdoc = `<!doctype html><html lang="en"><meta charset="utf-8"><title>states</title>
      <meta http-equiv="Content-Security-Policy" content="${csp}">
      <body><script type="module" src="/test/ui/helpers/strict-states.ts"></script></body></html>`;
    document.body.append(iframe);
    const data = () => iframe.contentDocument?.body?.dataset;
    await waitUntil(() => data()?.shown, 'all are shown', { timeout: 14_000 });
    expect(data()!.shown!.split('\n')).to.deep.equal(STATES.map(({ name }) => name));
    expect(data()!.violations).to.equal('');
    iframe.remove();
  });
});
