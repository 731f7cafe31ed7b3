import { z } from 'zod';
import { notice } from './notice.js';
import { core } from './schema.js';

/** The whole policy document, with what it `use`s taken over: what is in force, hashed and stored. */
export const PolicySchema = z.strictObject({ ...core, ...notice }).describe('An Assent policy document');
