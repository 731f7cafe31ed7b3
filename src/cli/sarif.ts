import { isAbsolute, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rules } from '../lint/index.js';
import type { Problem } from '../policy/problem.js';
import { locator } from './locate.js';

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const;

/** What is found before any rule runs. */
const BEFORE = [
  { id: 'json', severity: 'error', summary: 'The file is JSON.', source: 'RFC 8259' },
  {
    id: 'schema',
    severity: 'error',
    summary: 'The document fits the schema of a policy.',
    source: 'policy.schema.json',
  },
  {
    id: 'unknown-use',
    severity: 'error',
    summary: 'What is taken over from the catalogue is in it.',
    source: 'the catalogue',
  },
] as const;

/**
 * Problems as a SARIF 2.1.0 log (OASIS), which code hosts show beside the lines.
 *
 * @param file the path as it was named
 * @param text what the file holds
 * @param from the folder that paths are told from
 */
export function toSarif(file: string, text: string, problems: readonly Problem[], from: string): object {
  const known = [...BEFORE, ...rules];
  const regionOf = locator(text);
  const uri = toUri(file, from);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'assent',
            rules: known.map(({ id, severity, summary, source }) => ({
              id,
              shortDescription: { text: summary },
              help: { text: `${summary} Source: ${source}` },
              defaultConfiguration: { level: LEVEL[severity] },
              properties: { source },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: problems.map(({ rule, severity, path, message, fix, source }) => ({
          ruleId: rule,
          ruleIndex: known.findIndex(({ id }) => id === rule),
          level: LEVEL[severity],
          message: { text: `${path || 'The document'} ${message}. Fix: ${fix}` },
          locations: [
            {
              physicalLocation: { artifactLocation: { uri }, region: regionOf(path) },
              logicalLocations: [{ fullyQualifiedName: path, kind: 'member' }],
            },
          ],
          properties: { fix, ...(source && { source }) },
        })),
      },
    ],
  };
}

/** Relative to the folder where it is below it, as code hosts want it; a `file:` URL elsewhere. */
function toUri(file: string, from: string): string {
  const path = relative(from, file);
  if (path.startsWith('..') || isAbsolute(path)) return pathToFileURL(file).href;
  return path.split(sep).map(encodeURIComponent).join('/');
}
