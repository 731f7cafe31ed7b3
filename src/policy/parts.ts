import type { Rules } from './rules.js';

const services = (rules: Rules) => rules.services ?? [];
const hosts = (rules: Rules) => services(rules).some((s) => s.hosts?.length);
const matches = (rules: Rules) =>
  services(rules).some((s) => s.hosts?.length || s.cookies?.length || s.storage?.length);
const markup = (rules: Rules) =>
  rules.markup && (Array.isArray(rules.markup) ? rules.markup : Object.keys(rules.markup)).length;
const seals = ({ seal }: Rules) => seal && seal !== 'never';

/** When a policy needs which part of the gate (`src/gate/parts`), in the order in which they are installed. */
const NEEDED: Record<string, (rules: Rules) => unknown> = {
  // The first one: it gives the others what they patch with.
  layers: matches,
  markup,
  hold: (rules) => services(rules).some((s) => s.hold),
  storage: (rules) => services(rules).some((s) => s.storage?.length),
  navigation: hosts,
  attributes: hosts,
  documents: hosts,
  calls: hosts,
  css: hosts,
  // Marked elements may stand in shadow roots whatever a policy names; but it alone is no reason for a guard with parts.
  shadow: (rules) => matches(rules) || markup(rules) || seals(rules),
  connections: hosts,
  seal: seals,
  native: hosts,
  // The last one: it takes what the others have patched into fresh frames.
  frames: matches,
};

/** The parts of the gate that close what these rules name. */
export const partsFor = (rules: Rules): string[] => Object.keys(NEEDED).filter((name) => NEEDED[name]!(rules));
