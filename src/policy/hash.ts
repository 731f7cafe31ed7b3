import { canonicalJson } from './canonical.js';

/**
 * `sha256-` and the base64url (RFC 4648, no padding) SHA-256 of a text in UTF-8.
 *
 * @throws Error where the Web Crypto API is missing: browsers offer it on https and localhost only.
 */
export async function sha256(text: string): Promise<string> {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) throw new Error('SHA-256 needs a secure context: serve the page over https or from localhost');
  const bytes = new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(text)));
  const base64 = btoa(String.fromCharCode(...bytes));
  return `sha256-${base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/**
 * The hash that names a policy document in a decision: SHA-256 over its canonical JSON (RFC 8785).
 *
 * @param document the document as its owner wrote it (parsed JSON), before defaults are filled in: so that a new default
 * of this library does not change the hash of a text that nobody touched. What it `use`s of the catalogue is taken over
 * first (`resolveUses`): a visitor was shown those facts, so they are part of what the hash has to prove.
 */
export function policyHash(document: unknown): Promise<string> {
  return sha256(canonicalJson(document));
}
