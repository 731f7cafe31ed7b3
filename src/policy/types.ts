import type { z } from 'zod';
import type { DocumentSchema } from './document-schema.js';
import type { PolicySchema } from './policy-schema.js';

/** A policy document after normalisation: every default filled in. */
export type Policy = z.output<typeof PolicySchema>;

/** A policy document with defaults left out, and what it `use`s of the catalogue taken over. */
export type PolicyInput = z.input<typeof PolicySchema>;

/** A policy document as an owner writes it. */
export type PolicyDocument = z.input<typeof DocumentSchema>;

/** One string, or one per language. */
export type TextValue = string | Record<string, string>;
