import { parseArgs } from 'node:util';
import { policyHash } from '../policy/hash.js';
import type { Problem } from '../policy/problem.js';
import { type Command, UsageError } from './command.js';
import { checkPage } from './page/check-page.js';
import { printProblems, readPolicyFile } from './policy-file.js';
import { toSarif } from './sarif.js';

const OPTIONS = {
  json: { type: 'boolean' },
  sarif: { type: 'boolean' },
  'fail-on': { type: 'string' },
  page: { type: 'string' },
  browser: { type: 'string' },
} as const;

/** What fails the check, by the least severity that does. */
const FAILS: Record<string, readonly Problem['severity'][]> = {
  error: ['error'],
  warning: ['error', 'warning'],
  info: ['error', 'warning', 'info'],
};

/** `assent check`: says what is wrong with a policy, where, and how to put it right. */
export const command: Command = {
  help: `Usage: assent check <policy.json> [--json | --sarif] [--fail-on <severity>]
       assent check --page <url> [--json] [--browser <program>]

Checks a policy document against the schema, the rules of structure and the rules
of law. Every message names the place (a JSON Pointer), the fix, and the law or
reason. Rules of law are for documents that tell what a privacy notice tells.

  error    wrong, or missing where the law wants it. An error of schema or
           structure also stops "assent build" and "assent serve"
  warning  likely wrong
  info     worth a look; it may well be meant so

With --page it opens a page instead, as a visitor who was never there: in light,
in dark and at 320 px. It fails where refuse and accept are not equal, where
either can't be seen, where something is ticked before a choice, and where one
click settles the one and not the other. It needs Chromium or Chrome, and
npm install puppeteer-core.

Options:
  --json               print { valid, hash, problems } or { valid, page, views } as JSON
  --sarif              print a SARIF 2.1.0 log, which code hosts show beside the lines
  --fail-on <severity> error (the default), warning or info: what makes the exit code 1
  --page <url>         an http or https address
  --browser <program>  Chromium's path, where it is not found by itself
  -h, --help

Exit code: 0 nothing of that severity, 1 something, 2 it could not run.`,

  async run(args, terminal) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
    const { json, sarif, page, 'fail-on': least = 'error' } = values;
    const fails = Object.hasOwn(FAILS, least) ? FAILS[least] : undefined;
    if (!fails) throw new UsageError(`--fail-on takes error, warning or info, not "${least}"`);
    if (json && sarif) throw new UsageError('Choose one of --json and --sarif');
    if (page !== undefined) {
      if (sarif || values['fail-on']) throw new UsageError('--sarif and --fail-on are for a policy file');
      return checkPage(page, values, terminal);
    }
    const [file, more] = positionals;
    if (file === undefined || more !== undefined) throw new UsageError('Name one policy file');
    const { text, document, policy, problems } = await readPolicyFile(file);
    const failed = problems.some(({ severity }) => fails.includes(severity));
    const hash = document === undefined ? null : await policyHash(document);
    if (sarif) terminal.out(JSON.stringify(toSarif(file, text, problems, process.cwd()), null, 2));
    else if (json) {
      const valid = problems.every(({ severity }) => severity !== 'error');
      terminal.out(JSON.stringify({ valid, hash, problems }, null, 2));
    } else {
      for (const line of printProblems(file, problems)) terminal.out(line);
      for (const { from, checked } of policy?.services ?? []) {
        if (from) terminal.out(`  catalogue  ${from}, of ${checked}`);
      }
      if (policy) terminal.out(`${policy.id}, version ${policy.version}: ${hash}`);
    }
    return failed ? 1 : 0;
  },
};
