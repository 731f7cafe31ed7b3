import { expect } from '@open-wc/testing';
import { clear, control, focused, mount, nodeCount } from './helpers/mount.js';

describe('assent-trigger', () => {
  afterEach(clear);

  it('[EU-BANNER-10] has a name in the page’s language, and opens the settings', async () => {
    const { root, host } = await mount('assent-trigger', { language: 'ko' });
    const button = control(root, 'settings');
    expect(button.getAttribute('aria-label')).to.equal('쿠키 설정');
    expect(button.lang).to.equal('ko');
    button.click();
    expect(host.opened).to.deep.equal(['settings']);
    expect(focused(), 'where focus goes back to').to.equal(button);
    expect(host.decisions).to.have.length(0);
  });

  it('stands at the lower inline start and is large enough', async () => {
    const { root } = await mount('assent-trigger');
    const { left, bottom, width, height } = control(root, 'settings').getBoundingClientRect();
    expect(Math.min(width, height)).to.be.at.least(44);
    expect(left).to.be.within(0, 40);
    expect(innerHeight - bottom).to.be.within(0, 40);
    expect(nodeCount(root)).to.be.below(20);
  });

  for (const scheme of ['light', 'dark']) {
    it(`has nothing that axe finds: ${scheme}`, async () => {
      const { element } = await mount('assent-trigger');
      element.style.colorScheme = scheme;
      await expect(element).to.be.accessible();
    });
  }
});
