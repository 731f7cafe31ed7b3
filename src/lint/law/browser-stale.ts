import type { Rule } from '../rule.js';
import facts from './facts.json';
import { matched, values } from './texts.js';

export const browserStale: Rule = {
  id: 'BROWSER-STALE',
  severity: 'warning',
  summary: 'Refusal by the browser is told for browsers that people use, with menus that are there.',
  source: 'PIPA 30(1)7',
  *run({ trackers }, on) {
    const rows = trackers?.browserRefusal ?? [];
    if (rows.length === 0) return;
    for (const [i, { browser, path: menu, checkedOn }] of rows.entries()) {
      const path = `/trackers/browserRefusal/${i}`;
      const [, ended] = Object.entries(facts.deadBrowsers).find(([name]) => matched(browser, [name])) ?? [];
      if (ended) {
        yield { path: `${path}/browser`, message: `"${browser}" ended on ${ended}`, fix: 'take it out' };
      }
      const moved = facts.movedMenus.find(
        (m) =>
          browser.toLowerCase().includes(m.browser) && values(menu).some((text) => text.toLowerCase().includes(m.menu)),
      );
      if (moved) {
        yield {
          path: `${path}/path`,
          message: `leads to "${moved.menu}", which ${browser} no longer has`,
          fix: `the menu is called "${moved.now}" now: try it, and set checkedOn`,
        };
      }
      if (checkedOn !== undefined && months(checkedOn, on) > facts.menusGoodForMonths) {
        yield {
          path: `${path}/checkedOn`,
          message: `was ${months(checkedOn, on)} months ago; menus move`,
          fix: 'try the menus again, and set the day',
        };
      }
    }
    const has = (name: string, platform: string) =>
      rows.some((row) => row.platform === platform && row.browser.toLowerCase().includes(name.toLowerCase()));
    const lacking = facts.browsersInUse.filter(({ browser, platform }) => !has(browser, platform));
    if (lacking.length === 0) return;
    yield {
      path: '/trackers/browserRefusal',
      message: `says nothing of ${lacking.map(({ browser, platform }) => `${browser} (${platform})`).join(', ')}`,
      fix: 'add the menus of each, or leave the list out and name the switch on this site',
    };
  },
};

/** Whole months from one day to another. */
function months(from: string, to: string): number {
  const [a, b] = [from, to].map((day) => day.split('-').map(Number)) as [number[], number[]];
  return (b[0]! - a[0]!) * 12 + (b[1]! - a[1]!) - (b[2]! < a[2]! ? 1 : 0);
}
