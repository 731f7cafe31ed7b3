import axe from 'axe-core';
import { clear } from '../../ui/helpers/mount.js';
import type { SampleLanguage } from '../../ui/helpers/policy.js';
import { speakPseudo } from '../../ui/helpers/pseudo.js';
import { mountState, STATES } from '../../ui/helpers/states.js';
import { geometry } from './geometry.js';

/** How the page is while a state is judged; the viewport and forced colours are the browser's. */
interface Look {
  language: string;
  scheme: 'light' | 'dark';
  /** Of the page's text, in per cent. */
  text: number;
}

speakPseudo();

/** Shows one state in each of the looks, in place, and answers with what is wrong. */
async function judge(name: string, looks: Look[]): Promise<string[]> {
  const state = STATES.find((s) => s.name === name)!;
  const found: string[] = [];
  let element: HTMLElement | undefined;
  let language = '';
  for (const look of looks) {
    const root = document.documentElement;
    root.lang = look.language;
    root.dir = look.language === 'en' ? 'ltr' : 'rtl';
    root.style.cssText = `color-scheme: ${look.scheme}; background: Canvas; color: CanvasText; font-size: ${look.text}%`;
    if (!element || language !== look.language) {
      clear();
      ({ element } = await mountState(state, look.language as SampleLanguage));
      language = look.language;
    }
    element.style.colorScheme = look.scheme;
    // Some sizes follow an observer's round.
    for (const _ of [1, 2]) await new Promise((frame) => requestAnimationFrame(frame));
    // Forced colours are the visitor's palette, painted behind each line of text: axe reads what they replace.
    const rules = { 'color-contrast': { enabled: !matchMedia('(forced-colors: active)').matches } };
    const { violations } = await axe.run(element, { resultTypes: ['violations'], rules });
    const wrong = [
      ...violations.map(({ id, nodes }) => `axe ${id}: ${nodes.map((n) => n.html).join(' ')}`.slice(0, 300)),
      ...geometry(element),
    ];
    scrollTo(0, 0);
    found.push(...wrong.map((line) => `${name}, ${look.language}, ${look.scheme}, ${look.text} %: ${line}`));
  }
  clear();
  return found;
}

Object.assign(globalThis, { matrix: { names: STATES.map(({ name }) => name), judge } });
