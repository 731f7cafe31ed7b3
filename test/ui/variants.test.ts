import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { MemoryHost } from './helpers/memory-host.js';
import { box, clear, control, focused, mount } from './helpers/mount.js';
import { type SampleLanguage, samplePolicy } from './helpers/policy.js';

const LAYOUTS = ['bar', 'box', 'corner', 'modal', 'inline'] as const;
const withBanner = (banner: object, language: SampleLanguage = 'en') =>
  new MemoryHost({ ...samplePolicy(language), banner }, [], language);

describe('assent-banner: layouts', () => {
  afterEach(() => {
    for (const dialog of document.querySelectorAll('dialog')) dialog.remove();
    clear();
  });

  for (const layout of LAYOUTS) {
    it(`[EU-BANNER-03][EU-BANNER-04] ${layout}: refuse and accept are alike, all of it can be seen, nothing is on, and axe finds nothing`, async () => {
      for (const language of ['en', 'ar'] as const) {
        const { element, root } = await mount('assent-banner', {
          host: withBanner({ layout, choices: true }, language),
          language,
        });
        expect(element.getAttribute('layout')).to.equal(layout);
        const [a, b] = ['reject', 'accept'].map((role) => control(root, role).getBoundingClientRect());
        expect(a!.width).to.be.closeTo(b!.width, 0.5);
        expect(a!.height).to.be.closeTo(b!.height, 0.5);
        const panel = root.querySelector('section')!;
        expect(panel.scrollWidth, 'sideways scrolling').to.be.at.most(panel.clientWidth);
        for (const button of root.querySelectorAll('button')) {
          const { left, right, top, bottom } = button.getBoundingClientRect();
          expect(left >= 0 && right <= innerWidth && top >= 0, button.textContent!).to.equal(true);
          if (layout !== 'inline') expect(bottom, button.textContent!).to.be.at.most(innerHeight);
        }
        for (const input of root.querySelectorAll('input')) expect(input.checked).to.equal(false);
        await expect(element).to.be.accessible();
        element.remove();
      }
    });
  }

  it('stands at the edge that the policy names, and an attribute on the page counts more', async () => {
    const { element } = await mount('assent-banner', { host: withBanner({ layout: 'corner', position: 'top' }) });
    const { top, right } = element.getBoundingClientRect();
    expect([top, right]).to.deep.equal([0, document.documentElement.clientWidth]);
    element.remove();
    const own = await mount('assent-banner', { host: withBanner({ layout: 'modal' }), attributes: { layout: 'box' } });
    expect(own.element.getAttribute('layout')).to.equal('box');
    expect(document.querySelector('dialog')).to.equal(null);
  });

  it('saves the purposes that were switched on, by name, and goes', async () => {
    const { element, root, host } = await mount('assent-banner', { host: withBanner({ choices: true }) });
    box(root, 'analytics').click();
    control(root, 'save').click();
    expect(host.decisions[0]!.source).to.equal('banner:save');
    expect(host.decisions[0]!.choices).to.deep.equal({ functional: false, analytics: true, marketing: false });
    expect(element.isConnected).to.equal(false);
  });

  it('[EU-BANNER-05] modal: holds the focus while it asks, leaves nothing behind, and Escape grants nothing', async () => {
    const before = document.querySelectorAll('*').length;
    const outside = document.createElement('button');
    document.body.append(outside);
    outside.focus();
    const { element, root, host } = await mount('assent-banner', { host: withBanner({ layout: 'modal' }) });
    const dialog = document.querySelector('dialog')!;
    await waitUntil(
      () => dialog.open && dialog.contains(focused()?.getRootNode() === root ? element : focused()),
      'focus',
    );
    // It says so before the key is pressed.
    expect(root.querySelector('[part=escape]')!.textContent).to.equal(
      'Esc Nothing is chosen yet, and nothing optional is on.',
    );
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !document.querySelector('dialog'), 'closed');
    expect(host.decisions).to.have.length(0);
    expect(focused()).to.equal(outside);
    outside.remove();

    const again = await mount('assent-banner', { host: withBanner({ layout: 'modal' }) });
    control(again.root, 'reject').click();
    await waitUntil(() => !document.querySelector('dialog, assent-banner'), 'gone');
    expect(document.querySelectorAll('*').length).to.equal(before);
  });

  it('keeps room for what has focus at the edge where it stands, and none where it covers nothing', async () => {
    const { style } = document.documentElement;
    for (const [banner, start, end] of [
      [{ position: 'top' }, true, false],
      [{ layout: 'corner' }, false, true],
      [{ layout: 'inline' }, false, false],
    ] as const) {
      const { element } = await mount('assent-banner', { host: withBanner(banner) });
      if (start || end) await waitUntil(() => style.scrollPaddingBlockStart || style.scrollPaddingBlockEnd, 'room');
      // Sizes are told between a frame's layout and its end.
      else for (const _ of [1, 2]) await nextFrame();
      expect([!!style.scrollPaddingBlockStart, !!style.scrollPaddingBlockEnd]).to.deep.equal([start, end]);
      element.remove();
      await waitUntil(() => !style.scrollPaddingBlockStart && !style.scrollPaddingBlockEnd, 'the page as it was');
    }
  });
});
