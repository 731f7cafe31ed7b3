import { clear } from './mount.js';
import { mountState, STATES } from './states.js';

/**
 * The page inside `strict-page.test.ts`: every element in every state, one after the other. It writes on its body which have
 * been shown, and what was reported meanwhile.
 */
const { body } = document;
let name = '';
const violations: string[] = [];
document.addEventListener('securitypolicyviolation', (event) => {
  violations.push(`${name}: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
const shown: string[] = [];
for (const state of STATES) {
  name = state.name;
  await mountState(state);
  await new Promise((frame) => setTimeout(frame));
  shown.push(name);
  clear();
}
Object.assign(body.dataset, { violations: violations.join('\n'), shown: shown.join('\n') });
