import axe from 'axe-core';
import { type Axe, met } from '../../ui/helpers/met.js';

/** The panel where one is open, which holds the reader; else the page. */
const here = () => {
  const panel = document.querySelector('assent-settings');
  return panel?.shadowRoot?.querySelector('dialog')?.open ? panel : document.body;
};

/** What can be met now, in order. */
const lines = () => met(here(), axe as unknown as Axe).map(({ line }) => line);

/** What has the focus, as it is met: looked for inside open shadow roots. */
function focused(): string | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return met(here(), axe as unknown as Axe).find((one) => one.element === element)?.line;
}

/** What a reader's cursor does when it is told to act on a line: the element's own default action. */
function act(line: string): void {
  const { element } = met(here(), axe as unknown as Axe).find((one) => one.line === line)!;
  (element as HTMLElement).focus();
  (element as HTMLElement).click();
}

Object.assign(globalThis, { walk: { lines, focused, act } });
