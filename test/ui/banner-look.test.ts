import { expect } from '@open-wc/testing';
import { clear, control, mount } from './helpers/mount.js';
import type { SampleLanguage } from './helpers/policy.js';

const languages: SampleLanguage[] = ['en', 'ko', 'ar'];
/** Computed properties by which one button could be made louder than another. */
const LOUDNESS = [
  'backgroundColor',
  'color',
  'fontSize',
  'fontWeight',
  'borderTopWidth',
  'borderTopColor',
  'borderTopLeftRadius',
  'paddingInlineStart',
  'opacity',
  'textDecorationLine',
  'boxShadow',
  'cursor',
] as const;

describe('assent-banner: look', () => {
  afterEach(clear);

  for (const language of languages) {
    for (const width of [320, 414, 1200]) {
      it(`[KR-BANNER-04][EU-BANNER-02][EU-BANNER-03][DEFAULT-BANNER-06] gives refuse and accept the same size and style: ${language}, ${width} px`, async () => {
        const { element, root } = await mount('assent-banner', { language });
        element.style.maxWidth = `${width}px`;
        const [reject, accept] = [control(root, 'reject'), control(root, 'accept')];
        const [a, b] = [reject.getBoundingClientRect(), accept.getBoundingClientRect()];
        expect(a.width).to.be.closeTo(b.width, 0.5);
        expect(a.height).to.be.closeTo(b.height, 0.5);
        expect(a.top).to.be.closeTo(b.top, 0.5);
        const [sa, sb] = [getComputedStyle(reject), getComputedStyle(accept)];
        for (const name of LOUDNESS) expect(sa[name], name).to.equal(sb[name]);
      });
    }

    it(`[DEFAULT-BANNER-11][DEFAULT-BANNER-12] clips nothing and stays in the page at 320 px, also with wide text spacing: ${language}`, async () => {
      const { element, root } = await mount('assent-banner', { language });
      element.style.maxWidth = '320px';
      const spacing = new CSSStyleSheet();
      spacing.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }',
      );
      for (const sheets of [[], [spacing]]) {
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
        const panel = root.querySelector('section')!;
        expect(panel.scrollWidth, 'sideways scrolling').to.be.at.most(panel.clientWidth);
        for (const button of root.querySelectorAll('button')) {
          expect(button.scrollWidth, button.textContent!).to.be.at.most(button.clientWidth);
          const { left, right, height } = button.getBoundingClientRect();
          expect(height).to.be.at.least(44);
          expect(left).to.be.at.least(0);
          expect(right).to.be.at.most(innerWidth);
        }
      }
    });

    it(`[DEFAULT-BANNER-15] sets language and direction: ${language}`, async () => {
      const { root } = await mount('assent-banner', { language });
      const panel = root.querySelector('section')!;
      expect([panel.lang, panel.dir]).to.deep.equal([language, language === 'ar' ? 'rtl' : 'ltr']);
      const [reject, accept] = [control(root, 'reject'), control(root, 'accept')].map(
        (b) => b.getBoundingClientRect().left,
      );
      expect(reject! < accept!, 'refuse comes first in reading order').to.equal(language !== 'ar');
    });

    for (const scheme of ['light', 'dark']) {
      it(`[EU-BANNER-16] has nothing that axe finds: ${language}, ${scheme}`, async () => {
        const { element } = await mount('assent-banner', { language });
        element.style.colorScheme = scheme;
        await expect(element).to.be.accessible();
      });
    }
  }

  it('keeps the page’s inherited styles out, and takes its custom properties', async () => {
    const { element, root } = await mount('assent-banner');
    document.body.style.cssText = 'letter-spacing: 1em; text-transform: uppercase; --assent-accent: rgb(1, 2, 3)';
    const style = getComputedStyle(control(root, 'reject'));
    expect(style.letterSpacing).to.equal('normal');
    expect(style.textTransform).to.equal('none');
    expect(style.backgroundColor).to.equal('rgb(1, 2, 3)');
    expect(getComputedStyle(control(root, 'accept')).backgroundColor).to.equal('rgb(1, 2, 3)');
    expect(element.getAttribute('style')).to.equal(null);
    document.body.style.cssText = '';
  });

  it('is a narrow card with layout="box"', async () => {
    const bar = (await mount('assent-banner')).root.querySelector('section')!.offsetWidth;
    clear();
    const card = (await mount('assent-banner', { attributes: { layout: 'box' } })).root.querySelector(
      'section',
    )!.offsetWidth;
    expect(card).to.be.within(320, 420);
    expect(bar).to.be.greaterThan(card);
  });
});
