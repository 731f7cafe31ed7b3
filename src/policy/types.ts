import type { z } from 'zod';
import type { PolicySchema } from './policy-schema.js';

/** A policy document after normalisation: every default filled in. */
export type Policy = z.output<typeof PolicySchema>;

/** A policy document as an owner writes it. */
export type PolicyInput = z.input<typeof PolicySchema>;

/** One string, or one per language. */
export type TextValue = string | Record<string, string>;
