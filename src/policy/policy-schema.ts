import { z } from 'zod';
import { notice } from './notice.js';
import { core } from './schema.js';

/** The whole policy document. Its JSON Schema is `dist/policy.schema.json`. */
export const PolicySchema = z.strictObject({ ...core, ...notice }).describe('An Assent policy document');
