import * as crypto from 'node:crypto';

/** The digest in one call, which Node has from 20.12 on; it saves making an object for each. */
const digest: (text: string) => string =
  'hash' in crypto
    ? (text) => (crypto.hash as (name: string, data: string, encoding: string) => string)('sha256', text, 'base64url')
    : (text) => crypto.createHash('sha256').update(text).digest('base64url');

/** What `sha256` of `policy/hash.ts` gives, at once: browsers can only wait for it, and here waiting costs more than hashing. */
export const sha256 = (text: string): string => `sha256-${digest(text)}`;
