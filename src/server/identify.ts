import { createHmac, hkdfSync } from 'node:crypto';
import { createLocalJWKSet, type JWTVerifyOptions, jwtVerify } from 'jose';
import type { JwkSet } from './jwk.js';

/** How the site's own backend vouches for a user: it signs a JWT with `sub`, `aud` and `exp`. */
export interface IdentifyOptions {
  /** What `aud` must be: tokens made for something else are refused. */
  audience: string;
  /** What `iss` must be, where it is given. */
  issuer?: string;
  /** The public keys of the site's backend (EdDSA, ES256, RS256 or PS256). */
  jwks?: JwkSet;
  /** Or a secret shared with it (HS256), of at least 32 characters. */
  secret?: string;
  /** Keys the hash that a user's id is stored as, of at least 32 characters. Keep it: another one knows nobody. */
  pepper: string;
}

/** Answers the hash of the user whom a token vouches for; undefined when the token does not hold. */
export type Identify = (token: string) => Promise<string | undefined>;

/** @throws Error when an option can't be used as it is */
export function identifier({ audience, issuer, jwks, secret, pepper }: IdentifyOptions, now: () => number): Identify {
  if (!audience) throw new Error('identify.audience is empty: name what tokens are made for');
  if ((jwks === undefined) === (secret === undefined))
    throw new Error('Give identify.jwks or identify.secret, and one of them');
  if (secret !== undefined && secret.length < 32) throw new Error('identify.secret has fewer than 32 characters');
  if (!pepper || pepper.length < 32) throw new Error('identify.pepper has fewer than 32 characters');
  const hashKey = Buffer.from(hkdfSync('sha256', pepper, '', 'assent user', 32));
  // One kind of key, one list of algorithms: a public key is never taken for a shared secret.
  const pinned = jwks ? ['EdDSA', 'Ed25519', 'ES256', 'RS256', 'PS256'] : ['HS256'];
  const key = jwks ? createLocalJWKSet(jwks) : new TextEncoder().encode(secret);

  return async (token) => {
    const options: JWTVerifyOptions = {
      algorithms: pinned,
      audience,
      ...(issuer !== undefined && { issuer }),
      requiredClaims: ['sub', 'aud', 'exp'],
      currentDate: new Date(now()),
    };
    try {
      const { payload } = await (typeof key === 'function'
        ? jwtVerify(token, key, options)
        : jwtVerify(token, key, options));
      if (typeof payload.sub !== 'string' || payload.sub === '') return undefined;
      return `user-${createHmac('sha256', hashKey).update(`${audience}\n${payload.sub}`).digest('base64url')}`;
    } catch (error) {
      if (error instanceof Error && 'code' in error && /^ERR_J/.test(String(error.code))) return undefined;
      throw error;
    }
  };
}
