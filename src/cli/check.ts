import { parseArgs } from 'node:util';
import { policyHash } from '../policy/hash.js';
import { type Command, UsageError } from './command.js';
import { printProblems, readPolicyFile } from './policy-file.js';

/** `assent check`: says what is wrong with a policy, where, and how to put it right. */
export const command: Command = {
  help: `Usage: assent check <policy.json> [--json]

Checks a policy document against the schema and the rules. Every message names
the place (a JSON Pointer) and the fix.

Options:
  --json   print { valid, hash, problems } as JSON
  -h, --help

Exit code: 0 no errors (warnings may be printed), 1 errors, 2 it could not run.`,

  async run(args, terminal) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' } } });
    const [file, more] = positionals;
    if (file === undefined || more !== undefined) throw new UsageError('Name one policy file');
    const { document, policy, problems } = await readPolicyFile(file);
    const valid = policy !== undefined;
    const hash = document === undefined ? null : await policyHash(document);
    if (values.json) terminal.out(JSON.stringify({ valid, hash, problems }, null, 2));
    else {
      for (const line of printProblems(file, problems)) terminal.out(line);
      for (const { from, checked } of policy?.services ?? []) {
        if (from) terminal.out(`  catalogue  ${from}, of ${checked}`);
      }
      if (policy) terminal.out(`${policy.id}, version ${policy.version}: ${hash}`);
    }
    return valid ? 0 : 1;
  },
};
