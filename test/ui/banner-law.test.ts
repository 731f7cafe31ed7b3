import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { clear, control, mount } from './helpers/mount.js';

/** What law asks of the banner and no other test of it shows; test/law/banner.json has all of it. */
describe('assent-banner: law', () => {
  afterEach(clear);

  it('[EU-BANNER-05] decides nothing by silence, scrolling, clicks and keys beside it, or being taken away', async () => {
    const page = document.createElement('div');
    page.innerHTML = '<p><a href="#a">a link</a></p>'.repeat(60);
    document.body.append(page);
    const { element, root, host } = await mount('assent-banner');
    scrollTo(0, document.documentElement.scrollHeight);
    await waitUntil(() => scrollY > 0, 'scrolled');
    page.querySelectorAll('a')[5]!.click();
    root.querySelector('section')!.click();
    for (const press of ['PageDown', 'Escape', 'Enter']) await sendKeys({ press });
    dispatchEvent(new Event('pagehide'));
    expect(element.isConnected, 'it goes on asking').to.equal(true);
    element.remove();
    expect(host.decisions).to.have.length(0);
    expect(['functional', 'analytics', 'marketing'].some((id) => host.allows(id))).to.equal(false);
    page.remove();
  });

  for (const [language, words] of [
    ['en', ['Harbour Goods', 'stay off unless you accept', 'change your mind at any time']],
    ['ko', ['하버 굿즈', '동의하지 않으면 작동하지 않으며', '언제든지 바꿀 수 있습니다']],
  ] as const) {
    it(`[EU-BANNER-09][KR-BANNER-12] says who asks, what silence means and that a choice can change: ${language}`, async () => {
      const { root } = await mount('assent-banner', { language });
      const text = root.querySelector('section')!.textContent!.replace(/\s+/g, ' ');
      for (const word of words) expect(text).to.contain(word);
    });
  }

  it('[KR-BANNER-06][EU-BANNER-15] leaves the page as it was once everything is refused', async () => {
    const button = document.createElement('button');
    button.textContent = 'in the page';
    document.body.append(button);
    const { root } = await mount('assent-banner');
    const { style } = document.documentElement;
    await waitUntil(() => style.scrollPaddingBlockEnd, 'room is kept');
    control(root, 'reject').click();
    await waitUntil(() => !style.scrollPaddingBlockEnd, 'the page as it was');
    expect([style.paddingBlockEnd, style.overflow]).to.deep.equal(['', '']);
    const { left, top } = button.getBoundingClientRect();
    expect(document.elementFromPoint(left + 2, top + 2)).to.equal(button);
    expect(button.closest('[inert], [aria-hidden=true]')).to.equal(null);
    button.remove();
  });
});
