import type { SqliteDatabase, SqliteStatement } from 'kysely';

/**
 * Opens a database file with the optional peer `libsql`: its API is that of better-sqlite3, its binaries come ready-made.
 *
 * @throws Error with the command that installs it, when it is missing
 * @throws Error naming the file, when it can't be opened
 */
export async function openLibsql(path: string): Promise<SqliteDatabase> {
  const Database = await load();
  try {
    return adapt(new Database(path));
  } catch (cause) {
    throw new Error(`${path}: the database can't be opened; does its folder exist, and may this process write there?`, {
      cause,
    });
  }
}

type Driver = InstanceType<Awaited<ReturnType<typeof load>>>;

/**
 * Kysely's view of the driver. A libsql statement that failed with SQLITE_BUSY stays open until it is collected, and with
 * it the view it had of the database: every later write of the connection then fails as out of date. Only `exec` leaves
 * nothing behind. So transactions begin by `exec` and take the write lock at once: after that, nothing can be busy.
 */
function adapt(database: Driver): SqliteDatabase {
  const control = (sql: string): SqliteStatement => ({
    reader: false,
    all: () => [],
    run() {
      database.exec(sql);
      return { changes: 0, lastInsertRowid: 0 };
    },
    iterate: () => [][Symbol.iterator](),
  });
  return {
    close: () => void database.close(),
    prepare(sql) {
      if (sql === 'begin') return control('begin immediate');
      if (sql === 'commit' || sql === 'rollback' || /^pragma \w+ = /.test(sql)) return control(sql);
      return database.prepare(sql) as unknown as SqliteStatement;
    },
  };
}

async function load() {
  try {
    return (await import('libsql')).default;
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && String(cause.code).endsWith('MODULE_NOT_FOUND'))) throw cause;
    const binary = /@libsql\/[\w-]+/.exec(cause.message)?.[0];
    throw new Error(
      binary
        ? `SQLite storage needs the binary of libsql for this platform (${binary}): npm install libsql --include=optional`
        : 'SQLite storage needs the package libsql: npm install libsql',
      { cause },
    );
  }
}
