import { expect } from '@open-wc/testing';
import { frame } from './helpers/frame.js';

/** 320 × 256 CSS pixels is a desktop window of 1280 × 1024 at a zoom of 400 %. */
const sizes = [
  { width: 320, height: 256 },
  { width: 320, height: 568 },
  { width: 768, height: 600 },
];

describe('reflow', () => {
  for (const language of ['en', 'ko', 'ar']) {
    for (const size of sizes) {
      it(`[DEFAULT-BANNER-10] the banner shows every button and leaves part of the page free: ${language}, ${size.width} × ${size.height}`, async () => {
        const { root, done } = await frame({ element: 'assent-banner', language, ...size });
        const panel = root.querySelector('section')!;
        expect(panel.scrollWidth).to.be.at.most(panel.clientWidth);
        expect(panel.offsetHeight).to.be.at.most(size.height * 0.8);
        for (const button of root.querySelectorAll('button')) {
          const { left, right, top, bottom } = button.getBoundingClientRect();
          expect(left).to.be.at.least(0);
          expect(right).to.be.at.most(size.width);
          expect(top).to.be.at.least(0);
          expect(bottom).to.be.at.most(size.height);
        }
        done();
      });

      it(`[DEFAULT-BANNER-10] the settings scroll one way only, and all of them can be reached: ${language}, ${size.width} × ${size.height}`, async () => {
        const { root, done } = await frame({ element: 'assent-settings', language, ...size });
        const dialog = root.querySelector('dialog')!;
        for (const details of root.querySelectorAll('details')) details.open = true;
        expect(dialog.scrollWidth).to.be.at.most(dialog.clientWidth);
        expect(dialog.getBoundingClientRect().bottom).to.be.at.most(size.height);
        for (const control of root.querySelectorAll<HTMLElement>('button, input, a')) {
          control.scrollIntoView({ block: 'center' });
          const { left, right, top, bottom } = control.getBoundingClientRect();
          expect(left, control.outerHTML).to.be.at.least(0);
          expect(right, control.outerHTML).to.be.at.most(size.width);
          expect(top, control.outerHTML).to.be.at.least(0);
          expect(bottom, control.outerHTML).to.be.at.most(size.height);
        }
        done();
      });
    }
  }
});
