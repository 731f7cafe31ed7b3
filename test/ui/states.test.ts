import { expect } from '@open-wc/testing';
import { clear } from './helpers/mount.js';
import { mountState, STATES } from './helpers/states.js';

/** The states whose elements have no axe test of their own. */
const NEW = STATES.filter(({ name }) => /^(history|purpose|status|settings, drawer)/.test(name));

describe('axe finds nothing', () => {
  afterEach(clear);

  for (const state of NEW) {
    it(`${state.name}: light, dark`, async () => {
      const { element } = await mountState(state);
      for (const scheme of ['light', 'dark']) {
        element.style.colorScheme = scheme;
        document.documentElement.style.cssText = `color-scheme: ${scheme}; background: Canvas; color: CanvasText`;
        await expect(element).to.be.accessible();
      }
      document.documentElement.style.cssText = '';
    });
  }
});
