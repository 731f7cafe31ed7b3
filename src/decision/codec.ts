import type { Choice, ConsentRecord } from './types.js';

/*
 * The cookie's value, in characters that no cookie library escapes (RFC 3986 "unreserved" and `!*'`):
 *
 *   value = "v1." flag "." time "." [ entry *( "~" entry ) ]
 *   flag  = "1" when anything is granted, else "0"
 *   time  = milliseconds since 1970 of the last decision, base 36
 *   entry = [ "!" ] unit [ "*" revision ] [ "'" ]    ; "!" denied, "'" granted against an opt-out signal
 *   unit  = id *2( "." id )                          ; revision 1 is left out
 *
 * No entry at all is the tombstone that `forget()` leaves. Test vectors: test/decision/codec-vectors.json
 */
const VALUE = /^v1\.([01])\.([0-9a-z]{1,9})\.(.*)$/;
const ENTRY = /^(!?)([a-z][\w.-]*)(?:\*(\d+))?('?)$/;

/** Longer values are not ours: 30 services need less than 1 KB. */
const LIMIT = 3800;

export function encodeRecord({ at, choices }: ConsentRecord): string {
  const entries = Object.entries(choices).map(
    ([unit, c]) => `${c.granted ? '' : '!'}${unit}${c.revision > 1 ? `*${c.revision}` : ''}${c.specific ? "'" : ''}`,
  );
  const any = Object.values(choices).some((c) => c.granted);
  return `v1.${any ? 1 : 0}.${at.toString(36)}.${entries.join('~')}`;
}

/** The record in a cookie's value; anything malformed, oversized or contradictory reads as "no record". */
export function decodeRecord(value: string | null | undefined): ConsentRecord | undefined {
  const [, flag, time, rest] = (value && value.length < LIMIT && VALUE.exec(value)) || [];
  if (!time) return;
  const choices: Record<string, Choice> = Object.create(null);
  let any = false;
  for (const text of rest ? rest.split('~') : []) {
    const [, deny, unit, revision, specific] = ENTRY.exec(text) ?? [];
    if (!unit || choices[unit]) return;
    any ||= !deny;
    choices[unit] = { granted: !deny, revision: +(revision ?? 1), ...(specific && { specific: true }) };
  }
  return any === (flag === '1') ? { at: Number.parseInt(time, 36), choices } : undefined;
}
