import { parseArgs } from 'node:util';
import { createConsentServer } from '../server/create.js';
import { listen, stopSignal } from '../server/node.js';
import { postgresStorage } from '../server/storage/postgres.js';
import { isPostgresUrl } from '../server/storage/reader.js';
import { sqliteStorage } from '../server/storage/sqlite.js';
import { type Command, UsageError } from './command.js';
import { printProblems, readPolicyFile } from './policy-file.js';

/** `assent serve`: the consent backend on a port, with its log in a SQLite file or in PostgreSQL. */
export const command: Command = {
  help: `Usage: assent serve --policy <policy.json> --db <consent.db> [options]
       assent serve --policy <policy.json> --db postgres://user@host/database

Serves the consent backend under /assent/v1, with its log in a SQLite file, or
in PostgreSQL for more than one machine.

Options:
  --policy <file>   the policy document; again for each further site
  --db <database>   path of the SQLite file, made where missing, or a PostgreSQL
                    connection string (which lets others on this machine see
                    its password: the variable ASSENT_DB does not)
  --port <n>        default 8787; 0 picks a free one
  --host <address>  default 127.0.0.1 (this machine alone)
  --origin <origin> a page's origin that may call from elsewhere, such as
                    https://www.example.com; again for each further one
  -h, --help

Variables:
  ASSENT_DB          instead of --db
  ASSENT_ADMIN_TOKEN opens the routes below /admin to those who send it
  ASSENT_KEY_SECRET  encrypts the keys that sign receipts, in the database

It ends at SIGTERM or SIGINT, after the requests under way.
Exit code: 0 ended so, 1 the policy has errors or the server could not start, 2 called wrongly.`,

  async run(args, terminal) {
    const { values } = parseArgs({
      args,
      options: {
        policy: { type: 'string', multiple: true },
        db: { type: 'string' },
        port: { type: 'string', default: '8787' },
        host: { type: 'string', default: '127.0.0.1' },
        origin: { type: 'string', multiple: true, default: [] },
      },
    });
    if (!values.policy) throw new UsageError('Name the policy: --policy policy.json');
    const { ASSENT_DB, ASSENT_ADMIN_TOKEN, ASSENT_KEY_SECRET } = process.env;
    const db = values.db ?? ASSENT_DB;
    if (!db) throw new UsageError('Name the database: --db consent.db');
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65_535) throw new UsageError(`"${values.port}" is not a port`);

    const documents: unknown[] = [];
    for (const file of values.policy) {
      const { document, policy, problems } = await readPolicyFile(file);
      const lines = printProblems(file, problems, true);
      if (lines.length > 1) for (const line of lines) terminal.err(line);
      if (!policy) return 1;
      documents.push(document);
    }
    const server = createConsentServer({
      policies: documents,
      storage: isPostgresUrl(db) ? postgresStorage({ connectionString: db }) : sqliteStorage({ path: db }),
      ...(ASSENT_ADMIN_TOKEN && { admin: { token: ASSENT_ADMIN_TOKEN } }),
      ...(ASSENT_KEY_SECRET && { receipts: { secret: ASSENT_KEY_SECRET } }),
      origins: values.origin,
    });
    const listening = await listen(server, { host: values.host, port });
    const stopped = stopSignal();
    terminal.out(`Assent is listening on ${listening.url}`);
    await stopped;
    terminal.err('Finishing the requests under way');
    await listening.close();
    return 0;
  },
};
