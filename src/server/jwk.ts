/** A JSON Web Key (RFC 7517). Declared here, so that an app needs no other package for this one's types. */
export interface Jwk {
  kty?: string;
  kid?: string;
  alg?: string;
  use?: string;
  crv?: string;
  x?: string;
  [member: string]: unknown;
}

/** A set of public keys, as `/jwks.json` serves it. */
export interface JwkSet {
  keys: Jwk[];
}
