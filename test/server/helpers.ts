import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { uuidv7 } from '../../src/decision/id.js';
import type { Decision } from '../../src/decision/types.js';
import { type ListenOptions, listen } from '../../src/server/node.js';
import { type ConsentServerOptions, createConsentServer, sqliteStorage } from '../../src/server.js';

/** The least that a policy needs, with a marketing purpose. */
export const policy = {
  id: 'shop',
  version: '2026-11-01',
  languages: ['en'],
  controller: { name: 'Shop Ltd' },
  purposes: [
    { id: 'necessary', necessity: 'required', title: 'Necessary' },
    { id: 'analytics', title: 'Analytics' },
    { id: 'events', surface: 'marketing', title: 'Events' },
  ],
  services: [{ id: 'posthog', purpose: 'analytics', name: 'PostHog', hosts: ['i.posthog.com'], cookies: ['ph_*'] }],
};

/** Opens the admin routes of a server that is started with it. */
export const token = 'an-admin-token-for-the-tests';

/** A folder of the test's own, removed after it. */
export async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'assent-'));
  t.after(() => rm(path, { recursive: true, force: true }));
  return path;
}

export const newSubject = () => randomBytes(24).toString('hex');

let ticks = 0;

/** A decision as a browser sends it. */
export function decision(overrides: Partial<Decision> & Record<string, unknown> = {}): Decision {
  ticks += 1;
  return {
    id: uuidv7(Date.now() + ticks),
    subject: newSubject(),
    policy: { id: policy.id, version: policy.version },
    regime: 'opt-in',
    choices: { analytics: true },
    source: 'banner:save',
    language: 'en',
    at: new Date().toISOString(),
    ...overrides,
  };
}

type Results = {
  results: { id: string | null; status: string; problem?: { status: number; errors?: { pointer: string }[] } }[];
};

/** A backend on a real port and a real file. */
export async function startServer(
  t: TestContext,
  options: Partial<ConsentServerOptions> = {},
  listening: ListenOptions = {},
) {
  const storage = options.storage ?? sqliteStorage({ path: join(await folder(t), 'consent.db') });
  const server = createConsentServer({ policy, ...options, storage });
  const http = await listen(server, { port: 0, ...listening });
  t.after(() => http.close());
  const url = http.url;
  const post = (body: unknown, init: RequestInit = {}) =>
    fetch(`${url}/decisions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      ...init,
    });
  return {
    url,
    http,
    storage,
    post,
    /** Sends decisions and answers with their statuses. */
    async send(decisions: unknown[], sent?: string) {
      const answer = await post({ ...(sent && { sent }), decisions });
      if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
      return ((await answer.json()) as Results).results;
    },
    record: (subject: string) => fetch(`${url}/record`, { headers: { authorization: `Bearer ${subject}` } }),
  };
}
