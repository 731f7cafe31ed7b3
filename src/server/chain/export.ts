import { z } from 'zod';
import type { ChainedDecision, ChainHead } from '../storage/types.js';

/*
 * An export of the log: NDJSON, one JSON object a line, in this order:
 *
 *   { "assent": "decisions", "format": 1, "exported": time, "complete": true, "chains": [ heads ] }
 *   one ChainedDecision a line, in the order of the chains
 *   { "end": true, "entries": count }
 *
 * "complete" is false where only some rows were asked for: then gaps are no fault. The last line tells a whole file from
 * one that broke off.
 */

export interface ExportHeader {
  exported: string;
  complete: boolean;
  chains: ChainHead[];
}

const Head = z.object({ chain: z.int(), length: z.int(), hash: z.string() });
const Header = z.object({
  assent: z.literal('decisions'),
  format: z.literal(1, 'this release reads format 1'),
  exported: z.string(),
  complete: z.boolean(),
  chains: z.array(Head),
});
const Text = z.string();
const OrNull = z.string().nullable();
const Entry = z.object({
  seq: z.int(),
  id: Text,
  subject: OrNull,
  policyId: Text,
  policyVersion: Text,
  policyHash: OrNull,
  serverHash: OrNull,
  flags: z.array(Text),
  regime: Text,
  region: OrNull,
  choices: z.record(Text, z.boolean()),
  source: Text,
  language: Text,
  text: OrNull,
  at: Text,
  occurredAt: Text,
  receivedAt: Text,
  trusted: z.boolean().nullable(),
  proof: z.object({ chain: z.int(), position: z.int(), salt: OrNull, subjectDigest: Text, hash: Text }),
});
const End = z.object({ end: z.literal(true), entries: z.int() });

/** The lines of an export, without line breaks. */
export async function* exportLines(
  rows: AsyncIterable<ChainedDecision>,
  header: ExportHeader,
): AsyncGenerator<string, void, undefined> {
  yield JSON.stringify({ assent: 'decisions', format: 1, ...header });
  let entries = 0;
  for await (const row of rows) {
    entries += 1;
    yield JSON.stringify(row);
  }
  yield JSON.stringify({ end: true, entries });
}

/** Whether a file's first line is that of an export. */
export const isExport = (line: string): boolean => /^\{\s*"assent"\s*:\s*"decisions"/.test(line);

/**
 * Reads an export back.
 *
 * @throws (from either) Error naming the line that is not what it should be, or saying that the file broke off
 */
export async function readExport(
  lines: AsyncIterable<string>,
): Promise<{ header: ExportHeader; rows: AsyncGenerator<ChainedDecision> }> {
  const iterator = lines[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done) throw new Error('The export is empty');
  const { exported, complete, chains } = parse(Header, first.value, 1);

  async function* rows(): AsyncGenerator<ChainedDecision> {
    for (let number = 2; ; number++) {
      const { done, value } = await iterator.next();
      if (done) throw new Error(`The export breaks off after line ${number - 1}: export it again`);
      if (/^\{\s*"end"/.test(value)) {
        const { entries } = parse(End, value, number);
        if (entries !== number - 2) throw new Error(`The export had ${entries} rows, this file has ${number - 2}`);
        return;
      }
      yield parse(Entry, value, number) as ChainedDecision;
    }
  }
  return { header: { exported, complete, chains }, rows: rows() };
}

function parse<T extends z.ZodType>(schema: T, line: string, number: number): z.output<T> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new Error(`Line ${number} of the export is not JSON`, { cause });
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const { path, message } = result.error.issues[0]!;
  throw new Error(`Line ${number} of the export is not what it should be: ${path.join('.')}: ${message}`);
}
