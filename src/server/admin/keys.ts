import { jsonResponse } from '../answer.js';
import type { ServerContext } from '../context.js';

/** `POST /admin/keys`: replaces the key that signs receipts. The public part of the one before stays published. */
export const postKeys = (server: ServerContext) => async () => jsonResponse({ kid: await server.keys.rotate() }, 201);
