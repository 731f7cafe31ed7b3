import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { MemoryHost } from './helpers/memory-host.js';
import { box, clear, control, focused, mount } from './helpers/mount.js';
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

  it('can be walked by keyboard: open details, choose, save; focus stays inside and goes back', async () => {
    const opener = document.createElement('button');
    opener.textContent = 'open';
    document.body.append(opener);
    opener.focus();
    const { element, root, host } = await mount('assent-settings', drawer);
    element.show();
    const dialog = root.querySelector('dialog')!;
    await waitUntil(() => dialog.open && root.activeElement?.localName === 'h2', 'focus on the heading');
    const tabTo = async (target: HTMLElement) => {
      const met: string[] = [];
      for (let i = 0; i < 40 && focused() !== target; i++) {
        await sendKeys({ press: 'Tab' });
        met.push(focused()?.textContent?.trim() || (focused()?.localName ?? ''));
        expect(focused(), 'the page behind has no focus').not.to.equal(opener);
      }
      expect(focused(), met.join(' | ')).to.equal(target);
    };
    const summary = root.querySelector('summary')!;
    await tabTo(summary);
    await sendKeys({ press: 'Enter' });
    expect(summary.parentElement).to.have.property('open', true);
    await tabTo(box(root, 'analytics'));
    await sendKeys({ press: ' ' });
    await tabTo(control(root, 'save'));
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => !dialog.open, 'closed');
    expect(host.decisions.map(({ choices }) => choices.analytics)).to.deep.equal([true]);
    expect(focused()).to.equal(opener);
    opener.remove();
  });
});
