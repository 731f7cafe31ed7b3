import { openSources, SEAL, sealCsp } from '../../policy/csp.js';
import { cookieName } from '../../policy/rules.js';
import { attempt } from '../../store/attempt.js';
import type { Gate } from '../part.js';
import { watched } from './adopt.js';
import { trackConnections } from './opened.js';

/** Milliseconds that a decision gets to reach the backend before the page reloads. */
const PATIENCE = 1000;

/**
 * The sealed tier: a Content-Security-Policy that lets through the page's own hosts, the owner's, and those of granted
 * services. `always`: from the start. `withdrawal`: once something is withdrawn; what a withdrawn service has open is
 * closed first, as it would go on under the old policy. A policy can be narrowed, never lifted: what is granted under a
 * seal takes effect by a reload.
 */
export default (gate: Gate): void => {
  const { rules, allows, subscribe, note } = gate;
  const { seal } = rules;
  if (seal !== 'always' && seal !== 'withdrawal') return;

  // The guard may lie on a host of its own, and loads its chunks from there. A blank frame is `'self'` to nobody.
  const { src = location.href } = (document.currentScript ?? {}) as Partial<HTMLScriptElement>;
  const allow = [...(rules.allow ?? []), location.host, new URL(src, location.href).host];
  const open = () => openSources({ ...rules, allow }, allows);
  const closeDenied = trackConnections(gate, true);

  let before = open();
  let inForce: string | undefined;
  const insert = (doc: Document) => {
    const meta = doc.createElement('meta');
    meta.httpEquiv = 'Content-Security-Policy';
    meta.content = inForce!;
    doc.head?.prepend(meta);
    // A blank frame took over the policy of its making, and would go on under it.
    for (const root of doc === document ? [doc, ...watched().map((r) => r.deref())] : [doc]) {
      for (const frame of root?.querySelectorAll('iframe') ?? [])
        if (frame.contentDocument) insert(frame.contentDocument);
    }
  };
  const close = () => {
    inForce = sealCsp(before);
    insert(document);
  };

  if (seal === 'always') close();
  document.addEventListener('securitypolicyviolation', ({ originalPolicy, blockedURI }) => {
    if (originalPolicy.startsWith(SEAL)) note('dropped', `sealed ${blockedURI}`, '');
  });
  subscribe(() => {
    const now = open();
    const lost = before.some((source) => !now.includes(source));
    const gained = now.some((source) => !before.includes(source));
    before = now;
    closeDenied();
    if (inForce && gained) reload(cookieName(rules));
    else if (lost) close();
  });
};

/** Reloads once the decision is sent, or its time is up: it is kept, and goes out from the next page then. */
const reload = (name: string): void => {
  const until = Date.now() + PATIENCE;
  const go = () => {
    const waiting = attempt(() => Object.keys(localStorage).some((key) => key.startsWith(`${name}:!d`)));
    if (waiting && Date.now() < until) setTimeout(go, 50);
    else location.reload();
  };
  // Where nothing can be kept, the next page would know of no grant.
  if (attempt(() => document.cookie.includes(`${name}=`) || localStorage[name])) setTimeout(go);
  else console.warn('[assent] Sealed: a grant needs a reload, but this browser keeps nothing. Fix: seal "withdrawal"');
};
