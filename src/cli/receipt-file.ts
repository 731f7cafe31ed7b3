import { readFile } from 'node:fs/promises';
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { type ReceiptVerification, verifyReceipt } from '../server/receipts/verify.js';
import type { Terminal } from './command.js';

/** @throws Error naming the file, when it is not JSON */
export async function readJsonFile(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${file} is not JSON`, { cause });
  }
}

const KeySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).nonempty() });

/**
 * Checks a receipt in a file.
 *
 * @param keyFile the backend's keys, as its /jwks.json answers them
 * @throws Error naming the file that can't be read
 */
export async function verifyReceiptFile(file: string, keyFile: string | undefined): Promise<ReceiptVerification> {
  const receipt = await readJsonFile(file);
  if (keyFile === undefined) return verifyReceipt(receipt);
  const keys = KeySet.safeParse(await readJsonFile(keyFile));
  if (!keys.success) throw new Error(`${keyFile} is not a set of keys: save what the backend's /jwks.json answers`);
  return verifyReceipt(receipt, keys.data as JSONWebKeySet);
}

/** Says what a receipt proves, in a few lines. */
export function tellReceipt(file: string, result: ReceiptVerification, terminal: Terminal): void {
  if (!result.ok) {
    terminal.out(`${file}: ${result.problem}`);
    terminal.out('Not valid.');
    return;
  }
  const { receipt, kid, selfSigned } = result;
  terminal.out(`${file}: receipt ${receipt.receipt_id} of ${receipt.party_identification[0]?.party_name ?? 'unknown'}`);
  for (const { event_time, unit, event_state } of receipt.consent_events) {
    terminal.out(`  ${event_time}  ${unit}: ${event_state}`);
  }
  terminal.out(`Signed by the key ${kid}; not changed since.`);
  if (selfSigned) {
    terminal.err(`Whose key that is was not checked: it came with the receipt. Save the backend's /jwks.json as a
file and name it: --jwks keys.json`);
  }
}
