#!/usr/bin/env node
import { type Command, type Terminal, UsageError } from './cli/command.js';

/** Every command: its line in the overview, and the module that is loaded only when it runs. */
const commands: Record<string, { summary: string; load(): Promise<{ command: Command }> }> = {
  check: { summary: 'check a policy document', load: () => import('./cli/check.js') },
  build: { summary: 'bake a policy into one guard file', load: () => import('./cli/build.js') },
  schema: { summary: 'print the JSON Schema of a policy', load: () => import('./cli/schema.js') },
  serve: { summary: 'serve the consent backend, on SQLite', load: () => import('./cli/serve.js') },
  verify: { summary: 'check a log, an export or a receipt, offline', load: () => import('./cli/verify.js') },
};

const overview = () => `Usage: assent <command> [options]

Commands:
${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(8)} ${summary}`)
  .join('\n')}

"assent <command> --help" tells more of each.`;

/** Runs one command line (without node and script) and answers with the exit code. */
async function main(args: string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    terminal.out(overview());
    return name === undefined ? 2 : 0;
  }
  if (!Object.hasOwn(commands, name)) {
    terminal.err(`"${name}" is not a command.\n\n${overview()}`);
    return 2;
  }
  const { command } = await commands[name]!.load();
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.out(command.help);
    return 0;
  }
  try {
    return await command.run(rest, terminal);
  } catch (error) {
    const usage = error instanceof UsageError || isParseArgsError(error);
    terminal.err(`assent ${name}: ${error instanceof Error ? error.message : String(error)}`);
    if (usage) terminal.err(`\n${command.help}`);
    return usage ? 2 : 1;
  }
}

/** Node's `parseArgs` complains of unknown and incomplete options with codes of this family. */
function isParseArgsError(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
}

process.exitCode = await main(process.argv.slice(2), {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
});
