import type { z } from 'zod';
import { catalogue } from './catalogue/all.js';
import { resolveUses } from './catalogue.js';
import { DocumentSchema } from './document-schema.js';
import { nearest } from './nearest.js';
import { PolicySchema } from './policy-schema.js';
import { type Problem, toPointer } from './problem.js';
import { Language } from './schema.js';
import type { Policy, PolicyDocument } from './types.js';
import { membersAt, schemasAt } from './walk.js';

export type { Problem } from './problem.js';

export interface ParsedPolicy {
  policy?: Policy;
  /** What is hashed, stored and shown. */
  document: unknown;
  problems: Problem[];
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * Reads a policy document on the server's and the command line's side.
 *
 * @param input the document as its owner wrote it: parsed JSON
 * @returns the policy with every default filled in, absent when there is an error; the document that is in force, what
 * it `use`s of the catalogue taken over; and every problem that the schema finds, each with its path and its fix. What
 * no schema can say is for the rules in `src/lint`.
 */
export function parsePolicy(input: unknown): ParsedPolicy {
  const unknown = unknownUses(input);
  if (unknown.length > 0) return { document: input, problems: unknown };
  const document = isPolicyLike(input) ? resolveUses(input, catalogue) : input;
  const result = PolicySchema.safeParse(document);
  if (result.success) return { policy: result.data, document, problems: [] };
  return { document, problems: result.error.issues.flatMap((issue) => explain(issue, document, [])) };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Is it enough of a policy for its `use` to be taken over? What else is wrong with it, the schema tells. */
const isPolicyLike = (input: unknown): input is PolicyDocument =>
  isObject(input) && Array.isArray(input.languages) && Array.isArray(input.services) && input.services.every(isObject);

/** A service of the catalogue that is not there has no hosts: it must not read as one that matches nothing. */
function unknownUses(input: unknown): Problem[] {
  if (!isPolicyLike(input)) return [];
  const ids = catalogue.map(({ id }) => id);
  return (input.services ?? []).flatMap((service, i) => {
    if (!('use' in service) || ids.includes(service.use)) return [];
    const meant = nearest(String(service.use), ids);
    const fix = meant ? `did you mean "${meant}"?` : `use one of ${ids.join(', ')}, or write its members yourself`;
    const found = problem(['services', i, 'use'], `${show(service.use)} is not in the catalogue`, fix);
    return [{ ...found, rule: 'unknown-use' }];
  });
}

function explain(issue: Issue, input: unknown, base: Path): Problem[] {
  const path = [...base, ...issue.path];
  const value = valueAt(input, path);
  if (value === undefined && path.length > 0) return [missing(path)];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownMember(key, path));
    case 'invalid_union': {
      const branch = closest(issue.errors);
      return branch ? branch.flatMap((inner) => explain(inner, input, path)) : [wrongType(path, value)];
    }
    case 'invalid_type':
      return [wrongType(path, value)];
    case 'invalid_value': {
      const allowed = issue.values.map((v) => JSON.stringify(v)).join(', ');
      const meant = typeof value === 'string' ? nearest(value, issue.values.map(String)) : undefined;
      return [problem(path, `${show(value)} is not allowed here`, meant ? `use "${meant}"` : `use one of ${allowed}`)];
    }
    case 'invalid_key':
      return [
        problem(
          path,
          `the member name ${show(path.at(-1))} is not valid`,
          `rename it: ${issue.issues.map(hint).join('; ')}`,
        ),
      ];
    case 'too_small':
      if (value === '' || (Array.isArray(value) && value.length === 0)) {
        return [problem(path, 'is empty', 'give at least one')];
      }
      return [problem(path, `${show(value)} is too small`, `use ${issue.minimum} or more`)];
    case 'too_big':
      return [problem(path, `${show(value)} is too big`, `use ${issue.maximum} or less`)];
    default:
      return [problem(path, `${show(value)} is not valid`, hint(issue))];
  }
}

/** Of a union's alternatives, the one whose own type fits the value: its complaints are the useful ones. */
function closest(branches: readonly Issue[][]): Issue[] | undefined {
  return branches.find((issues) => !issues.some((i) => i.path.length === 0 && i.code === 'invalid_type'));
}

function missing(path: Path): Problem {
  const name = String(path.at(-1));
  const note = schemasAt(PolicySchema, path).map(expected).join(' or ');
  return problem(path, 'is missing', `add "${name}"${note && `: ${note}`}`);
}

function wrongType(path: Path, value: unknown): Problem {
  const wanted = schemasAt(PolicySchema, path).map(expected).join(' or ') || 'another type';
  return problem(path, `is ${describe(value)}`, `give ${wanted}`);
}

function unknownMember(key: string, path: Path): Problem {
  const known = membersAt(DocumentSchema, path);
  const meant = nearest(key, known);
  const fix = meant ? `did you mean "${meant}"?` : `remove it; known here: ${known.join(', ')}`;
  return problem([...path, key], 'is not a member that a policy has here', fix);
}

/** What a schema asks for, in a few words. */
function expected(node: z.core.$ZodTypes): string {
  const def = node._zod.def;
  switch (def.type) {
    case 'string':
      return 'a string';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'a list';
    case 'record':
      return def.keyType === Language ? 'an object with a text per language' : 'an object';
    case 'object':
      return 'an object';
    case 'enum':
      return Object.values(def.entries)
        .map((v) => `"${v}"`)
        .join(' or ');
    case 'literal':
      return def.values.map((v) => JSON.stringify(v)).join(' or ');
    default:
      return `a value of type ${def.type}`;
  }
}

const problem = (path: Path, message: string, fix: string): Problem => ({
  severity: 'error',
  rule: 'schema',
  path: toPointer(path),
  message,
  fix,
});

/** The schema's own message: ours say what to use; a library's default is made to read as advice. */
function hint(issue: Issue | z.core.$ZodRawIssue): string {
  return (issue.message ?? 'give a valid value').replace(/^Invalid (input|string): (must )?/, '');
}

function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined),
    input,
  );
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return `the ${typeof value} ${show(value)}`;
}
