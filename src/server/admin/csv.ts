import type { ChainedDecision } from '../storage/types.js';

const COLUMNS: Record<string, (row: ChainedDecision) => string | number | boolean | null> = {
  seq: (row) => row.seq,
  id: (row) => row.id,
  subject: (row) => row.subject,
  policy: (row) => row.policyId,
  version: (row) => row.policyVersion,
  policy_hash: (row) => row.policyHash,
  server_hash: (row) => row.serverHash,
  flags: (row) => row.flags.join(' '),
  regime: (row) => row.regime,
  region: (row) => row.region,
  granted: (row) => units(row, true),
  denied: (row) => units(row, false),
  source: (row) => row.source,
  language: (row) => row.language,
  text_hash: (row) => row.text,
  at: (row) => row.at,
  occurred_at: (row) => row.occurredAt,
  received_at: (row) => row.receivedAt,
  trusted: (row) => row.trusted,
  chain: (row) => row.proof.chain,
  position: (row) => row.proof.position,
  hash: (row) => row.proof.hash,
};

const units = ({ choices }: ChainedDecision, granted: boolean): string =>
  Object.keys(choices)
    .filter((unit) => choices[unit] === granted)
    .join(' ');

/** The lines of a CSV file (RFC 4180) for spreadsheets; an export that can be verified is the NDJSON one. */
export async function* csvLines(rows: AsyncIterable<ChainedDecision>): AsyncGenerator<string, void, undefined> {
  yield Object.keys(COLUMNS).join(',');
  for await (const row of rows) {
    yield Object.values(COLUMNS)
      .map((read) => cell(read(row)))
      .join(',');
  }
}

/** Spreadsheets run a text that begins like a formula, and some texts here were chosen by strangers. */
function cell(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
