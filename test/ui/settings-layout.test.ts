import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { MemoryHost } from './helpers/memory-host.js';
import { clear, control, mount } from './helpers/mount.js';
import { samplePolicy } from './helpers/policy.js';

const drawer = { attributes: { drawer: '' } };

describe('assent-settings as a drawer', () => {
  afterEach(clear);

  for (const [language, side] of [
    ['en', 'right'],
    ['ar', 'left'],
  ] as const) {
    it(`stands along the inline end, all its buttons in reach: ${language}`, async () => {
      const { element, root } = await mount('assent-settings', { ...drawer, language });
      element.show();
      const dialog = root.querySelector('dialog')!;
      await waitUntil(() => dialog.open, 'opens');
      const { top, left, right, height, width } = dialog.getBoundingClientRect();
      expect(Math.round(top)).to.equal(0);
      expect(Math.round(height)).to.equal(innerHeight);
      expect(Math.round(side === 'right' ? right : left)).to.equal(
        side === 'right' ? document.documentElement.clientWidth : 0,
      );
      expect(width).to.be.at.most(innerWidth);
      for (const role of ['reject', 'accept', 'save']) {
        const { bottom } = control(root, role).getBoundingClientRect();
        expect(bottom, role).to.be.within(innerHeight / 2, innerHeight);
      }
    });
  }

  it('is one where the policy says so, and is a dialog in all else', async () => {
    const host = new MemoryHost({ ...samplePolicy(), settings: { layout: 'drawer' } });
    const { element, root } = await mount('assent-settings', { host });
    element.show();
    const dialog = root.querySelector('dialog')!;
    await waitUntil(() => dialog.matches(':modal'), 'a modal dialog');
    expect(Math.round(dialog.getBoundingClientRect().height)).to.equal(innerHeight);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !dialog.open, 'closed');
    expect(host.decisions).to.have.length(0);
  });
});
