import { decodeRecord } from './codec.js';
import type { ConsentRecord } from './types.js';

/**
 * Reads the record in a `Cookie` header, for servers; pure. Of several cookies of that name the newest counts; anything
 * malformed reads as no record. It says what the visitor chose: whether a choice still holds under the policy's present
 * revisions and the request's `Sec-GPC` is the policy's to say.
 */
export function readCookie(header: string | null | undefined, name = 'assent'): ConsentRecord | undefined {
  return (header ?? '')
    .split(/;\s*/)
    .flatMap((part) => (part.startsWith(`${name}=`) ? (decodeRecord(part.slice(name.length + 1)) ?? []) : []))
    .sort((a, b) => b.at - a.at)[0];
}
