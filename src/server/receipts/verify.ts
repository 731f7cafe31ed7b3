import { compactVerify, createLocalJWKSet } from 'jose';
import { z } from 'zod';
import { canonicalJson } from '../../policy/canonical.js';
import type { JwkSet } from '../jwk.js';
import { ALGORITHM, RECEIPT_TYPE } from './keys.js';
import type { Receipt } from './receipt.js';

/** What `GET /receipts/:id` answers and a person keeps. */
export interface SignedReceipt {
  /** The receipt, readable. */
  receipt: Receipt;
  /** The same, signed: a compact JWS (RFC 7515). */
  jws: string;
  /** The backend's public keys at that time (RFC 7517). */
  keys: JwkSet;
}

const File = z.object({
  receipt: z.record(z.string(), z.unknown()),
  jws: z.string(),
  keys: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }).optional(),
});

export type ReceiptVerification =
  | { ok: true; receipt: Receipt; kid: string /** By keys that came with the receipt alone. */; selfSigned: boolean }
  | { ok: false; problem: string };

/**
 * Checks a receipt with no server.
 *
 * @param document what was kept (parsed JSON)
 * @param trusted the backend's keys, from the backend. Without them the keys in the file are used: that shows that the
 * receipt was not changed since it was signed, but not by whom
 */
export async function verifyReceipt(document: unknown, trusted?: JwkSet): Promise<ReceiptVerification> {
  const file = File.safeParse(document);
  if (!file.success) return { ok: false, problem: 'It is not a receipt: it lacks "receipt" or "jws"' };
  const { receipt, jws, keys } = file.data;
  const set = trusted ?? (keys as JwkSet | undefined);
  if (!set) return { ok: false, problem: 'It came without keys: give those of the backend' };
  try {
    const options = { algorithms: [ALGORITHM] };
    const { payload, protectedHeader } = await compactVerify(jws, createLocalJWKSet(set), options);
    if (protectedHeader.typ !== RECEIPT_TYPE) return { ok: false, problem: 'The signature is not one of a receipt' };
    const signed = JSON.parse(new TextDecoder().decode(payload)) as Receipt;
    if (canonicalJson(signed) !== canonicalJson(receipt)) {
      return { ok: false, problem: 'The readable part was changed: it is not what was signed' };
    }
    return { ok: true, receipt: signed, kid: protectedHeader.kid ?? '', selfSigned: !trusted };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, problem: `The signature does not hold: ${reason}` };
  }
}
