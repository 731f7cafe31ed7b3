import { z } from 'zod';
import { DocumentSchema } from '../policy/document-schema.js';
import type { Command } from './command.js';

/** `assent schema`: the JSON Schema of a policy document, for editors and other tools. */
export const command: Command = {
  help: `Usage: assent schema

Prints the JSON Schema of a policy document (also in the package: assent/policy.schema.json).`,
  async run(_args, terminal) {
    const schema = z.toJSONSchema(DocumentSchema, { io: 'input' });
    terminal.out(JSON.stringify({ title: 'Assent policy', ...schema }, null, 2));
    return 0;
  },
};
