import { readFile } from 'node:fs/promises';
import { checkPolicy } from '../lint/index.js';
import type { Problem } from '../policy/problem.js';
import type { Policy } from '../policy/types.js';
import { UsageError } from './command.js';

/** A policy file as it was read and checked. */
export interface PolicyFile {
  /** What it holds, without a byte order mark. */
  text: string;
  /** The document in force, what it `use`s of the catalogue taken over; absent when the file is not JSON. */
  document?: unknown;
  /** Absent when there is an error among the problems. */
  policy?: Policy;
  problems: Problem[];
}

/**
 * Reads and checks a policy file.
 *
 * @throws UsageError when the file can't be read
 */
export async function readPolicyFile(path: string): Promise<PolicyFile> {
  let text: string;
  try {
    text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UsageError(`${path} can't be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return { text, problems: [notJson(text, error as SyntaxError)] };
  }
  return { text, ...checkPolicy(document) };
}

/** The engine's message, with line and column where it tells the place. */
function notJson(text: string, { message }: SyntaxError): Problem {
  const offset = /at position (\d+)/.exec(message)?.[1];
  const before = text.slice(0, offset === undefined ? text.length : Number(offset)).split('\n');
  const place = `line ${before.length}, column ${before.at(-1)!.length + 1}`;
  const what = message.replace(/ (in JSON )?at position \d+.*$/s, '').replace(/, ".*" is not valid JSON$/s, '');
  return { severity: 'error', rule: 'json', path: '', message: `is not JSON: ${what}`, fix: `look at ${place}` };
}

/**
 * Problems as lines for a terminal.
 *
 * @param quietly leaves out what is for information alone
 */
export function printProblems(file: string, problems: readonly Problem[], quietly = false): string[] {
  const shown = problems.filter(({ severity }) => !quietly || severity !== 'info');
  const lines = shown.flatMap(({ severity, rule, path, message, fix, source }) => [
    `  ${severity.padEnd(7)}  ${path || '(document)'}  ${message}  [${rule}]`,
    `           ${fix}${source ? ` (${source})` : ''}`,
  ]);
  const of = (severity: Problem['severity']) => shown.filter((p) => p.severity === severity).length;
  const notes = of('info') > 0 ? `, ${of('info')} for information` : '';
  return [`${file}: ${count(of('error'), 'error')}, ${count(of('warning'), 'warning')}${notes}`, ...lines];
}

const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
