import { expect } from '@open-wc/testing';
import { a11yTree } from './helpers/a11y-tree.js';
import { clear } from './helpers/mount.js';
import { mountState, STATES } from './helpers/states.js';
import { TREES } from './helpers/trees.js';

describe('what assistive technology meets', () => {
  afterEach(clear);

  for (const state of STATES) {
    it(`[DEFAULT-BANNER-13] ${state.name}`, async () => {
      const { element } = await mountState(state);
      const lines = await a11yTree(element.closest('dialog') ?? element);
      const wanted = TREES[state.name]!.trim().split('\n');
      expect(lines, lines.join('\n')).to.have.length(wanted.length);
      for (const [i, line] of wanted.entries()) {
        const parts = line.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
        expect(lines[i]).to.match(RegExp(`^${parts.join('.*')}$`));
      }
    });
  }
});
