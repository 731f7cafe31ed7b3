import { hkdfSync } from 'node:crypto';
import {
  CompactEncrypt,
  CompactSign,
  type CryptoKey,
  calculateJwkThumbprint,
  compactDecrypt,
  exportJWK,
  generateKeyPair,
  importJWK,
} from 'jose';
import type { Jwk, JwkSet } from '../jwk.js';
import type { ConsentStorage, StoredKey } from '../storage/types.js';

/** Signature of receipts: Ed25519 (RFC 8037), under the name that every JOSE library knows. */
export const ALGORITHM = 'EdDSA';
/** The `typ` of our signatures, so that one made for another use is never taken for a receipt. */
export const RECEIPT_TYPE = 'consent-receipt+jws';
/** Milliseconds after which an instance asks the storage again: so long may it sign by a key that was replaced. */
const FRESH = 60_000;

/** The keys that sign receipts; all instances on one storage share them. */
export interface ReceiptKeys {
  /** Signs a receipt by the current key, and makes the first key where there is none. Answers a compact JWS. */
  sign(receipt: object): Promise<string>;
  /** All public keys, the current one first: receipts signed by a replaced key stay valid. */
  jwks(): Promise<JwkSet>;
  /** Replaces the current key and destroys its private part. Answers the new key's id (RFC 7638 thumbprint). */
  rotate(): Promise<string>;
}

/**
 * @param secret encrypts private keys in the storage; all instances need the same one
 * @param now milliseconds since 1970
 */
export function receiptKeys(storage: ConsentStorage, secret: string | undefined, now: () => number): ReceiptKeys {
  const wrapping = secret === undefined ? undefined : wrappingKey(secret);
  let known: { keys: StoredKey[]; signing: { kid: string; key: CryptoKey }; read: number } | undefined;

  async function make(replace: boolean): Promise<string> {
    const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
    const jwk = await exportJWK(publicKey);
    const kid = await calculateJwkThumbprint(jwk);
    const secretPart = JSON.stringify(await exportJWK(privateKey));
    const stored: StoredKey = {
      kid,
      created: new Date(now()).toISOString(),
      publicKey: { ...jwk, kid, alg: ALGORITHM, use: 'sig' },
      privateKey: wrapping ? await seal(secretPart, wrapping) : secretPart,
    };
    await storage.addKey(stored, replace);
    return kid;
  }

  async function load() {
    if (known && now() - known.read < FRESH) return known;
    let keys = await storage.keys();
    if (!keys.some((key) => key.privateKey !== null)) {
      await make(false);
      keys = await storage.keys();
    }
    const current = keys.find((key) => key.privateKey !== null)!;
    const jwk = JSON.parse(await unseal(current.privateKey!, wrapping)) as Jwk;
    const key = (await importJWK(jwk, ALGORITHM)) as CryptoKey;
    known = { keys, signing: { kid: current.kid, key }, read: now() };
    return known;
  }

  return {
    async sign(receipt) {
      const { kid, key } = (await load()).signing;
      return new CompactSign(new TextEncoder().encode(JSON.stringify(receipt)))
        .setProtectedHeader({ alg: ALGORITHM, kid, typ: RECEIPT_TYPE })
        .sign(key);
    },
    jwks: async () => ({ keys: (await load()).keys.map(({ publicKey }) => publicKey) }),
    async rotate() {
      const kid = await make(true);
      known = undefined;
      return kid;
    },
  };
}

/** 256 bits from a secret of any length. */
const wrappingKey = (secret: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, '', 'assent receipt keys', 32));

const seal = (text: string, key: Uint8Array): Promise<string> =>
  new CompactEncrypt(new TextEncoder().encode(text)).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(key);

/** A private key as it is stored, readable. */
async function unseal(stored: string, key: Uint8Array | undefined): Promise<string> {
  if (stored.startsWith('{')) return stored;
  if (!key) throw new Error('The receipt keys are encrypted: give receipts.secret');
  try {
    const options = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };
    return new TextDecoder().decode((await compactDecrypt(stored, key, options)).plaintext);
  } catch (cause) {
    throw new Error('The receipt keys were encrypted by another receipts.secret', { cause });
  }
}
