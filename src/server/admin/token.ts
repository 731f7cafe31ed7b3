import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { problemDetails, problemResponse } from '../problem.js';

/** Fewer characters could be guessed. */
const SHORTEST = 24;

const digest = (text: string) => createHash('sha256').update(text).digest();

/**
 * Lets only requests with `Authorization: Bearer <token>` through. Digests are compared, in constant time: neither the
 * token's characters nor its length can be found out by the time that an answer takes.
 *
 * @throws Error when the token is too short to be a secret
 */
export function requireToken(token: string): MiddlewareHandler {
  if (token.length < SHORTEST)
    throw new Error(`The admin token has fewer than ${SHORTEST} characters: make a longer one`);
  const expected = digest(token);
  return async (c, next) => {
    const given = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    if (timingSafeEqual(digest(given), expected)) return next();
    const detail = 'Send the admin token as "Authorization: Bearer <token>"';
    return problemResponse(problemDetails(401, detail), { 'www-authenticate': 'Bearer realm="assent admin"' });
  };
}
