import { z } from 'zod';
import { catalogue } from './catalogue/all.js';
import { PolicySchema } from './policy-schema.js';
import { IsoDate, Service } from './schema.js';

/** A service taken over from the catalogue; what stands beside `use` goes before the entry's. */
export const Use = Service.partial().extend({
  use: z.enum(catalogue.map(({ id }) => id)).describe('The entry of the catalogue that is taken over'),
});

/** The document as its owner writes it. Its JSON Schema is `dist/policy.schema.json`. */
export const DocumentSchema = PolicySchema.extend({ services: z.array(z.union([Use, Service])).default([]) });

/** A file of the catalogue. */
export const EntrySchema = Service.extend({
  operator: z.string(),
  country: z.string().regex(/^[A-Z]{2}$/),
  description: z.strictObject({ en: z.string(), ko: z.string() }),
  privacyUrl: z.url({ protocol: /^https$/ }),
  hosts: z.array(z.string()).nonempty(),
  checked: IsoDate,
  sources: z.array(z.url({ protocol: /^https$/ })).nonempty(),
});
