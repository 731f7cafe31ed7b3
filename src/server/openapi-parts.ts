import { z } from 'zod';

/** Schemas as OpenAPI 3.1 has them: JSON Schema 2020-12, each under its name, one referring to another by it. */
export function components(io: 'input' | 'output', schemas: Record<string, z.ZodType>): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, { io, target: 'draft-2020-12', uri: (id) => `#/components/schemas/${id}` });
  const named = Object.entries(made.schemas).map(([id, { $schema, $id, ...schema }]) => [id, schema] as const);
  return Object.fromEntries(named);
}

export const content = (schema: object, type = 'application/json') => ({ [type]: { schema } });
export const answer = (description: string, schema: object) => ({ description, content: content(schema) });
export const problem = (description: string) => ({
  description,
  content: content({ $ref: '#/components/schemas/Problem' }, 'application/problem+json'),
});
