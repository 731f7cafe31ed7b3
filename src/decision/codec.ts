import type { Choice, ConsentRecord } from './types.js';

/*
 * The cookie's value, in characters that no cookie library escapes (RFC 3986 "unreserved" and `!*'`):
 *
 *   value = "v1." flag "." time "." [ entry *( "~" entry ) ]  ; at most 3.8 KB: 30 services need less than one
 *   flag  = "1" when anything is granted, else "0"
 *   time  = milliseconds since 1970 of the last decision, base 36
 *   entry = [ "!" ] unit [ "*" revision ] [ "'" ]    ; "!" denied, "'" granted against an opt-out signal
 *   unit  = id *2( "." id )                          ; revision 1 is left out
 *
 * No entry at all is the tombstone that `forget()` leaves. Test vectors: test/decision/codec-vectors.json
 */
const VALUE = /^v1\.([01])\.([0-9a-z]{1,9})\.(.{0,3800})$/;
const ENTRY = /^(!?)([a-z][\w.-]*)(?:\*([1-9]\d{0,8}))?('?)$/;

export const encodeRecord = ({ at, choices }: ConsentRecord): string => {
  const entries = Object.entries(choices).map(
    ([unit, c]) => `${c.granted ? '' : '!'}${unit}${c.revision > 1 ? `*${c.revision}` : ''}${c.specific ? "'" : ''}`,
  );
  const any = Object.values(choices).some((c) => c.granted);
  return `v1.${any ? 1 : 0}.${at.toString(36)}.${entries.join('~')}`;
};

/** The record in a cookie's value; anything malformed, oversized or contradictory reads as "no record". */
export const decodeRecord = (value: string | null | undefined): ConsentRecord | undefined => {
  const [, flag, time, rest] = VALUE.exec(value ?? '') ?? [];
  if (!time) return;
  const choices: Record<string, Choice> = { __proto__: null } as never;
  let any = 0;
  if (rest)
    for (const text of rest.split('~')) {
      const [, deny, unit, revision, specific] = ENTRY.exec(text) ?? [];
      if (!unit || choices[unit]) return;
      if (!deny) any = 1;
      choices[unit] = { granted: !deny, revision: +revision! || 1, ...(specific && { specific: true }) };
    }
  if (any === +flag!) return { at: Number.parseInt(time, 36), choices };
};
