import type { z } from 'zod';

type Node = z.core.$ZodTypes;

/** Called with each schema that a value stands under (a union: every alternative), and where the value is. */
export type Visitor = (schema: Node, value: unknown, path: readonly PropertyKey[]) => void;

/**
 * Walks a value and the schema that describes it side by side, so that a rule can find all values of one type (such as
 * localised texts) wherever the schema allows them, now and after the schema has grown.
 */
export function walk(schema: z.core.$ZodType, value: unknown, visit: Visitor, path: readonly PropertyKey[] = []): void {
  const node = schema as Node;
  visit(node, value, path);
  const def = node._zod.def;
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
      walk(def.innerType, value, visit, path);
      return;
    case 'union':
      for (const option of def.options) walk(option, value, visit, path);
      return;
    case 'array':
      if (!Array.isArray(value)) return;
      for (const [i, item] of value.entries()) walk(def.element, item, visit, [...path, i]);
      return;
    case 'object':
      if (!isObject(value)) return;
      for (const [key, member] of Object.entries(def.shape)) {
        if (Object.hasOwn(value, key)) walk(member, value[key], visit, [...path, key]);
      }
      return;
    case 'record':
      if (!isObject(value)) return;
      for (const [key, member] of Object.entries(value)) walk(def.valueType, member, visit, [...path, key]);
      return;
    default:
  }
}

/** The schemas that describe the value at `path`: several where a union leads there. */
export function schemasAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): Node[] {
  const def = (schema as Node)._zod.def;
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
      return schemasAt(def.innerType, path);
    case 'union':
      return def.options.flatMap((option) => schemasAt(option, path));
    default:
  }
  const [head, ...rest] = path;
  if (head === undefined) return [schema as Node];
  if (def.type === 'array') return schemasAt(def.element, rest);
  if (def.type === 'record') return schemasAt(def.valueType, rest);
  if (def.type === 'object' && Object.hasOwn(def.shape, head)) return schemasAt(def.shape[head as string]!, rest);
  return [];
}

/** The member names that the schema knows at `path`. */
export function membersAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  return schemasAt(schema, path).flatMap((node) =>
    node._zod.def.type === 'object' ? Object.keys(node._zod.def.shape) : [],
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
