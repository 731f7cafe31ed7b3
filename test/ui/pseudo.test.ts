import { expect } from '@open-wc/testing';
import { clear } from './helpers/mount.js';
import { PSEUDO, pseudoText, speakPseudo, unspoken } from './helpers/pseudo.js';
import { mountState, STATES } from './helpers/states.js';

/**
 * What `Intl` writes of the policy's countries (it knows nothing of the pseudo-language), an address, and what stands between
 * two wordings that are marked in one text.
 */
const BESIDES = /^(United States|Ireland|Armenia|example\.com)$|”/;

describe('the pseudo-language', () => {
  before(speakPseudo);
  afterEach(clear);

  it('is longer, accented, and keeps what is filled in', () => {
    const text = pseudoText('Accept {name}');
    expect(text).to.match(/^\u27e6\u202eÁccépt \{name\} .+\u202c\u27e7$/);
    expect(text.length).to.be.at.least(18);
  });

  // The inspector is the owner's, and speaks English.
  for (const state of STATES.filter(({ tag }) => tag !== 'assent-inspector')) {
    it(`${state.name}: every text is one of the language, runs from the right, and fits 320 px`, async () => {
      const { element, root } = await mountState(state, PSEUDO);
      if (!element.matches(':popover-open, dialog')) element.style.maxWidth = '320px';
      expect(unspoken(root, BESIDES)).to.deep.equal([]);
      const panel = root.querySelector<HTMLElement>('[lang]')!;
      expect(panel.lang).to.equal(PSEUDO);
      expect(getComputedStyle(panel).direction).to.equal('rtl');
      const width = panel.getBoundingClientRect();
      for (const part of root.querySelectorAll<HTMLElement>('button, p, label, summary, h2, b, dd')) {
        const box = part.getBoundingClientRect();
        if (!box.width || part.closest('.hidden')) continue;
        // Inline boxes have no width of their own to be clipped by.
        if (part.clientWidth)
          expect(part.scrollWidth, `${part.outerHTML} is clipped`).to.be.at.most(part.clientWidth + 1);
        expect(box.left, part.outerHTML).to.be.at.least(width.left - 1);
        expect(box.right, part.outerHTML).to.be.at.most(width.right + 1);
      }
    });
  }
});
