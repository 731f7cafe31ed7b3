import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { isExport, readExport } from '../server/chain/export.js';
import { readLog } from '../server/chain/read-log.js';
import { type Verification, verifyChains } from '../server/chain/verify.js';
import { isPostgresUrl, openReader } from '../server/storage/reader.js';
import type { ChainHead } from '../server/storage/types.js';
import { type Command, type Terminal, UsageError } from './command.js';
import { readJsonFile, tellReceipt, verifyReceiptFile } from './receipt-file.js';

/** `assent verify`: checks a log, an export of it or a receipt, with no server. */
export const command: Command = {
  help: `Usage: assent verify <consent.db | export.ndjson | receipt.json> [options]
       assent verify postgres://user@host/database [options]

Of a database or an export: checks that no decision was changed, removed or put
in another's place since it was stored: each row against its hash, each hash
against the row before it. Of a receipt: checks its signature.
Needs no server, and changes nothing.

Options:
  --anchor <file>   what an earlier "assent verify --json" printed, or a
                    receipt, kept where nobody who can write to the log can
                    reach it: also finds a log that was rewritten or cut off
                    as a whole
  --jwks <file>     the keys that the backend publishes as jwks.json: without
                    them a receipt is checked by the keys that came with it,
                    which shows that it is whole, but not whose it is
  --json            print the result as JSON
  -h, --help

Exit code: 0 nothing was found, 1 something was, 2 it could not run.`,

  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { anchor: { type: 'string' }, jwks: { type: 'string' }, json: { type: 'boolean' } },
    });
    const [file, more] = positionals;
    if (file === undefined || more !== undefined) throw new UsageError('Name one database, export or receipt');
    const start = isPostgresUrl(file) ? '' : await firstBytes(file);
    if (start.startsWith('{') && !isExport(start)) {
      const result = await verifyReceiptFile(file, values.jwks);
      if (values.json) terminal.out(JSON.stringify(result, null, 2));
      else tellReceipt(file, result, terminal);
      return result.ok ? 0 : 1;
    }
    const anchors = values.anchor === undefined ? [] : await readAnchors(values.anchor);
    const { result, partial } = await verifyLog(file, start, anchors);
    if (values.json) terminal.out(JSON.stringify(result, null, 2));
    else tell(file, result, partial, terminal);
    return result.ok ? 0 : 1;
  },
};

/** The first bytes of every SQLite file. */
const SQLITE = 'SQLite format 3\0';

async function verifyLog(
  file: string,
  start: string,
  anchors: ChainHead[],
): Promise<{ result: Verification; partial: boolean }> {
  if (start.startsWith(SQLITE) || isPostgresUrl(file)) {
    const log = await openReader(file);
    try {
      const heads = await log.chains();
      return { result: await verifyChains(readLog(log, heads), { heads, anchors }), partial: false };
    } finally {
      await log.close();
    }
  }
  if (!isExport(start)) throw new Error(`${file} is neither a database, nor an export, nor a receipt of Assent`);
  const handle = await open(file);
  try {
    const { header, rows } = await readExport(handle.readLines());
    const partial = !header.complete;
    return { result: await verifyChains(rows, { heads: header.chains, anchors, partial }), partial };
  } finally {
    await handle.close();
  }
}

async function firstBytes(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

const Heads = z.object({
  heads: z.array(z.object({ chain: z.int(), length: z.int().positive(), hash: z.string() })),
});
const ReceiptPlace = z.object({
  receipt: z.object({ log: z.object({ chain: z.int(), position: z.int().positive(), hash: z.string() }) }),
});

async function readAnchors(file: string): Promise<ChainHead[]> {
  const document = await readJsonFile(file);
  const heads = Heads.safeParse(document);
  if (heads.success) return heads.data.heads;
  const place = ReceiptPlace.safeParse(document);
  if (!place.success) throw new Error(`${file} is neither what "assent verify --json" prints nor a receipt`);
  const { chain, position: length, hash } = place.data.receipt.log;
  return [{ chain, length, hash }];
}

function tell(file: string, result: Verification, partial: boolean, terminal: Terminal): void {
  for (const { problem, chain, position, id } of result.problems) {
    terminal.out(`${problem.padEnd(16)} chain ${chain}, position ${position}${id ? `, decision ${id}` : ''}`);
  }
  const untold = result.problemCount - result.problems.length;
  if (untold > 0) terminal.out(`and ${untold} more`);
  const erased = result.erased > 0 ? `, ${result.erased} of them of erased subjects` : '';
  const name = isPostgresUrl(file) ? 'The database' : file; // a connection string may hold a password
  terminal.out(`${name}: ${result.entries} decisions in ${result.heads.length} chains${erased}`);
  if (partial) terminal.err('The export holds a part of the log: rows that it lacks were not looked for.');
  terminal.out(result.ok ? 'Intact.' : `Not intact: ${result.problemCount} problems.`);
}
