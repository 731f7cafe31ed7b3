import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { problemDetails, problemResponse } from './problem.js';

/**
 * Refuses bodies of more than so many bytes. Where the length is told (and HTTP holds the sender to it) that is enough
 * to know: the body's stream, which is dear to make, is touched only where it is not.
 */
export function limitBody(maxSize: number): MiddlewareHandler {
  const onError = () => problemResponse(problemDetails(413, `Send at most ${maxSize} bytes at a time`));
  const counted = bodyLimit({ maxSize, onError });
  return (c, next) => {
    const told = c.req.header('transfer-encoding') === undefined ? c.req.header('content-length') : undefined;
    if (told === undefined || !/^\d+$/.test(told)) return counted(c, next);
    return Number(told) > maxSize ? Promise.resolve(onError()) : next();
  };
}
