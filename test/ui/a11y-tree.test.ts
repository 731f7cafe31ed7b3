import { expect } from '@open-wc/testing';
import { a11yTree } from './helpers/a11y-tree.js';
import { clear } from './helpers/mount.js';
import { mountState, STATES } from './helpers/states.js';

const downloads = [
  /^button "Download: Nov 23, 2026/,
  /^button "Download receipt: Nov 22, 2026/,
  /^button "Download receipt: Nov 1, 2026/,
];
const folded = [
  'group "Analytics"',
  'heading 3 "Analytics"',
  'switch "Analytics" off',
  'group',
  'button "Who, what and how long: Analytics"',
];
/** By state: what is met, in order. */
const TREES: Record<string, (string | RegExp)[]> = {
  history: ['region "Your decisions"', 'status', ...downloads],
  'history, empty': ['region "Your decisions"', 'status "No decision has been made in this browser."'],
  'history, failed': [
    'region "Your decisions"',
    'status "The list could not be loaded. What this browser knows is shown."',
    'button "Try again"',
    ...downloads,
  ],
  purpose: [...folded, 'status'],
  'purpose, unfolded': [
    ...folded,
    'switch "PostHog" off',
    'link "Privacy policy: PostHog"',
    'switch "Clarity" off',
    'link "Privacy policy: Clarity"',
    'status',
  ],
  'status, none': ['status "Nothing optional is on."'],
  'status, some, signal': ['status "On: Comfort and Analytics (without Clarity). Opt-out signal honoured."'],
};

describe('what assistive technology meets', () => {
  afterEach(clear);

  for (const [name, wanted] of Object.entries(TREES)) {
    it(name, async () => {
      const { element } = await mountState(STATES.find((state) => state.name === name)!);
      const lines = await a11yTree(element);
      expect(lines, lines.join('\n')).to.have.length(wanted.length);
      for (const [i, line] of wanted.entries()) {
        if (typeof line === 'string') expect(lines[i]).to.equal(line);
        else expect(lines[i]).to.match(line);
      }
    });
  }
});
