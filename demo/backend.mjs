import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const built = new URL('../dist/server.js', import.meta.url);

/**
 * Mounts the consent backend at /assent/v1, as a site mounts it on its own origin.
 * @param {import('hono').Hono} app
 * @param {{db: string, policy: object}} options the SQLite file, and the policy as the pages show it
 * @returns {Promise<{recent: (limit: number) => Promise<object[]>, consentForm: (language: string) => Promise<object>,
 *   recordForm: (request: Request, fields: FormData, options: object) => Promise<object>, close: () => Promise<void>}>} the
 *   log's latest entries, newest first; the boxes of the sign-up form, and what records them; the way to end it
 * @throws {Error} when dist/server.js is not built, or the database can't be opened
 */
export async function mountBackend(app, { db, policy }) {
  if (!existsSync(built))
    throw new Error(`${fileURLToPath(built)} is missing: run "npm run build", or start with "npm start"`);
  const { createConsentServer, renderConsentForm, sqliteStorage } = await import(built.href);
  mkdirSync(dirname(db), { recursive: true });
  const storage = sqliteStorage({ path: db });
  const server = createConsentServer({ storage, policy });
  await server.ready();
  app.all('/assent/v1/*', (c) => server.fetch(c.req.raw));
  return {
    recent: (limit) => storage.recent(limit),
    consentForm: (language) => renderConsentForm({ policy, language, level: 2 }),
    recordForm: (request, fields, options) => server.recordForm(request, fields, options),
    close: () => server.close(),
  };
}
