import type { Consent } from '../store/consent.js';

/*
 * Google Consent Mode v2. The default must stand in the queue before any tag's commands, on every page; the queue
 * wants `arguments` objects, not arrays. developers.google.com/tag-platform/security/guides/consent
 */
function gtag(..._command: unknown[]): void {
  // biome-ignore lint/complexity/noArguments: the tag tells a command from an event by its being an Arguments object
  // biome-ignore lint/suspicious/noAssignInExpressions: the queue's own idiom, and the shortest
  ((self as { dataLayer?: IArguments[] }).dataLayer ??= []).push(arguments);
}

/** Sets the denied defaults, says what is granted already, and tells Google of each later state. */
export const signalGoogle = ({ rules, allows, subscribe }: Pick<Consent, 'rules' | 'allows' | 'subscribe'>): void => {
  const types = rules.signals?.google;
  if (!types) return;
  const say = (change: unknown) => {
    const states: Record<string, string> = {};
    for (const type in types) states[type] = change && allows(types[type]!) ? 'granted' : 'denied';
    gtag('consent', change ? 'update' : 'default', states);
  };
  say(0);
  subscribe(say);
  say(1);
};
