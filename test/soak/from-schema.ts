import fc from 'fast-check';

/** JSON Schema as far as the OpenAPI document of the backend and a policy's own use it. */
export interface Schema {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  propertyNames?: Schema;
  additionalProperties?: Schema | boolean;
}

/** Anything JSON can say, the awkward included: what a member may hold instead of what it should. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    '',
    '\u0000',
    '\ud800',
    '__proto__',
    'constructor',
    'x'.repeat(5000),
    1e308,
    -0,
    null,
    [],
    {},
  ),
  fc.constantFrom("' OR 1=1 --", '2026-02-30T25:61:00Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999+23:59'),
  fc.constantFrom('%00', '../../etc', 'sha256-'.padEnd(50, 'x'), '\u202e', 'a'.repeat(64), '{{7*7}}', -1, 2 ** 53),
);

const FORMATS: Record<string, fc.Arbitrary<string>> = {
  uuid: fc.uuid({ version: 7 }),
  'date-time': fc.date({ min: new Date(0), max: new Date(8e12), noInvalidDate: true }).map((d) => d.toISOString()),
};

/**
 * Values that fit a schema, now and then not: a member may be missing, be another value, or be one that nobody asked for.
 *
 * @param wrong how often a part is replaced by junk, in percent
 */
export function fromSchema(schema: Schema, resolve: (ref: string) => Schema, wrong: number): fc.Arbitrary<unknown> {
  const right = fitting(schema, resolve, wrong);
  return fc.oneof({ weight: 100 - wrong, arbitrary: right }, { weight: wrong, arbitrary: junk });
}

function fitting(schema: Schema, resolve: (ref: string) => Schema, wrong: number): fc.Arbitrary<unknown> {
  const inner = (part: Schema) => fromSchema(part, resolve, wrong);
  if (schema.$ref) return fitting(resolve(schema.$ref), resolve, wrong);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(inner));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if ('const' in schema) return fc.constant(schema.const);
  const { properties = {}, additionalProperties, items = {} } = schema;
  switch (schema.type) {
    case 'string':
      return text(schema);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return whole(schema);
    case 'number':
      return fc.double();
    case 'array':
      return fc.array(inner(items), { minLength: schema.minItems ?? 0, maxLength: 4 });
    case 'object': {
      const named = Object.entries(properties).map(([name, part]) => [name, inner(part)] as const);
      const required = (schema.required ?? []).filter((name) => name in properties);
      const whole = fc.record(Object.fromEntries(named), { requiredKeys: required });
      const broken = fc.record(Object.fromEntries(named), { requiredKeys: [] });
      const other = typeof additionalProperties === 'object' ? additionalProperties : undefined;
      const names = fc.oneof(text(schema.propertyNames ?? {}), fc.constantFrom('__proto__', 'toString', 'analytics'));
      const free = other ? fc.dictionary(names, inner(other), { maxKeys: 6 }) : fc.constant({});
      const extra = fc.oneof(
        { weight: 9, arbitrary: fc.constant({}) },
        { weight: 1, arbitrary: fc.dictionary(fc.string(), junk, { maxKeys: 2 }) },
      );
      const made = fc.oneof({ weight: 95, arbitrary: whole }, { weight: 5, arbitrary: broken });
      return fc.tuple(made, free, extra).map((parts) => Object.assign({}, ...parts));
    }
    default:
      return junk;
  }
}

function whole({ minimum, exclusiveMinimum, maximum = 2 ** 31 - 1 }: Schema): fc.Arbitrary<number> {
  const min = minimum ?? (exclusiveMinimum === undefined ? -(2 ** 31) : exclusiveMinimum + 1);
  return fc.integer({ min: Math.max(min, -(2 ** 31)), max: Math.min(maximum, 2 ** 31 - 1) });
}

function text({ pattern, format, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  if (format && FORMATS[format]) return FORMATS[format];
  if (pattern && !/\\p|\(\?/.test(pattern)) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 60) });
}
