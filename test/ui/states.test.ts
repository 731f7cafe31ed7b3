import { expect } from '@open-wc/testing';
import { clear } from './helpers/mount.js';
import { type ElementState, mountState, STATES } from './helpers/states.js';

/** The states whose elements have no axe test of their own. */
const NEW = STATES.filter(({ name }) => /^(history|notice|purpose|status|settings, (drawer|messages))/.test(name));

describe('axe finds nothing', () => {
  afterEach(clear);

  async function judge(state: ElementState) {
    const { element } = await mountState(state);
    for (const scheme of ['light', 'dark']) {
      element.style.colorScheme = scheme;
      document.documentElement.style.cssText = `color-scheme: ${scheme}; background: Canvas; color: CanvasText`;
      await expect(element).to.be.accessible();
    }
    document.documentElement.style.cssText = '';
  }

  for (const state of NEW) it(`${state.name}: light, dark`, () => judge(state));

  for (const state of STATES.filter(({ tag }) => tag === 'assent-marketing'))
    it(`[DEFAULT-FORM-02] ${state.name}: light, dark`, () => judge(state));
});
