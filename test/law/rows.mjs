/**
 * What law and standards ask of a banner, a consent form and a notice: one row a requirement, one file a surface.
 *
 * A row is `{ id, jurisdiction, requirement, source, by }`. `by: "software"`: at least one test's title begins with
 * `[id]`, or with several ids, `[KR-FORM-01][EU-FORM-02] ...`. `by: "owner"`: no software can decide it, and none claims
 * to. An id is never given to another requirement; a requirement that falls away leaves a gap.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, readFiles } from '../structure/files.mjs';
import { tokens } from '../structure/tokens.mjs';

/** The tables of the README, in their order: where a law holds, and what holds anywhere. */
export const JURISDICTIONS = {
  KR: 'Korea',
  EU: 'European Union',
  default: 'Anywhere',
};

const FOLDER = 'test/law';
const RUNNERS = new Set(['test', 'it', 'forEngines']);

/** @returns {{id: string, jurisdiction: string, requirement: string, source: string, by: string, surface: string}[]} */
export function readRows() {
  const files = readdirSync(join(ROOT, FOLDER)).filter((name) => name.endsWith('.json'));
  return files.sort().flatMap((name) => {
    const surface = name.replace('.json', '');
    return JSON.parse(readFileSync(join(ROOT, FOLDER, name), 'utf8')).map((row) => ({ ...row, surface }));
  });
}

/**
 * The ids with which titles of tests begin.
 * @param {string} source of a test file
 * @returns {string[]}
 */
export function idsOfTitles(source) {
  const all = tokens(source);
  return all.flatMap(({ type, at }, index) => {
    const title = type === 'string' || type === 'template';
    if (!title || all[index - 1]?.text !== '(' || !RUNNERS.has(all[index - 2]?.text)) return [];
    const ids = /^(?:\[[A-Z]+-[A-Z]+-\d+\])+/.exec(source.slice(at + 1))?.[0] ?? '';
    return ids.split(/[[\]]+/).filter(Boolean);
  });
}

/** @returns {string[]} the ids of all titles below test/ */
export function readIds() {
  return [...readFiles(['test'], /\.test\.m?[jt]s$/).values()].flatMap(idsOfTitles);
}

/**
 * What is wrong with the rows, or with the tests that claim to hold them.
 * @param {ReturnType<typeof readRows>} rows
 * @param {string[]} ids of titles
 * @returns {string[]}
 */
export function problemsOf(rows, ids) {
  const problems = [];
  const known = new Map(rows.map((row) => [row.id, row]));
  if (known.size < rows.length) problems.push('an id is given twice');
  for (const { id, surface, jurisdiction, requirement, source, by } of rows) {
    const prefix = `${jurisdiction.toUpperCase()}-${surface.toUpperCase()}-`;
    if (!id.startsWith(prefix) || !/^\d\d$/.test(id.slice(prefix.length))) problems.push(`${id} is not ${prefix}nn`);
    if (!(jurisdiction in JURISDICTIONS)) problems.push(`${id} has an unknown jurisdiction, ${jurisdiction}`);
    if (!requirement?.trim() || !source?.trim()) problems.push(`${id} lacks its requirement or source`);
    if (by === 'software' && !ids.includes(id)) problems.push(`${id} has no test whose title begins with [${id}]`);
    if (by === 'owner' && ids.includes(id)) problems.push(`${id} is the owner's, and a test claims it`);
    if (by !== 'software' && by !== 'owner') problems.push(`${id} is by neither software nor owner`);
  }
  for (const id of new Set(ids)) if (!known.has(id)) problems.push(`a test claims ${id}, which no row has`);
  return problems;
}
